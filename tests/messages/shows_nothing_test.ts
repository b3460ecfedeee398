import { assertEquals } from "@std/assert";
import { showsNothing, slashedWord } from "../../src/messages/shows_nothing.ts";

Deno.test("slashedWord() is the word after the first slash, of either width, behind blanks alone", () => {
  const lines = [
    "/op x",
    " /op x",
    "\u3000／ＯＰ",
    "//op",
    "op /x",
    "",
    "~/x",
    "한/x",
  ];
  assertEquals(lines.map(slashedWord), [
    ...["op", "op", "op", undefined],
    ...[undefined, undefined, undefined, undefined],
  ]);
});

Deno.test("showsNothing() holds for blanks and what has no shape, and for nothing else", () => {
  const blank = ["", " ", "\t", "\u2800", "\u200b", "\u3164 \u00ad"];
  assertEquals(blank.filter((text) => !showsNothing(text)), []);
  const shown = ["!", "/", "~", " x", "\u200b.", "가", "\u{1f600}"];
  assertEquals(shown.filter(showsNothing), []);
});
