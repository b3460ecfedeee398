import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { type Line, LineDecoder } from "../../src/net/line_decoder.ts";
import { bytes, concat, UNSAFE } from "../harness/bytes.ts";

const MAX = 12;

Deno.test("LineDecoder gives the same lines however the bytes are split", () => {
  fc.assert(
    fc.property(CONVERSATION, fc.array(fc.nat(300)), (stream, cuts) => {
      assertEquals(decode(split(stream, cuts)), decode([stream]));
    }),
    { numRuns: 1000 },
  );
});

Deno.test("LineDecoder gives the same lines byte by byte as all at once", () => {
  fc.assert(
    fc.property(CONVERSATION, (stream) => {
      const single = Array.from(stream, (byte) => new Uint8Array([byte]));
      assertEquals(decode(single), decode([stream]));
    }),
    { numRuns: 1000 },
  );
});

Deno.test("LineDecoder gives no line that is too long or acts on a terminal", () => {
  fc.assert(
    fc.property(CONVERSATION, fc.array(fc.nat(300)), (stream, cuts) => {
      for (const line of decode(split(stream, cuts))) {
        if (typeof line !== "string") continue;
        assert(new TextEncoder().encode(line).length <= MAX);
        assert(!UNSAFE.test(line), JSON.stringify(line));
      }
    }),
  );
});

Deno.test("LineDecoder gives lines that have nothing amiss as they were", () => {
  const text = fc.string({ unit: "grapheme-ascii" });
  fc.assert(
    fc.property(fc.array(text), fc.array(fc.nat(300)), (lines, cuts) => {
      const stream = bytes(...lines.map((line) => `${line}\n`));
      const decoder = new LineDecoder(1000);
      const seen = split(stream, cuts).flatMap((part) => decoder.push(part));
      assertEquals(seen, lines);
    }),
  );
});

Deno.test("LineDecoder tells of one fault a line, and hurts none beside it", () => {
  const good = fc.constantFrom("hi", "", "가나다라", "x".repeat(MAX));
  const bad = fc.constantFrom<[number[], Line]>(
    [[0xc3], { fault: "lineNotUtf8" }],
    [Array(MAX + 1).fill(0x78), { fault: "lineTooLong" }],
    [Array(MAX * 9).fill(0x80), { fault: "lineTooLong" }],
  );
  const row = fc.oneof(
    good.map((line): [Uint8Array, Line] => [bytes(line, "\n"), line]),
    bad.map((
      [line, fault],
    ): [Uint8Array, Line] => [bytes(...line, "\n"), fault]),
  );
  fc.assert(fc.property(fc.array(row), fc.array(fc.nat(300)), (rows, cuts) => {
    const stream = concat(rows.map(([line]) => line));
    assertEquals(decode(split(stream, cuts)), rows.map(([, line]) => line));
  }));
});

function decode(parts: readonly Uint8Array[]): Line[] {
  const decoder = new LineDecoder(MAX);
  const lines = parts.flatMap((part) => decoder.push(part));
  return [...lines, ...decoder.end()];
}

/** Cuts at every given place, as far as there is something on both sides. */
function split(stream: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts)].filter((cut) => cut < stream.length)
    .sort((a, b) => a - b);
  return [0, ...places].map((from, index) =>
    stream.subarray(from, places[index])
  );
}

/** What people and their programs send as a matter of course. */
const TAME = fc.constantFrom(
  ...["\n", "\r\n", "\r\0", "\r", "hi", "안녕", "👋", "\x1b[1m", "\u202e"]
    .map((text) => bytes(text)),
  ...[
    "x".repeat(MAX),
    "가".repeat(MAX / 3),
    "x".repeat(MAX / 2),
    "\ufeff",
    "\0",
  ]
    .map((text) => bytes(text)),
);

/** Telnet commands, and what is amiss. */
const WILD = fc.oneof(
  fc.constantFrom(
    bytes(0xff, 251, 31),
    bytes(0xff, 250, 24, 10, 0xff, 240),
    bytes(0xff, 0xff),
    bytes(0xff),
    bytes(0xc3),
  ),
  fc.uint8Array({ maxLength: 5 }),
);

const LENGTH = { maxLength: 40, size: "max" } as const;

/** One that is tame throughout is taken another way than one that is not. */
const CONVERSATION = fc.oneof(
  fc.array(TAME, LENGTH),
  fc.array(fc.oneof({ weight: 9, arbitrary: TAME }, WILD), LENGTH),
).map(concat);
