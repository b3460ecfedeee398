import { assertEquals } from "@std/assert";
import { textBlocks } from "../../../src/web/page/text_blocks.js";

function kinds(text: string): string[] {
  return textBlocks(text).map(({ kind, text }) => `${kind}: ${text}`);
}

Deno.test("textBlocks() takes what stands between fences for code", () => {
  assertEquals(kinds("see\n```js\nlet a;\n\nlet b;\n```\nthere"), [
    "prose: see",
    "code: let a;\n\nlet b;",
    "prose: there",
  ]);
});

Deno.test("textBlocks() leaves a fence alone that nothing closes", () => {
  assertEquals(kinds("```\nopen"), ["prose: ```\nopen"]);
});

Deno.test("textBlocks() takes indented lines for code, with those around them", () => {
  assertEquals(kinds("if (a) {\n  b();\n}"), ["code: if (a) {\n  b();\n}"]);
  assertEquals(kinds("  one line"), ["prose:   one line"]);
});

Deno.test("textBlocks() tells quotations from what answers them", () => {
  assertEquals(kinds("> one\n>two\nanswer\n> three"), [
    "quote: one\ntwo",
    "prose: answer",
    "quote: three",
  ]);
});
