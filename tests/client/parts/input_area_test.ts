import { assertEquals } from "@std/assert";
import { inputAreaOf } from "../../../src/client/input_area.ts";

function rowsOf(pending: readonly string[], rows: number, status = "") {
  return inputAreaOf({
    pending: pending.map((text) => ({ text, indent: 0 })),
    morePending: (count) => `… ${count} more`,
    status,
    prompt: "› ",
    draft: "",
    cursor: 0,
    look: { color: false, time: false, lang: "en" },
    columns: 20,
    rows,
  }).rows;
}

Deno.test("inputAreaOf() shows the last of one's lines, and counts those it has no place for", () => {
  assertEquals(rowsOf(["one", "two"], 12), ["one", "two", "› "]);
  assertEquals(rowsOf(["one", "two", "three"], 6), ["… 2 more", "three", "› "]);
  assertEquals(rowsOf(["one", "two"], 6), ["one", "two", "› "]);
  // A line of which only a part would fit is counted, too.
  const long = "a sentence of more than two rows, which has words";
  assertEquals(rowsOf([long], 6), ["… 1 more", "› "]);
  assertEquals(rowsOf(["one", "two"], 6, "lost"), ["… 2 more", "lost", "› "]);
  assertEquals(rowsOf(["one", "two"], 4, "lost"), ["lost", "› "]);
});
