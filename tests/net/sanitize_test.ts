import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { clean, isCleanBlock } from "../../src/net/sanitize.ts";
import { UNSAFE } from "../harness/bytes.ts";

Deno.test("clean() leaves a text alone that has nothing unsafe", () => {
  const texts = ["hi", "안녕 👩‍👩‍👧 שלום", "a\u200fb \u00a0 é", "[31m", "~`$\\"];
  for (const text of texts) assertEquals(clean(text), text);
});

Deno.test("clean() takes escape sequences out whole", () => {
  const texts: [dirty: string, cleaned: string][] = [
    ["\x1b[31mred\x1b[0m", "red"],
    ["\x1b[?1049h\x1b[2;5Hx", "x"],
    ["\x9b1mx", "x"],
    ["\x1b]0;title\x07x", "x"],
    ["\x1b]8;;http://a\x1b\\link\x1b]8;;\x1b\\", "link"],
    ["\x1bPq#0\x1b\\x", "x"],
    ["\x1b(Bx\x1bcx", "xx"],
    ["x\x1b]never ended", "x"],
    ["x\x1b[", "x"],
    ["x\x1b", "x"],
    ["\x1b\x1b[0m[31mx", "[31mx"],
  ];
  for (const [dirty, cleaned] of texts) assertEquals(clean(dirty), cleaned);
});

Deno.test("clean() makes a space of what separates, and drops other controls", () => {
  assertEquals(clean("a\tb\x0bc\x0cd\x85e\u2028f\u2029g"), "a b c d e f g");
  assertEquals(clean("a\0b\x07c\x7fd\rе\n"), "abcdе");
});

Deno.test("clean() drops bidirectional overrides, and keeps marks", () => {
  assertEquals(clean("a\u202eb\u202c\u2066c\u2069\ufeff"), "abc");
  assertEquals(clean("a\u200eb\u200fc\u061c"), "a\u200eb\u200fc\u061c");
});

Deno.test("clean() never gives anything unsafe, and is done at once", () => {
  fc.assert(fc.property(TEXT, (text) => {
    const once = clean(text);
    assert(!UNSAFE.test(once), JSON.stringify(once));
    assertEquals(clean(once), once);
  }));
});

Deno.test("clean() gives nothing that was not there", () => {
  fc.assert(fc.property(TEXT, (text) => {
    const left = [...text];
    for (const character of clean(text)) {
      const index = left.findIndex((other) =>
        other === character || (character === " " && UNSAFE.test(other))
      );
      assert(index >= 0);
      left.splice(0, index + 1);
    }
  }));
});

Deno.test("isCleanBlock() is true of those blocks whose lines clean() leaves alone", () => {
  fc.assert(
    fc.property(fc.array(TEXT), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      const whole = lines.map((line) => line.replace(/[\r\n]/g, ""));
      assertEquals(
        isCleanBlock(whole.map((line) => line + end).join("")),
        whole.every((line) => clean(line) === line && !UNSAFE.test(line)),
      );
    }),
  );
});

/** Text with more than its share of what is unsafe. */
const TEXT = fc.array(
  fc.oneof(
    fc.constantFrom(
      ..."\x1b\x1b[]P\\0;m\x07\x9b\x9c\x90\t\r\n\x85\u202e\u2066\ufeff\u2028a가",
    ),
    fc.string({ unit: "binary", maxLength: 3 }),
  ),
  { maxLength: 20, size: "max" },
).map((parts) => parts.join(""));
