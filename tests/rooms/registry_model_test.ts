import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { LIMITS } from "../../src/limits.ts";
import { Registry } from "../../src/rooms/registry.ts";
import { FakePeople, type FakePerson } from "../harness/fake_people.ts";
import { step } from "../harness/step.ts";
import { clockOf } from "../harness/clock_of.ts";

const NAMES = ["ann", "Ann", "bob", "BOB", "cy", "가"];
const ROOMS = ["lobby", "tea", "TEA", "zen"];
const PEOPLE = 5;

/** Somebody as they should be. */
interface Expected extends FakePerson {
  name: string;
  /** The key of the room they are in; empty when they are in none. */
  room: string;
  shown: string;
}

/** The registry, and beside it who should be where and should have been told what. */
class Model {
  readonly registry = new Registry({ ...LIMITS, rooms: 3 }, clockOf(() => 0));
  readonly crowd = new FakePeople();
  readonly people: Expected[] = Array.from(
    { length: PEOPLE },
    () => this.#newcomer(),
  );

  claim(who: number, name: string): void {
    const one = this.people[who];
    const isFree = this.people.every((other) =>
      other === one || other.name.toLowerCase() !== name.toLowerCase()
    );
    assertEquals(this.registry.claim(one.person, name), isFree);
    if (!isFree) return;
    if (one.room !== "" && one.name !== name) {
      this.#tell(one.room, `*** ${one.name} is now ${name}\n`);
    }
    one.name = name;
  }

  move(who: number, roomName: string): void {
    const one = this.people[who];
    const key = roomName.toLowerCase();
    if (one.name === "" || one.room === key) return;
    this.#exit(one, () => {
      this.registry.exit(one.person, one.person.room!, { reason: "moved" });
    });
    const room = this.registry.open(roomName);
    assert(room !== undefined);
    this.registry.enter(one.person, room);
    one.room = key;
    this.#tell(key, `*** ${one.name} has joined\n`);
  }

  speak(who: number): void {
    const { person, name, room } = this.people[who];
    if (room === "") return;
    const intent = { kind: "said", who: name, text: "hi" } as const;
    this.registry.broadcast(person.room!, intent);
    this.#tell(room, `[${name}] hi\n`);
  }

  release(who: number): void {
    const one = this.people[who];
    this.#exit(one, () => this.registry.release(one.person, "quit"));
    this.registry.release(one.person, "quit");
    // Whoever has left comes again as somebody else.
    if (one.name !== "") this.people[who] = this.#newcomer();
  }

  check(): void {
    const { registry } = this;
    const named = this.people.filter(({ name }) => name !== "");
    assertEquals(registry.names.size, named.length);
    for (const { person, name } of named) {
      assert(registry.names.find(name) === person);
      assertEquals(person.name, name);
    }
    const keys = new Set(this.people.map(({ room }) => room).filter(Boolean));
    assertEquals(registry.roomCount, keys.size);
    for (const key of keys) {
      const here = this.people.filter(({ room }) => room === key);
      const room = registry.room(key)!;
      assertEquals(
        [...room.members].sort(),
        here.map(({ name }) => name).sort(),
      );
      const reading = [...room.people()];
      assertEquals(reading.length, here.length);
      for (const { person } of here) {
        assert(reading.includes(person) && person.room === room);
        assertEquals(person.rooms.size, 1);
      }
    }
  }

  async checkShown(): Promise<void> {
    await this.crowd.settle();
    for (const { received, shown } of this.people) {
      assertEquals(received(), shown);
    }
    await this.crowd[Symbol.asyncDispose]();
  }

  #newcomer(): Expected {
    return { ...this.crowd.add(), name: "", room: "", shown: "" };
  }

  #exit(one: Expected, exit: () => void): void {
    if (one.room === "") return;
    const { room, name } = one;
    one.room = "";
    exit();
    this.#tell(room, `*** ${name} has left\n`);
  }

  #tell(room: string, line: string): void {
    for (const one of this.people) if (one.room === room) one.shown += line;
  }
}

const WHO = fc.nat(PEOPLE - 1);

const STEP = fc.oneof(
  fc.tuple(WHO, fc.constantFrom(...NAMES)).map(([who, name]) =>
    step<Model>(`${who} claims ${name}`, (model) => model.claim(who, name))
  ),
  fc.tuple(WHO, fc.constantFrom(...ROOMS)).map(([who, room]) =>
    step<Model>(`${who} goes to ${room}`, (model) => model.move(who, room))
  ),
  WHO.map((who) => step<Model>(`${who} speaks`, (model) => model.speak(who))),
  WHO.map((who) => step<Model>(`${who} leaves`, (model) => model.release(who))),
);

Deno.test("Registry is consistent, and tells each coming and going once", async () => {
  const steps = fc.array(STEP, { maxLength: 100, size: "max" });
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const model = new Model();
      for (const step of steps) {
        step(model);
        model.check();
      }
      await model.checkShown();
    }),
    { numRuns: 200 },
  );
});
