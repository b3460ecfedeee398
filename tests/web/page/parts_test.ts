import { assert, assertEquals } from "@std/assert";
import { COMMANDS } from "../../../src/commands/command_table.ts";
import { usage } from "../../../src/commands/command.ts";
import { texts } from "../../../src/messages/texts/texts.ts";
import { commandsOf } from "../../../src/web/page/command_list.js";
import { NameHues } from "../../../src/web/page/name_hues.js";
import { reconnectDelay } from "../../../src/web/page/reconnect_delay.js";
import { suggest } from "../../../src/web/page/suggestions.js";
import { en } from "../../../src/web/page/texts/en.js";
import { ko } from "../../../src/web/page/texts/ko.js";

const commands = commandsOf(COMMANDS.map((command) => ({
  name: command.name,
  usage: usage(command),
  parameters: command.parameters,
  summary: texts.en.commands[command.name],
})));

Deno.test("commandsOf() finds what /help lists", () => {
  const names = commands.map(({ name }) => name);
  for (const name of ["/me", "/msg", "/topic", "/invite", "/kick", "/quit"]) {
    assert(names.includes(name), names.join());
  }
  assert(!names.includes("/format"));
  const msg = commands.find(({ name }) => name === "/msg");
  assertEquals(msg?.usage, "/msg name text");
  assertEquals(msg?.summary, texts.en.commands.msg);
});

Deno.test("suggest() completes a command", () => {
  const lines = suggested("/ms", commands, []).map(({ line }) => line);
  assertEquals(lines, ["/msg "]);
  assertEquals(suggested("/MS", commands, []).length, 1);
  assert(suggested("/", commands, []).length > 10);
});

Deno.test("suggest() completes a name where one is due", () => {
  const names = ["alice", "Albert", "bob"];
  const lines = suggested("/msg al", commands, names).map(({ line }) => line);
  assertEquals(lines, ["/msg alice ", "/msg Albert "]);
  assertEquals(suggested("/me al", commands, names), []);
  assertEquals(suggested("/msg alice hel", commands, names), []);
});

Deno.test("suggest() completes who is called, anywhere in a text", () => {
  const names = ["alice", "Albert", "민수", "chloé"];
  const calls: [string, string[]][] = [
    ["hi @al|", ["hi @alice |", "hi @Albert |"]],
    ["one\n@민|", ["one\n@민수 |"]],
    ["mail@al|", []],
    ["a.@al|", []],
    ["(@chlo|)", ["(@chloé|)"]],
    ["hi @al| there", ["hi @alice |there", "hi @Albert |there"]],
    ["@al|\nthere", ["@alice |\nthere", "@Albert |\nthere"]],
    // What stands behind is a part of the name, or it stays.
    ["hi @AL|ice and bob", ["hi @alice |and bob", "hi @Albert|ice and bob"]],
    ["@민|야 hi", ["@민수|야 hi"]],
    // A syllable is completed as it is composed.
    ["@ㅁ|", ["@민수 |"]],
    ["@미|", ["@민수 |"]],
    ["@민ㅅ|", ["@민수 |"]],
    ["@민소|", []],
    ["/msg bob hi @chloe|", ["/msg bob hi @chloé |"]],
  ];
  for (const [text, expected] of calls) {
    const at = text.indexOf("|");
    const found = suggest(text.replace("|", ""), at, commands, names);
    const lines = found.map(({ line, at }) =>
      `${line.slice(0, at)}|${line.slice(at)}`
    );
    assertEquals(lines, expected, text);
  }
});

Deno.test("suggest() has Enter choose a name that is not whole yet", () => {
  const isDue = (text: string) =>
    suggested(text, commands, ["bob", "bobby"]).map(({ isDue }) => isDue);
  assertEquals(isDue("@bo"), [true, true]);
  assertEquals(isDue("@BOB"), [false, false]);
  assertEquals(isDue("@bobb"), [true]);
  assertEquals(isDue("meet @"), [false, false]);
});

Deno.test("suggest() shows a few of many names", () => {
  const names = Array.from({ length: 500 }, (_, n) => `guest${n}`);
  assertEquals(suggested("@gue", commands, names).length, 20);
  assertEquals(suggested("/msg gue", commands, names).length, 20);
  const [last] = suggested("@guest499", commands, names);
  assertEquals(last.label, "guest499");
});

Deno.test("suggest() leaves alone what is no command", () => {
  for (const line of ["", "hello", " /me", "//me", "/nothing x"]) {
    assertEquals(suggested(line, commands, ["alice"]), [], line);
  }
});

Deno.test("pauseBefore() grows, and is bounded", () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 50].map((n) =>
    reconnectDelay(n, () => 0.5)
  );
  assertEquals(pauses, [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
  assert(reconnectDelay(3, () => 0) < reconnectDelay(3, () => 0.9));
});

Deno.test("NameHues gives a name one colour, however it is written", () => {
  const hues = new NameHues();
  assertEquals(hues.of("Alice"), hues.of("alice"));
  assertEquals(hues.of("Alice"), new NameHues().of("alice"));
});

Deno.test("NameHues gives eight people eight colours", () => {
  const hues = new NameHues();
  assertEquals(new Set([..."abcdefgh"].map((name) => hues.of(name))).size, 8);
  const more = [..."ijklmnop"].map((name) => hues.of(name));
  assertEquals(new Set(more).size, 8);
});

Deno.test("every sentence of the page is there in Korean, and is Korean", () => {
  const english = sentencesOf(en);
  const korean = sentencesOf(ko);
  assertEquals(Object.keys(korean), Object.keys(english));
  for (const [path, sentence] of Object.entries(korean)) {
    if (path === "qr") continue;
    assert(/\p{sc=Hang}/u.test(sentence), `${path}: ${sentence}`);
    assert(path === "language" || sentence !== english[path], path);
  }
});

function suggested(line: string, ...of: [typeof commands, string[]]) {
  return suggest(line, line.length, ...of);
}

function sentencesOf(texts: object, path = ""): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(texts).map(([key, value]) => {
      const at = path === "" ? key : `${path}.${key}`;
      if (typeof value === "function") return { [at]: value("이름") };
      return typeof value === "string"
        ? { [at]: value }
        : sentencesOf(value, at);
    }),
  );
}
