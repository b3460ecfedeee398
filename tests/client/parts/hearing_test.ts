import { assertEquals } from "@std/assert";
import { fromJson } from "../../../src/client/from_json.ts";
import { fromPlain } from "../../../src/client/from_plain.ts";
import { detectPrompt } from "../../../src/client/detect_prompt.ts";
import { formatLines } from "../../../src/client/format_lines.ts";
import { toJson } from "../../../src/render/json.ts";
import { toPlain } from "../../../src/render/plain.ts";

const AT = Date.parse("2025-11-25T12:34:56Z");
const LOOK = { color: false, time: false, lang: "en" } as const;

Deno.test("fromJson() reads what the server writes, and shows it as it would", () => {
  const stamp = { id: 7, time: AT, room: "lobby", who: "bob" };
  const all: Parameters<typeof toJson>[0][] = [
    { ...stamp, kind: "said", text: "hi" },
    { ...stamp, kind: "acted", text: "waves" },
    { ...stamp, kind: "joined" },
    { ...stamp, kind: "left", reason: "quit", text: "bye" },
    { ...stamp, kind: "renamed", to: "rob" },
    { ...stamp, kind: "topic", text: "tea" },
    { ...stamp, kind: "announced", text: "soon" },
    { ...stamp, kind: "locked" },
    { kind: "notice", code: "roomUnknown", args: ["x"], time: AT },
    {
      kind: "whisper",
      who: "bob",
      to: "alice",
      text: "psst",
      isOwn: false,
      time: AT,
    },
    {
      kind: "topic",
      room: "lobby",
      topic: "tea",
      who: "bob",
      since: AT,
      time: AT,
    },
    {
      kind: "past",
      room: "lobby",
      events: [
        { ...stamp, kind: "said", text: "hi" },
        { ...stamp, id: 8, kind: "topic", text: "tea" },
      ],
      hasMore: true,
      next: 7,
      isKept: true,
      time: AT,
    },
    {
      kind: "found",
      query: "hi",
      events: [{ ...stamp, kind: "acted", text: "waves hi" }],
      next: "#7",
      time: AT,
    },
    {
      kind: "help",
      commands: [{ name: "me", usage: "/me text", parameters: [] }],
      isAll: true,
      time: AT,
    },
    {
      kind: "rooms",
      count: 2,
      rooms: [
        { name: "a", people: 1, topic: "" },
        { name: "b", people: 2, topic: "tea" },
      ],
      time: AT,
    },
  ];
  for (const what of all) {
    const heard = fromJson(toJson(what, "en").trimEnd())!;
    assertEquals(heard.time, AT);
    assertEquals(
      `${formatLines(heard, LOOK, { name: "alice" }).join("\n")}\n`,
      toPlain(what, LOOK),
    );
  }
});

Deno.test("fromJson() keeps escapes from the screen, and lines apart", () => {
  const heard = fromJson(
    '{"kind":"notice","code":"x","text":"a\\u001b[2Jb\\nc\\u202ed"}',
  );
  assertEquals(heard?.text, "ab\ncd");
});

Deno.test("fromJson() is undefined for what is none of a chat's", () => {
  for (const line of ["", "hello", "{", "{}", '{"kind":1}', '["said"]']) {
    assertEquals(fromJson(line), undefined, line);
  }
});

Deno.test("fromJson() reads kinds that are not known yet", () => {
  const heard = fromJson('{"kind":"weather","text":"rain"}')!;
  assertEquals(formatLines(heard, LOOK, { name: "" }), ["*** rain"]);
});

Deno.test("fromPlain() finds who speaks", () => {
  const who = (line: string) => {
    const heard = fromPlain(line, AT);
    return heard.kind === "line" && heard.who && [heard.who, heard.words];
  };
  assertEquals(who("[밥] 안녕"), ["밥", "안녕"]);
  assertEquals(who("<user4> hi"), ["user4", "hi"]);
  assertEquals(who("*** bob has joined"), undefined);
  assertEquals(who("[bob -> you] psst"), undefined);
});

Deno.test("promptIn() finds what is asked for", () => {
  const cases = {
    "login ID: ": "name",
    "로그인ID:": "name",
    "Welcome!\tYour name? ": "name",
    "Enter your nickname: ": "name",
    "password: ": "password",
    "비밀번호:": "password",
    "": undefined,
    "hello": undefined,
    "<announce> 127.0.0.1 is": undefined,
  } as const;
  for (const [rest, asked] of Object.entries(cases)) {
    assertEquals(detectPrompt(rest), asked, rest);
  }
});
