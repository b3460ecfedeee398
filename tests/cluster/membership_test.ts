import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  type Batch,
  decodeBatch,
  encodeBatch,
} from "../../src/cluster/batch.ts";
import {
  HELLO_LIFE,
  Membership,
  SILENCE,
} from "../../src/cluster/membership.ts";

const HELLO = { node: "a", at: 0, epoch: 1, rules: "r" };

function begun(): Membership {
  const members = new Membership();
  const batch: Batch = {
    w: "w1",
    n: 1,
    deeds: [],
    hello: HELLO,
    isEpoch: true,
  };
  members.begin(1, batch);
  members.advance(1_000);
  members.take(batch);
  return members;
}

/** Any batch that some writer might send, at a time after the one before. */
const entry = fc.record({
  step: fc.integer({ min: -500, max: 9_000 }),
  w: fc.constantFrom("w1", "w2", "w3"),
  n: fc.integer({ min: 1, max: 4 }),
  node: fc.constantFrom("a", "b"),
  isHello: fc.boolean(),
});

type Entry = typeof entry extends fc.Arbitrary<infer Value> ? Value : never;

/** Applies entries, and gives what came of each. */
function run(members: Membership, entries: readonly Entry[]): unknown[] {
  return entries.map(({ step, w, n, node, isHello }) => {
    const hello = { ...HELLO, node, at: members.clock };
    const gone = members.advance(members.time + step);
    const batch = { w, n, deeds: [], ...isHello && { hello } };
    return { w, n, isHello, gone, ...members.take(batch) };
  });
}

Deno.test("membership: of each writer, the batches that count are 1, 2, 3 and so on", () => {
  fc.assert(fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
    const last = new Map([["w1", 1]]);
    for (const of of run(begun(), entries)) {
      const { w, n, gone, counts, ended } = of as {
        w: string;
        n: number;
        gone: string[];
        counts: boolean;
        ended?: string;
      };
      for (const id of [...gone, ...ended === undefined ? [] : [ended]]) {
        assert(last.delete(id), "who is gone lived before");
      }
      if (counts) {
        assertEquals(n, (last.get(w) ?? 0) + 1);
        last.set(w, n);
      }
    }
  }));
});

Deno.test("membership: a node that takes the state over goes on as the others do", () => {
  fc.assert(fc.property(
    fc.array(entry, { maxLength: 30 }),
    fc.array(entry, { maxLength: 30 }),
    (before, after) => {
      const one = begun();
      run(one, before);
      const other = new Membership();
      other.load(JSON.parse(JSON.stringify(one.save())));
      assertEquals(run(one, after), run(other, after));
      assertEquals(one.save(), other.save());
    },
  ));
});

Deno.test("membership: who is silent is gone, but not while nothing can be written", () => {
  const members = begun();
  // NATS was away for an hour: that is one second of the log clock.
  assertEquals(members.advance(3_600_000), []);
  let time = members.time;
  for (let at = 1; at * 1_000 < SILENCE; at++) {
    assertEquals(members.advance(time += 1_000), []);
  }
  assertEquals(members.advance(time + 1_000), ["w1"]);
  assertEquals(members.take({ w: "w1", n: 2, deeds: [] }), { counts: false });
});

Deno.test("membership: a hello that comes late, from before, or of other rules is void", () => {
  const greet = (hello: Partial<typeof HELLO>, delay = 0) => {
    const members = begun();
    for (let time = 0; time < delay; time += 1_000) {
      members.advance(members.time + 1_000);
    }
    const { clock: at } = begun();
    const batch = { w: "w2", n: 1, deeds: [] };
    return members.take({
      ...batch,
      hello: { ...HELLO, node: "b", at, ...hello },
    })
      .counts;
  };
  assertEquals(greet({}), true);
  assertEquals(greet({}, HELLO_LIFE), true);
  assertEquals(greet({}, HELLO_LIFE + 1_000), false);
  assertEquals(greet({ at: 60_000 }), false);
  assertEquals(greet({ epoch: 2 }), false);
  assertEquals(greet({ rules: "other" }), false);
});

Deno.test("batch: what is read is what was written, and anything else is none", () => {
  const head = { w: "w", n: 3, seen: [2, "hash"] as const };
  const bytes = encodeBatch(head, ['{"text":"Grüße"}']);
  assertEquals(decodeBatch(bytes), { ...head, deeds: [{ text: "Grüße" }] });
  const odd = [
    ...["", "[]", "null", "1", '{"w":"w"}', '{"w":"w","n":0,"deeds":[]}'],
    ...['{"w":"w","n":1,"deeds":[1]}', '{"w":"w","n":1,"deeds":{}}'],
    ...['{"w":"w","n":1,"deeds":[],"hello":{}}'],
    ...['{"w":"w","n":1,"deeds":[],"isEpoch":true}'],
  ];
  const encoder = new TextEncoder();
  assertEquals(
    odd.filter((text) => decodeBatch(encoder.encode(text)) !== undefined),
    [],
  );
  assertEquals(decodeBatch(new Uint8Array([0xff, 0xfe])), undefined);
});
