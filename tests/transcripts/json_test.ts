import { assertEquals } from "@std/assert";
import type { LineClient } from "../harness/line_client.ts";
import { texts } from "../../src/messages/texts/texts.ts";
import { TestServer } from "../harness/test_server.ts";

const time = "2024-01-01T09:05:00.000Z";
const now = () => Date.parse(time);

Deno.test("/format json: every line is one object", async () => {
  await using server = new TestServer({ now });
  const [alice, bot] = await server.join("alice", "bot");
  await startJson(bot);
  bot.says("/time on");
  await seesObjects(bot, {
    kind: "notice",
    time,
    code: "setting",
    text: "time is on",
  });
  alice.says('say "hi"');
  alice.says("/me waves");
  alice.says("/topic tea");
  alice.says("/topic -");
  alice.says("/nick carol");
  alice.says("/msg bot psst");
  const room = "lobby";
  await seesObjects(
    bot,
    { kind: "said", id: 3, time, room, who: "alice", text: 'say "hi"' },
    { kind: "acted", id: 4, time, room, who: "alice", text: "waves" },
    {
      kind: "topic",
      id: 5,
      time,
      room,
      who: "alice",
      topic: "tea",
      text: "alice set the topic: tea",
    },
    {
      kind: "topic",
      id: 6,
      time,
      room,
      who: "alice",
      topic: "",
      text: "alice cleared the topic",
    },
    {
      kind: "renamed",
      id: 7,
      time,
      room,
      who: "alice",
      to: "carol",
      text: "alice is now carol",
    },
    { kind: "whisper", time, who: "carol", to: "bot", text: "psst" },
  );
});

Deno.test("/format json: coming and going are objects with their reasons", async () => {
  await using server = new TestServer({ now });
  const [bot] = await server.join("bot");
  await startJson(bot);
  const alice = await server.login("alice");
  alice.says("/quit bye");
  const bob = await server.login("bob");
  bob.says("/join tea");
  await bob.sees("*** 1 here: bob");
  const carol = await server.login("carol");
  carol.resets();
  const [room, left] = ["lobby", { kind: "left", time, room: "lobby" }];
  const joined = { kind: "joined", time, room };
  await seesObjects(
    bot,
    { ...joined, id: 2, who: "alice", text: "alice has joined" },
    {
      ...left,
      id: 3,
      who: "alice",
      reason: "quit",
      words: "bye",
      text: "alice has left (bye)",
    },
    { ...joined, id: 4, who: "bob", text: "bob has joined" },
    {
      ...left,
      id: 5,
      who: "bob",
      reason: "moved",
      words: "",
      text: "bob has left",
    },
    { ...joined, id: 6, who: "carol", text: "carol has joined" },
    {
      ...left,
      id: 7,
      who: "carol",
      reason: "lost",
      words: "",
      text: "carol has left",
    },
  );
});

Deno.test("/format json: lists have their rows", async () => {
  await using server = new TestServer({ now });
  const [bot] = await server.join("bot");
  await startJson(bot);
  bot.says("/topic tea");
  bot.says("/who");
  bot.says("/rooms");
  await bot.sees(/"kind":"topic"/);
  const who = JSON.parse(await bot.sees(/"kind":"who"/));
  assertEquals(
    [who.room, who.count, who.names, who.text],
    ["lobby", 1, ["bot"], "1 here: bot"],
  );
  const rooms = JSON.parse(await bot.sees(/"kind":"rooms"/));
  assertEquals(
    [rooms.count, rooms.rooms, rooms.text],
    [1, [{ name: "lobby", people: 1, topic: "tea" }], "lobby (1): tea"],
  );
});

Deno.test("/format json: a topic has who set it and when, for those who ask and those who come in", async () => {
  await using server = new TestServer({ now });
  const [alice, bot] = await server.join("alice", "bot");
  await startJson(bot);
  const asked = { kind: "topic", time, room: "lobby" };
  bot.says("/topic");
  await seesObjects(bot, {
    ...asked,
    topic: "",
    text: "lobby has no topic",
  });
  alice.says("/topic tea: green");
  await bot.sees(/"kind":"topic"/);
  bot.says("/topic");
  const set = {
    ...asked,
    topic: "tea: green",
    who: "alice",
    since: time,
    text: "topic of lobby: tea: green",
  };
  await seesObjects(bot, set);
  bot.says("/join den");
  bot.says("/leave");
  await bot.sees(/"room":"den","who":"bot"/);
  await seesObjects(bot, set);
});

Deno.test("/format json: /help lists the commands with their parameters, in the reader's language", async () => {
  await using server = new TestServer({ now });
  const [bot] = await server.join("bot");
  await startJson(bot);
  bot.says("/lang ko");
  await bot.sees(/"code":"setting"/);
  bot.says("/help");
  const all = JSON.parse(await bot.sees(/"kind":"help"/));
  assertEquals(all.isAll, true);
  const msg = {
    name: "msg",
    aliases: ["w", "tell"],
    usage: "/msg name text",
    parameters: [{ name: "name" }, { name: "text", isRest: true }],
    summary: texts.ko.commands.msg,
  };
  const { commands }: { commands: { name: string }[] } = all;
  assertEquals(commands.find(({ name }) => name === "msg"), msg);
  // Those that the reader may not give are left out.
  assertEquals(commands.some(({ name }) => name === "ban"), false);
  bot.says("/help ms");
  const one = JSON.parse(await bot.sees(/"kind":"help"/));
  assertEquals([one.isAll, one.commands], [false, [msg]]);
});

Deno.test("/format json: begins before the login, and the prompt is an object", async () => {
  await using server = new TestServer({ now });
  const bot = await server.connect("bot");
  await bot.seesNext("login ID: ");
  bot.says("/format json");
  bot.says("bot");
  await bot.sees(/"code":"setting"/);
  const prompt = JSON.parse(await bot.sees(/^/));
  assertEquals([prompt.kind, prompt.text], ["prompt", "login ID: "]);
  assertEquals(JSON.parse(await bot.sees(/^/)).text, WELCOME);
  for (const kind of ["who", "joined"]) {
    assertEquals(JSON.parse(await bot.sees(/^/)).kind, kind);
  }
});

Deno.test("/format json: the sentences are in the reader's language", async () => {
  await using server = new TestServer({ now });
  const [alice, bot] = await server.join("alice", "bot");
  await startJson(bot);
  bot.says("/lang ko");
  await bot.sees(/"text":"lang: ko"/);
  alice.says("/quit");
  const left = JSON.parse(await bot.sees(/"kind":"left"/));
  assertEquals(left.text, "[alice]님이 퇴장했습니다.");
});

Deno.test("/format json: has no use for times and colours", async () => {
  await using server = new TestServer({ now });
  const [bot] = await server.join("bot");
  bot.says("/time on");
  bot.says("/color on");
  await startJson(bot);
  bot.says("hi");
  await seesObjects(bot, {
    kind: "said",
    id: 2,
    time,
    room: "lobby",
    who: "bot",
    text: "hi",
  });
  bot.says("/format text");
  // deno-lint-ignore no-control-regex
  await bot.sees(/^\d\d:\d\d \x1b\[2m\*\*\* format is text/);
});

const WELCOME = "welcome, bot. /help lists the commands";

async function startJson(one: LineClient) {
  one.says("/format json");
  await one.sees(/^\{.*"text":"format is json"\}$/);
}

/** Waits for these objects, one after the other with nothing in between. */
async function seesObjects(one: LineClient, ...objects: object[]) {
  for (const expected of objects) {
    assertEquals(JSON.parse(await one.sees(/^/)), expected);
  }
}
