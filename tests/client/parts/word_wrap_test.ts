import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { glyphsOf, widthOf } from "../../../src/client/text_width.ts";
import { wordWrap } from "../../../src/client/word_wrap.ts";

const lines = fc.record({
  text: fc.string({
    unit: fc.constantFrom(
      "a",
      "b",
      "한",
      "漢",
      "。",
      "👨‍👩‍👧‍👦",
      "é",
      " ",
      "\x1b[2m",
    ),
    maxLength: 80,
  }),
  indent: fc.nat(12),
  columns: fc.integer({ min: 4, max: 60 }),
});

Deno.test("wordWrap() breaks between words, and puts further rows under the text", () => {
  const line = { text: "[bob] one two three four", indent: 6 };
  assertEquals(wordWrap(line, 24), ["[bob] one two three four"]);
  assertEquals(wordWrap(line, 20), ["[bob] one two three", "      four"]);
  // On a narrow screen the indent is small.
  assertEquals(wordWrap(line, 14), ["[bob] one two", "  three four"]);
});

Deno.test("wordWrap() breaks Korean between words, Chinese and Japanese anywhere", () => {
  const rows = (text: string) => wordWrap({ text, indent: 0 }, 12);
  assertEquals(rows("안녕하세요 반갑습니다"), ["안녕하세요", "반갑습니다"]);
  assertEquals(rows("ab 中文没有空格的。"), ["ab 中文没有", "空格的。"]);
  // A word that no row has place for is broken between characters.
  assertEquals(rows("가나다라마바사아"), ["가나다라마바", "사아"]);
});

Deno.test("wordWrap() leaves a long link whole, at the left", () => {
  const link = "https://example.org/a/long/way/down";
  const line = { text: `[bob] see ${link} now`, indent: 6 };
  assertEquals(wordWrap(line, 30), ["[bob] see", link, "      now"]);
  assertEquals(wordWrap(line, 40), ["[bob] see", `${link} now`]);
});

Deno.test("wordWrap() counts no escape sequence, and keeps it", () => {
  const line = {
    text: "\x1b[1m[\x1b[31mbob\x1b[39m] one two\x1b[22m",
    indent: 6,
  };
  assertEquals(wordWrap(line, 18), [
    "\x1b[1m[\x1b[31mbob\x1b[39m] one two\x1b[22m",
  ]);
  assertEquals(wordWrap({ ...line, indent: 2 }, 10), [
    "\x1b[1m[\x1b[31mbob\x1b[39m] one",
    "  two\x1b[22m",
  ]);
});

Deno.test("wordWrap() loses no character, breaks none, and fits the screen", () => {
  fc.assert(fc.property(lines, ({ text, indent, columns }) => {
    const rows = wordWrap({ text, indent }, columns);
    for (const row of rows) assert(widthOf(row) <= columns, row);
    const bare = (all: string) => all.replaceAll(" ", "");
    assertEquals(bare(rows.join("")), bare(text));
    const whole = new Set(glyphsOf(text).map((glyph) => glyph.text));
    for (const row of rows) {
      for (const glyph of glyphsOf(row.replace(/^ +/, ""))) {
        assert(whole.has(glyph.text), JSON.stringify([rows, glyph.text]));
      }
    }
  }));
});
