import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { LIMITS } from "../../src/limits.ts";
import type { Line } from "../../src/net/line_decoder.ts";
import { nameFault, numberedName } from "../../src/rooms/name.ts";
import { channelOf, repairNick, roomOf } from "../../src/irc/channel_name.ts";
import { spoken } from "../../src/irc/event_writer.ts";
import { IrcDecoder } from "../../src/irc/irc_decoder.ts";
import {
  escapeTag,
  formatMessage,
  parseMessage,
  unescapeTag,
} from "../../src/irc/irc_message.ts";
import { byteLength, splitText } from "../../src/irc/split_text.ts";
import { parseRequest, stripCodes } from "../../src/irc/text_codes.ts";
import { glob } from "../../src/irc/who_command.ts";

const encoder = new TextEncoder();

Deno.test("parseMessage() takes lines apart", () => {
  const rows: [string, string, string[]][] = [
    ["PING", "PING", []],
    ["ping x", "PING", ["x"]],
    ["  PRIVMSG   #a   :hi  there ", "PRIVMSG", ["#a", "hi  there "]],
    [":someone!u@h JOIN #a", "JOIN", ["#a"]],
    ["@a=1;b :src TOPIC #a :", "TOPIC", ["#a", ""]],
    ["USER a 0 * :A B", "USER", ["a", "0", "*", "A B"]],
    ["PRIVMSG #a ::)", "PRIVMSG", ["#a", ":)"]],
    ["PRIVMSG #a a:b", "PRIVMSG", ["#a", "a:b"]],
    ["", "", []],
    ["@only", "", []],
    [":only", "", []],
  ];
  for (const [line, command, params] of rows) {
    const message = parseMessage(line);
    assertEquals([message.command, message.params], [command, params], line);
  }
  const { tags } = parseMessage(String.raw`@a=x\sy\:z\\\n;b;+c/d=;e=1\ PING`);
  assertEquals([...tags], [["a", "x y;z\\\n"], ["b", ""], ["+c/d", ""], [
    "e",
    "1",
  ]]);
});

Deno.test("parseMessage() reads back what formatMessage() writes", () => {
  const middle = fc.stringMatching(/^[^: \r\n\0@][^ \r\n\0]*$/);
  fc.assert(
    fc.property(
      fc.array(middle, { maxLength: 5 }),
      fc.string(),
      (words, last) => {
        const { command, params } = parseMessage(
          formatMessage("n!u@h", "PRIVMSG", ...words, last),
        );
        assertEquals([command, params], ["PRIVMSG", [...words, last]]);
      },
    ),
  );
});

Deno.test("unescapeTag() reads back what escapeTag() writes, which has no separator", () => {
  fc.assert(fc.property(fc.string(), (value) => {
    const escaped = escapeTag(value);
    assert(!/[; \r\n]/.test(escaped));
    assertEquals(unescapeTag(escaped), value);
  }));
});

Deno.test("IrcDecoder gives the same lines however the bytes are cut", () => {
  const bytes = new Uint8Array([
    ...encoder.encode("NICK 민수\r\nUSER a\n\n\r\nPRIVMSG #a :"),
    0xff,
    ...encoder.encode(
      `\r\n${"x".repeat(600)}\r\n@${"t".repeat(4094)} PING\r\nlast`,
    ),
  ]);
  const linesOf = (cuts: readonly number[]) => {
    const decoder = new IrcDecoder();
    const lines: Line[] = [];
    let from = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      lines.push(...decoder.push(bytes.subarray(from, cut)));
      from = cut;
    }
    return [...lines, ...decoder.push(bytes.subarray(from)), ...decoder.end()];
  };
  const whole = linesOf([]);
  assertEquals(whole, [
    "NICK 민수",
    "USER a",
    { fault: "lineNotUtf8", text: "PRIVMSG #a :\ufffd" },
    { fault: "lineTooLong" },
    `@${"t".repeat(4094)} PING`,
    "last",
  ]);
  const cut = fc.nat({ max: bytes.length });
  fc.assert(fc.property(fc.array(cut, { maxLength: 9 }), (cuts) => {
    assertEquals(linesOf(cuts), whole);
  }));
});

