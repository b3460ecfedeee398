import { assert, assertEquals } from "@std/assert";
import { markedWords, wordsOf } from "../../../src/web/page/marked_words.js";

/** A line as it is shown, with brackets around what is marked. */
function shown(line: string, ...words: string[]): string {
  return markedWords(line, words)
    .map(({ text, isMarked }) => isMarked ? `[${text}]` : text).join("");
}

Deno.test("wordsOf() gives the words and phrases of a search, without what narrows it", () => {
  assertEquals(
    wordsOf('deploy "is red" in:dev from:alice before:2026-01-31 again'),
    ["deploy", "is red", "again"],
  );
  // What only begins like that is a word.
  assertEquals(wordsOf("in: from:"), ["in:", "from:"]);
  assertEquals(wordsOf("begin:dev"), ["begin:dev"]);
  assertEquals(wordsOf('"in:dev"'), ["in:dev"]);
  assertEquals(wordsOf(""), []);
});

Deno.test("markedWords() marks words wherever they stand, whatever their case", () => {
  assertEquals(
    shown("Deploy, redeploy: DEPLOY", "deploy"),
    "[Deploy], re[deploy]: [DEPLOY]",
  );
  assertEquals(
    shown("어제 회의록을 올렸습니다", "의록", "습니"),
    "어제 회[의록]을 올렸[습니]다",
  );
  // As people on a Mac type it.
  assertEquals(shown("회의록".normalize("NFD"), "의록"), "회[의록]");
  assertEquals(shown("회의록", "의록".normalize("NFD")), "회[의록]");
  assertEquals(shown("nothing of it", "else"), "nothing of it");
});

Deno.test("markedWords() marks words that meet or overlap as one", () => {
  assertEquals(shown("abcdef", "abc", "cde"), "[abcde]f");
  assertEquals(shown("abcdef", "abc", "def"), "[abcdef]");
  assertEquals(shown("aaaa", "aa"), "[aaaa]");
  assertEquals(shown("any", ""), "any");
});

Deno.test("markedWords() keeps its place behind letters whose small form is longer", () => {
  // İ becomes two characters.
  assertEquals(shown("İİ İzmir deploy", "deploy"), "İİ İzmir [deploy]");
  assertEquals(shown("😀 deploy", "deploy"), "😀 [deploy]");
});

Deno.test("markedWords() shows a part of a long line, around the first word of it", () => {
  const long = `${"a".repeat(500)}deploy${"b".repeat(500)}`;
  assertEquals(
    shown(long, "deploy"),
    `…${"a".repeat(60)}[deploy]${"b".repeat(214)}…`,
  );
  assertEquals(shown("a".repeat(300), "x"), `${"a".repeat(280)}…`);
  const end = `${"a".repeat(300)}deploy`;
  assertEquals(shown(end, "deploy"), `…${"a".repeat(60)}[deploy]`);
  assertEquals(shown("a".repeat(280), "x"), "a".repeat(280));
});

Deno.test("markedWords() cuts no letter in two", () => {
  for (const shift of [0, 1]) {
    const line = `${"x".repeat(shift)}${"😀".repeat(200)}deploy${
      "😀".repeat(200)
    }`;
    const text = shown(line, "deploy");
    assert(text.isWellFormed(), text);
    assert(text.startsWith("…😀") && text.endsWith("😀…"), text);
  }
});
