import { assert, assertEquals } from "@std/assert";
import {
  type Line,
  LineDecoder,
  TIMING_MARK,
} from "../../src/net/line_decoder.ts";
import { bytes, TELNET } from "../harness/bytes.ts";

const { IAC, WILL, DO, SB, SE } = TELNET;
const LONG: Line = { fault: "lineTooLong" };
const BROKEN: Line = { fault: "lineNotUtf8" };

Deno.test("LineDecoder.push() gives each line without its end", () => {
  const decoder = new LineDecoder(100);
  assertEquals(decoder.push(bytes("one\ntwo\r\nthree\r\0\nfo")), [
    "one",
    "two",
    "three",
    "",
  ]);
  assertEquals(decoder.push(bytes("ur\r")), ["four"]);
  assert(!decoder.hasPending);
  assertEquals(decoder.push(bytes("\nfive")), []);
  assert(decoder.hasPending);
  assertEquals(decoder.end(), ["five"]);
  assert(!decoder.hasPending);
});

Deno.test("LineDecoder.push() ends a line at a CR alone, at once", () => {
  const decoder = new LineDecoder(100);
  assertEquals(decoder.push(bytes("a\rb\n\r\r\nc\r")), [
    "a",
    "b",
    "",
    "",
    "c",
  ]);
  assertEquals(decoder.push(bytes("d\r")), ["d"]);
  assertEquals(decoder.push(bytes("\0e\r\re\n")), ["e", "", "e"]);
});

Deno.test("LineDecoder.push() joins a character that was torn", () => {
  const decoder = new LineDecoder(100);
  assertEquals(decoder.push(bytes(0xea, 0xb0)), []);
  assertEquals(decoder.push(bytes(0x80, "\n")), ["가"]);
});

Deno.test("LineDecoder.push() takes telnet commands out", () => {
  const decoder = new LineDecoder(100);
  assertEquals(
    decoder.push(bytes("a", IAC, WILL, 31, "b", IAC, DO, 10, "c\n")),
    ["abc"],
  );
  assertEquals(decoder.push(bytes("a", IAC, SB, 24, "x\n", IAC)), []);
  assertEquals(decoder.push(bytes(IAC, "y", IAC, SE, "b\n")), ["ab"]);
  assertEquals(decoder.push(bytes(IAC, 241, IAC, 249, "c\n")), ["c"]);
});

Deno.test("LineDecoder.push() tells of a timing mark that is asked for, in its place", () => {
  const decoder = new LineDecoder(100);
  assertEquals(
    decoder.push(bytes("a\nb", IAC, DO, 6, "c\n", IAC, DO, 1, IAC, WILL, 6)),
    ["a", TIMING_MARK, "bc"],
  );
  for (const byte of [IAC, DO]) assertEquals(decoder.push(bytes(byte)), []);
  assertEquals(decoder.push(bytes(6)), [TIMING_MARK]);
  assertEquals(decoder.push(bytes(IAC, SB, 6, IAC, DO, 6, IAC, SE)), []);
});

Deno.test("LineDecoder.push() takes a doubled IAC for a byte, which is not UTF-8", () => {
  const decoder = new LineDecoder(100);
  assertEquals(decoder.push(bytes("a", IAC, IAC, "b\nc\n")), [BROKEN, "c"]);
});

Deno.test("LineDecoder.push() tells of a line that is too long, once and at once", () => {
  const decoder = new LineDecoder(4);
  assertEquals(decoder.push(bytes("1234\n12345\r\n1234\r\n")), [
    "1234",
    LONG,
    "1234",
  ]);
  assertEquals(decoder.push(bytes("12345")), [LONG]);
  assertEquals(decoder.push(bytes("6789")), []);
  assert(!decoder.hasPending);
  assertEquals(decoder.push(bytes("\nnext\n")), ["next"]);
  assertEquals(decoder.push(bytes("가나\n가x\n")), [LONG, "가x"]);
});

Deno.test("LineDecoder.push() tells of a line that is not UTF-8, and of no other", () => {
  const decoder = new LineDecoder(100);
  const broken: number[][] = [
    [0x80],
    [0xc3],
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ];
  for (const sequence of broken) {
    assertEquals(decoder.push(bytes("one\na", ...sequence, "\ntwo\n")), [
      "one",
      BROKEN,
      "two",
    ]);
  }
});

Deno.test("LineDecoder.push() cleans every line", () => {
  const decoder = new LineDecoder(100);
  assertEquals(decoder.push(bytes("\x1b[1ma\nb\u202e\n\ufeffc\n")), [
    "a",
    "b",
    "c",
  ]);
});

Deno.test("LineDecoder.end() ends what is pending, and nothing else", () => {
  const decoder = new LineDecoder(4);
  assertEquals(decoder.end(), []);
  decoder.push(bytes("123456"));
  assertEquals(decoder.end(), []);
  assertEquals(decoder.push(bytes("a\r")), ["a"]);
  assertEquals(decoder.end(), []);
  decoder.push(bytes("a"));
  assertEquals(decoder.end(), ["a"]);
  decoder.push(bytes(0xea));
  assertEquals(decoder.end(), [BROKEN]);
  assertEquals(decoder.push(bytes("b\n")), ["b"]);
});
