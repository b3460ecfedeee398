import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Cursor } from "../../src/fanout/cursor.ts";
import { Feed } from "../../src/fanout/feed.ts";
import { Outbox } from "../../src/fanout/outbox.ts";
import { FakeConnection } from "../harness/fake_connection.ts";
import { type Step, step } from "../harness/step.ts";

const SIZES = { feed: 65_536, leastSegment: 64, segment: 128 };
const ROOMS = 3;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A reader in several rooms at once, and what was said to them in each. */
class Model {
  readonly #feeds = Array.from({ length: ROOMS }, () => new Feed(SIZES));
  readonly #outbox = new Outbox(
    new FakeConnection(),
    { ready() {} },
    { each: 1_000_000 },
  );
  readonly #cursors: (Cursor | undefined)[] = [];
  // What has to be received, by room, and what before each private line.
  readonly #said: string[][] = this.#feeds.map(() => []);
  readonly #before = new Map<string, readonly string[]>();
  #count = 0;
  #received = "";

  say(room: number): void {
    const line = this.#line(`room ${room}`);
    this.#feeds[room].append(line);
    if (this.#cursors[room] !== undefined) this.#said[room].push(line);
  }

  tell(): void {
    const line = this.#line("private");
    this.#before.set(line, [...this.#said.flat(), ...this.#before.keys()]);
    this.#outbox.send(encoder.encode(line));
  }

  enter(room: number): void {
    const feed = this.#feeds[room];
    this.#cursors[room] ??= this.#outbox.follow(feed, feed.head);
  }

  leave(room: number): void {
    const cursor = this.#cursors[room];
    if (cursor !== undefined) this.#outbox.unfollow(cursor);
    this.#cursors[room] = undefined;
  }

  write(most: number): boolean {
    const bytes = this.#outbox.next();
    if (bytes === undefined) {
      this.#outbox.rest();
      return false;
    }
    const count = Math.min(most, bytes.length);
    this.#outbox.advance(count);
    this.#received += decoder.decode(bytes.subarray(0, count));
    return true;
  }

  checkAll(): void {
    while (this.write(Infinity));
    assert(this.#outbox.isEmpty);
    const lines = this.#received.split(/(?<=\n)/);
    const place = new Map(lines.map((line, at) => [line, at]));
    assertEquals(place.size, lines.length, "a line came twice");
    for (const said of this.#said) {
      assertEquals(lines.filter((line) => said.includes(line)), said);
    }
    assertEquals(
      lines.filter((line) => line !== "").length,
      this.#said.flat().length + this.#before.size,
    );
    for (const [line, before] of this.#before) {
      for (const other of before) {
        assert(place.get(other)! < place.get(line)!, `${other} after ${line}`);
      }
    }
  }

  #line(what: string): string {
    return `${this.#count++} ${what}\n`;
  }
}

const ROOM = fc.integer({ min: 0, max: ROOMS - 1 });

const inRoom = (
  what: string,
  act: (model: Model, room: number) => void,
): fc.Arbitrary<Step<Model>> =>
  ROOM.map((room) =>
    step<Model>(`${what} ${room}`, (model) => act(model, room))
  );

const STEP = fc.oneof(
  { weight: 4, arbitrary: inRoom("say", (model, room) => model.say(room)) },
  { weight: 2, arbitrary: inRoom("enter", (model, room) => model.enter(room)) },
  inRoom("leave", (model, room) => model.leave(room)),
  fc.constant(step<Model>("tell", (model) => model.tell())),
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 30 }).map((most) =>
      step<Model>(`write ${most}`, (model) => {
        model.write(most);
      })
    ),
  },
);

Deno.test("Outbox.send() waits for what was said in every room of its reader", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 100, size: "max" }), (steps) => {
      const model = new Model();
      for (const step of steps) step(model);
      model.checkAll();
    }),
    { numRuns: 500 },
  );
});
