import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { Feed, type FeedSizes, type Waiter } from "../../src/fanout/feed.ts";
import { step } from "../harness/step.ts";

const SIZES: FeedSizes = { feed: 256, leastSegment: 16, segment: 64 };
const encoder = new TextEncoder();

/** A reader as the contract has it: it waits at the head, and is woken once. */
class Reader implements Waiter {
  place: number;
  isAsleep = false;
  constructor(place: number) {
    this.place = place;
  }
  wake(): void {
    assert(this.isAsleep, "was woken twice");
    this.isAsleep = false;
  }
}

/** The feed, and beside it everything that was ever appended. */
class Model {
  readonly feed = new Feed(SIZES);
  readonly readers: Reader[] = [];
  readonly #starts: number[] = [];
  #all = new Uint8Array(0);
  // Views that somebody still holds, and what they showed at first.
  readonly #held: { view: Uint8Array; bytes: Uint8Array }[] = [];

  append(text: string): void {
    const bytes = encoder.encode(text);
    this.#starts.push(this.#all.length);
    this.#all = new Uint8Array([...this.#all, ...bytes]);
    const before = this.feed.tail;
    const dropped = this.feed.append(text);
    assertEquals(this.feed.head, this.#all.length);
    if (!dropped && this.readers.length > 0) {
      assertEquals(this.feed.tail, before);
    }
    assert(this.readers.every(({ isAsleep }) => !isAsleep));
  }

  read(which: number, most: number): void {
    const reader = this.readers.at(which % this.readers.length);
    if (reader === undefined) return;
    const { feed } = this;
    const end = Math.min(feed.head, reader.place + most);
    const view = feed.view(reader.place, end);
    const isThere = reader.place < end && reader.place >= feed.tail;
    assertEquals(view !== undefined, isThere);
    if (view === undefined) {
      reader.place = Math.max(reader.place, feed.tail);
      return;
    }
    const bytes = this.#all.slice(reader.place, reader.place + view.length);
    assertEquals(view, bytes);
    this.#held.push({ view, bytes });
    reader.place += view.length;
    assert(reader.place === end || this.#starts.includes(reader.place));
  }

  catchUp(which: number): void {
    const reader = this.readers.at(which % this.readers.length);
    while (reader !== undefined && reader.place !== this.feed.head) {
      this.read(which, 1000);
    }
  }

  wait(which: number): void {
    const reader = this.readers.at(which % this.readers.length);
    if (reader === undefined || reader.isAsleep) return;
    if (reader.place !== this.feed.head) return;
    reader.isAsleep = true;
    this.feed.wait(reader);
  }

  attach(): void {
    this.readers.push(new Reader(this.feed.head));
    this.feed.attach();
  }

  detach(which: number): void {
    if (this.readers.length === 0) return;
    const [reader] = this.readers.splice(which % this.readers.length, 1);
    this.feed.detach(reader);
    if (this.readers.length === 0) assertEquals(this.feed.held, 0);
  }

  check(): void {
    const { feed, readers } = this;
    assert(feed.held <= SIZES.feed, `holds ${feed.held}`);
    assert(feed.tail <= feed.head);
    for (const { view, bytes } of this.#held) assertEquals(view, bytes);
    if (readers.length > 0 && readers.every(({ isAsleep }) => isAsleep)) {
      assert(feed.held <= SIZES.segment, `keeps ${feed.held} for nobody`);
    }
  }
}

/** Lines of up to 20 characters, of up to three bytes each. */
const APPEND = fc.tuple(
  fc.constantFrom("x", "é", "가"),
  fc.integer({ min: 1, max: 20 }),
).map(([letter, count]) =>
  step<Model>(`append ${letter} ${count} times`, (model) => {
    model.append(letter.repeat(count));
  })
);

const READ = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 99 })).map(
  ([which, most]) =>
    step<Model>(`${which} reads ${most}`, (model) => model.read(which, most)),
);

const CATCH_UP = fc.nat(9).map((which) =>
  step<Model>(`${which} catches up and waits`, (model) => {
    model.catchUp(which);
    model.wait(which);
  })
);

const ATTACH = fc.constant(step<Model>("attach", (model) => model.attach()));

const DETACH = fc.nat(9).map((which) =>
  step<Model>(`detach ${which}`, (model) => model.detach(which))
);

const STEP = fc.oneof(
  { weight: 4, arbitrary: APPEND },
  { weight: 6, arbitrary: READ },
  { weight: 4, arbitrary: CATCH_UP },
  { weight: 1, arbitrary: ATTACH },
  { weight: 1, arbitrary: DETACH },
);

Deno.test("Feed is a log with places, whatever is done to it", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 120, size: "max" }), (steps) => {
      const model = new Model();
      for (const step of steps) {
        step(model);
        model.check();
      }
    }),
    { numRuns: 500 },
  );
});
