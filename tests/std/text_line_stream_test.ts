import { assertEquals } from "@std/assert";
import { TextLineStream } from "@std/streams/text-line-stream";

async function lines(...chunks: string[]): Promise<string[]> {
  return await Array.fromAsync(
    ReadableStream.from(chunks).pipeThrough(new TextLineStream()),
  );
}

Deno.test("TextLineStream cuts at LF and CRLF", async () => {
  assertEquals(await lines("one\ntwo\r\n\nthree\n"), [
    "one",
    "two",
    "",
    "three",
  ]);
});

Deno.test("TextLineStream gives the same lines however the text is split", async () => {
  assertEquals(await lines("o", "ne\r", "\ntw", "", "o\n"), ["one", "two"]);
});

Deno.test("TextLineStream gives what follows the last newline, if anything does", async () => {
  assertEquals(await lines("one\ntwo"), ["one", "two"]);
  assertEquals(await lines("one\n"), ["one"]);
  assertEquals(await lines(), []);
});

Deno.test("TextLineStream keeps a CR that ends no line", async () => {
  assertEquals(await lines("a\rb\nc\r"), ["a\rb", "c\r"]);
});
