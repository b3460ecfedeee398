import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Input, PasteSplitter } from "../../../src/client/paste.ts";

const BEGIN = "\x1b[200~";
const END = "\x1b[201~";

/** Joins what is split only because it came in pieces. */
function joined(inputs: readonly Input[]): Input[] {
  const all: Input[] = [];
  for (const { kind, text } of inputs) {
    const last = all.at(-1);
    if (last?.kind === kind && kind === "keys") {
      all[all.length - 1] = { kind, text: last.text + text };
    } else all.push({ kind, text });
  }
  return all;
}

Deno.test("PasteSplitter.push() gives the same however input is split", () => {
  const text =
    `ab\x1b[A${BEGIN}one\ntwo\x1b[31m${END}\x1b[200c${BEGIN}3${END}x`;
  const expected: Input[] = [
    { kind: "keys", text: "ab\x1b[A" },
    { kind: "paste", text: "one\ntwo\x1b[31m" },
    { kind: "keys", text: "\x1b[200c" },
    { kind: "paste", text: "3" },
    { kind: "keys", text: "x" },
  ];
  const cuts = fc.uniqueArray(fc.nat(text.length), { maxLength: 8 });
  fc.assert(fc.property(cuts, (places) => {
    const splitter = new PasteSplitter();
    const ends = [0, ...places.sort((a, b) => a - b), text.length];
    const inputs = ends.slice(1).flatMap((end, index) =>
      splitter.push(text.slice(ends[index], end))
    );
    assertEquals(joined(inputs), expected);
  }));
});

Deno.test("PasteSplitter.release() gives a key that was no marker", () => {
  const splitter = new PasteSplitter();
  assertEquals(splitter.push("\x1b"), []);
  assertEquals(splitter.isHolding, true);
  assertEquals(splitter.release(), [{ kind: "keys", text: "\x1b" }]);
  assertEquals([splitter.isHolding, splitter.release()], [false, []]);
});

Deno.test("PasteSplitter.push() lets a paste without an end go", () => {
  const splitter = new PasteSplitter();
  const long = "x".repeat(1024 * 1024);
  assertEquals(splitter.push(BEGIN + long), [{ kind: "paste", text: long }]);
});
