import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import type { Cursor } from "../../src/fanout/cursor.ts";
import { Feed } from "../../src/fanout/feed.ts";
import { Outbox } from "../../src/fanout/outbox.ts";
import { FakeConnection } from "../harness/fake_connection.ts";
import { step } from "../harness/step.ts";

const SIZES = { feed: 1024 * 1024, leastSegment: 16, segment: 64 };
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One reader of two rooms, and beside it what it has to be shown, in order. */
class Model {
  readonly #rooms = [new Feed(SIZES), new Feed(SIZES)];
  readonly #outbox = new Outbox(
    new FakeConnection(),
    { ready: () => {} },
    { each: Infinity },
  );
  #room = 0;
  #cursor: Cursor | undefined = this.#outbox.follow(this.#rooms[0], 0);
  #said = 0;
  #expected = "";
  #received = "";

  /** Somebody says something in the room where the reader is, or in the other. */
  say(isHere: boolean): void {
    const line = this.#line("said");
    const inRoom = isHere ? this.#room : 1 - this.#room;
    this.#rooms[inRoom].append(line);
    if (isHere && this.#cursor !== undefined) this.#expected += line;
  }

  /** Somebody whom the reader ignores says something. */
  sayIgnored(): void {
    const feed = this.#rooms[this.#room];
    const before = feed.head;
    feed.append(this.#line("ignored"));
    this.#cursor?.skip(before, feed.head);
  }

  tell(): void {
    const line = this.#line("private");
    this.#outbox.send(encoder.encode(line));
    this.#expected += line;
  }

  leave(): void {
    if (this.#cursor === undefined) return;
    this.#outbox.unfollow(this.#cursor);
    this.#cursor = undefined;
  }

  move(): void {
    this.leave();
    this.#room = 1 - this.#room;
    const feed = this.#rooms[this.#room];
    this.#cursor = this.#outbox.follow(feed, feed.head);
  }

  /** Writes as those who write do. Tells whether there was something to write. */
  write(most: number): boolean {
    const bytes = this.#outbox.next();
    if (bytes === undefined) {
      this.#outbox.rest();
      return false;
    }
    const count = Math.min(most, bytes.length);
    this.#outbox.advance(count);
    this.#received += decoder.decode(bytes.subarray(0, count));
    if (this.#outbox.isEmpty) this.#outbox.rest();
    return true;
  }

  check(): void {
    assert(
      this.#expected.startsWith(this.#received),
      `received ${this.#received} instead of ${this.#expected}`,
    );
  }

  checkAll(): void {
    while (this.write(Infinity));
    assertEquals(this.#received, this.#expected);
    assert(this.#outbox.isEmpty);
  }

  #line(what: string): string {
    return `${this.#said++} ${what}\n`;
  }
}

const STEP = fc.oneof(
  fc.constant(step<Model>("say here", (model) => model.say(true))),
  fc.constant(step<Model>("say elsewhere", (model) => model.say(false))),
  fc.constant(step<Model>("say ignored", (model) => model.sayIgnored())),
  fc.constant(step<Model>("tell", (model) => model.tell())),
  fc.constant(step<Model>("move", (model) => model.move())),
  fc.constant(step<Model>("leave", (model) => model.leave())),
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 30 }).map((most) =>
      step<Model>(`write ${most}`, (model) => {
        model.write(most);
      })
    ),
  },
);

Deno.test("Outbox gives everything in the order in which it was said", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 100, size: "max" }), (steps) => {
      const model = new Model();
      for (const step of steps) {
        step(model);
        model.check();
      }
      model.checkAll();
    }),
    { numRuns: 500 },
  );
});
