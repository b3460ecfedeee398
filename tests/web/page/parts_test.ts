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
  const lines = suggest("/ms", commands, []).map(({ line }) => line);
  assertEquals(lines, ["/msg "]);
  assertEquals(suggest("/MS", commands, []).length, 1);
  assert(suggest("/", commands, []).length > 10);
});

Deno.test("suggest() completes a name where one is due", () => {
  const names = ["alice", "Albert", "bob"];
  const lines = suggest("/msg al", commands, names).map(({ line }) => line);
  assertEquals(lines, ["/msg alice ", "/msg Albert "]);
  assertEquals(suggest("/me al", commands, names), []);
  assertEquals(suggest("/msg alice hel", commands, names), []);
});

Deno.test("suggest() completes who is called, anywhere in a line", () => {
  const names = ["alice", "Albert", "민수"];
  const lines = suggest("hi @al", commands, names).map(({ line }) => line);
  assertEquals(lines, ["hi @alice ", "hi @Albert "]);
  assertEquals(suggest("one\n@민", commands, names).map(({ line }) => line), [
    "one\n@민수 ",
  ]);
  assertEquals(suggest("mail@al", commands, names), []);
});

Deno.test("suggest() leaves alone what is no command", () => {
  for (const line of ["", "hello", " /me", "//me", "/nothing x"]) {
    assertEquals(suggest(line, commands, ["alice"]), [], line);
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