Deno.test("splitText() loses nothing, and cuts no character", () => {
  const long = `0${"\u3099".repeat(9)}`;
  const all = ["a", " ", "é", "가", "🎉", "👨‍👩‍👧", "🇰🇷", long];
  const grapheme = fc.constantFrom(...all);
  // The word before it cannot stay with it.
  for (const part of splitText(`aaaaaaaaaaaa bbb${long}`, 30)) {
    assert(byteLength(part) <= 30, part);
  }
  fc.assert(
    fc.property(
      fc.array(grapheme),
      fc.integer({ min: 30, max: 99 }),
      (all, most) => {
        const text = all.join("");
        const parts = splitText(text, most);
        assertEquals(parts.join(""), text);
        for (const part of parts) assert(byteLength(part) <= most);
        const segments = (text: string) =>
          [...new Intl.Segmenter("und").segment(text)].length;
        assertEquals(
          parts.map(segments).reduce((a, b) => a + b, 0),
          segments(text),
        );
      },
    ),
  );
});

Deno.test("stripCodes() takes formatting out, and its numbers with it", () => {
  const rows: [string, string][] = [
    ["\x0304,12red\x0f on", "red on"],
    ["\x034red\x03 5", "red 5"],
    ["\x03,5x", ",5x"],
    ["\x04ff0000,00ff00x\x04", "x"],
    ["\x02b\x1di\x1fu\x1es\x11m\x16r\x0f", "biusmr"],
    ["tab\there \x07 \x1b[31mred", "tab here  red"],
  ];
  for (const [text, expected] of rows) assertEquals(stripCodes(text), expected);
});

Deno.test("parseRequest() knows a request with and without its end", () => {
  assertEquals(parseRequest("\x01ACTION waves\x01"), {
    command: "ACTION",
    text: "waves",
  });
  assertEquals(parseRequest("\x01version"), { command: "VERSION", text: "" });
  assertEquals(parseRequest("no \x01ACTION x\x01"), undefined);
});

Deno.test("rooms and channels name each other", () => {
  const id = "0123456-789abcd-efghjkm-npqrstv";
  assertEquals(channelOf("dev"), "#dev");
  assertEquals(channelOf(id), `#r/${id}`);
  for (
    const way of [
      `#r/${id}`,
      `#${id}`,
      `#R/${id.toUpperCase()}`,
      `#${id.replaceAll("-", "")}`,
    ]
  ) {
    assertEquals(roomOf(way), id, way);
  }
  assertEquals([roomOf("#dev"), roomOf("dev"), roomOf("#"), roomOf("&x")], [
    "dev",
    undefined,
    undefined,
    undefined,
  ]);
});

Deno.test("repairNick() and numberedName() give names", () => {
  assertEquals(repairNick("[a]{b}|c\\^`", LIMITS), "a__b__c___");
  assertEquals(repairNick("__x", LIMITS), "x");
  assertEquals(repairNick("x".repeat(40), LIMITS), "x".repeat(24));
  for (const name of ["민수", "x".repeat(24), "한".repeat(24)]) {
    assertEquals(nameFault(numberedName(name, 12, LIMITS), LIMITS), undefined);
  }
});

Deno.test("glob() knows stars and question marks, and takes everything else as it is", () => {
  const rows: [string, string, boolean][] = [
    ["*", "anything", true],
    ["a?c", "ABC", true],
    ["a?c", "ac", false],
    ["a.c", "abc", false],
    ["(*)", "(x)", true],
    ["a**b", "axxb", true],
    ["*a*b*c*d*", "abcd", false],
  ];
  for (const [mask, text, expected] of rows) {
    assertEquals(glob(mask)(text), expected, mask);
  }
});

Deno.test("IrcDecoder holds no more of a line than a message may have", () => {
  for (const start of ["", "@"]) {
    const decoder = new IrcDecoder();
    const most = start === "" ? 512 : 512 + 4096;
    const full = encoder.encode(start.padEnd(most, "x"));
    assertEquals(decoder.push(full), []);
    assertEquals(decoder.push(encoder.encode("x")), [{ fault: "lineTooLong" }]);
    assertEquals(decoder.hasPending, false);
    assertEquals(decoder.push(encoder.encode("rest\nPING\n")), ["PING"]);
  }
});

Deno.test("spoken() makes no message of what stands behind a line end", () => {
  assertEquals(spoken("a!u@h", "PRIVMSG", "#a", "hi\r\n:maru 001 x\0y"), [
    ":a!u@h PRIVMSG #a :hi  :maru 001 x y",
  ]);
});
