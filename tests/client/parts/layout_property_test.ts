import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { layOut } from "../../../src/client/draft_layout.ts";
import { codePointsBeside, widthOf } from "../../../src/client/text_width.ts";

const drafts = fc.record({
  text: fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom("a", "한", "🙂", "é", " "),
      maxLength: 60,
    }),
  ),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  indent: fc.nat(10),
  columns: fc.integer({ min: 14, max: 80 }),
});

Deno.test("layOut() keeps the text, and fits the screen", () => {
  fc.assert(fc.property(drafts, ({ text, place, indent, columns }) => {
    const cursor = Math.round(place * text.length);
    const { rows } = layOut({ text, cursor, indent, columns });
    assertEquals(rows.join(""), text);
    for (const row of rows) assert(indent + widthOf(row) <= columns);
  }));
});

Deno.test("layOut() gives the cursor a column of its own", () => {
  fc.assert(fc.property(drafts, ({ text, place, indent, columns }) => {
    const cursor = Math.round(place * text.length);
    const { rows, row, before } = layOut({ text, cursor, indent, columns });
    assert(rows[row].startsWith(before));
    assert(indent + widthOf(before) < columns);
    const at = rows.slice(0, row).join("").length + before.length;
    // At the cursor, or at the beginning of the character that it is within.
    assert(at <= cursor);
    if (cursor === text.length) assertEquals(at, cursor);
  }));
});

Deno.test("layOut() breaks no wide character", () => {
  const text = "가나다";
  assertEquals(layOut({ text, cursor: 3, indent: 1, columns: 6 }), {
    rows: ["가나", "다"],
    row: 1,
    before: "다",
  });
  assertEquals(layOut({ text, cursor: 2, indent: 0, columns: 4 }), {
    rows: ["가나", "다"],
    row: 1,
    before: "",
  });
  assertEquals(layOut({ text: "가나", cursor: 2, indent: 0, columns: 4 }), {
    rows: ["가나", ""],
    row: 1,
    before: "",
  });
});

Deno.test("codePointsBeside() counts those of one character", () => {
  const text = "a👨‍👩‍👧b\u1100\u1161\u11a8";
  const family = "👨‍👩‍👧";
  const cases: [number, "before" | "behind", number][] = [
    [0, "before", 0],
    [1, "before", 1],
    [1, "behind", 5],
    [1 + family.length, "before", 5],
    // Within a character, as far as its end or its beginning.
    [1 + 3, "before", 2],
    [1 + 3, "behind", 3],
    [text.length, "before", 3],
    [text.length, "behind", 0],
  ];
  for (const [at, side, count] of cases) {
    assertEquals(codePointsBeside(text, at, side), count, `${at} ${side}`);
  }
});
