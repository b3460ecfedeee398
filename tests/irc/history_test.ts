import { assertEquals } from "@std/assert";
import { type IrcPeer, IrcServer } from "./harness/irc_peer.ts";

const CAPABILITIES =
  "draft/chathistory batch server-time message-tags labeled-response";

/** A room in which ten lines were said, one a second. */
async function spoken() {
  let time = Date.UTC(2030, 0, 1);
  const server = await IrcServer.open({ now: () => time });
  const speaker = await server.login("speaker");
  for (let at = 0; at < 10; at++) {
    time = Date.UTC(2030, 0, 1, 0, 0, at);
    speaker.says(`line ${at}`);
    await speaker.sees(`[speaker] line ${at}`);
  }
  return { server, speaker };
}

function stamp(second: number): string {
  return `timestamp=${
    new Date(Date.UTC(2030, 0, 1, 0, 0, second)).toISOString()
  }`;
}

async function linesOf(peer: IrcPeer, line: string): Promise<string> {
  peer.says(line);
  const lines = await peer.received();
  return lines.map((line) => /:line (\d)/.exec(line)?.[1] ?? "").join("");
}

Deno.test("IRC: CHATHISTORY gives what is asked for, oldest first", async () => {
  const { server } = await spoken();
  await using _ = server;
  const alice = await server.enter("alice", CAPABILITIES);
  alice.says("JOIN #lobby");
  await alice.received();
  const rows: [string, string][] = [
    ["LATEST #lobby * 3", "789"],
    [`LATEST #lobby ${stamp(7)} 10`, "89"],
    [`BEFORE #lobby ${stamp(5)} 3`, "234"],
    [`AFTER #lobby ${stamp(5)} 3`, "678"],
    [`AROUND #lobby ${stamp(5)} 3`, "456"],
    [`AROUND #lobby ${stamp(5)} 1`, "5"],
    [`BETWEEN #lobby ${stamp(2)} ${stamp(8)} 3`, "345"],
    [`BETWEEN #lobby ${stamp(8)} ${stamp(2)} 3`, "567"],
    [`BEFORE #LOBBY ${stamp(0)} 3`, ""],
    ["LATEST #lobby * 1000", "0123456789"],
  ];
  for (const [rest, expected] of rows) {
    assertEquals(await linesOf(alice, `CHATHISTORY ${rest}`), expected, rest);
  }
  await alice.gets(
    "@label=h CHATHISTORY LATEST #lobby * 1",
    "@label=h :irc.test BATCH +b chathistory #lobby",
    "@batch=b;time=TIME;msgid=ID :speaker!u@maru PRIVMSG #lobby :line 9",
    ":irc.test BATCH -b",
  );
});

Deno.test("IRC: CHATHISTORY finds a message by its id", async () => {
  const { server } = await spoken();
  await using _ = server;
  const alice = await server.enter("alice", CAPABILITIES);
  alice.says("JOIN #lobby");
  alice.says("CHATHISTORY LATEST #lobby * 5");
  const line = await alice.sees(/:line 7/);
  const id = /msgid=[^; ]+/.exec(line)![0];
  await alice.received();
  const rows: [string, string][] = [
    [`BEFORE #lobby ${id} 2`, "56"],
    [`AFTER #lobby ${id} 2`, "89"],
    [`AROUND #lobby ${id} 3`, "678"],
    [`AROUND #lobby ${id} 1`, "7"],
    [`LATEST #lobby ${id} 9`, "89"],
    [`BETWEEN #lobby ${stamp(4)} ${id} 9`, "56"],
  ];
  for (const [rest, expected] of rows) {
    assertEquals(await linesOf(alice, `CHATHISTORY ${rest}`), expected, rest);
  }
});

Deno.test("IRC: CHATHISTORY fails with a reason, and shows nothing to those outside", async () => {
  const { server } = await spoken();
  await using _ = server;
  const alice = await server.enter("alice", CAPABILITIES);
  const fail = (rest: string) =>
    `@time=TIME :irc.test FAIL CHATHISTORY ${rest}`;
  await alice.gets(
    "CHATHISTORY LATEST #lobby * 5",
    fail("INVALID_TARGET LATEST #lobby :Messages could not be retrieved"),
  );
  await alice.gets(
    "CHATHISTORY LATEST #none * 5",
    fail("INVALID_TARGET LATEST #none :Messages could not be retrieved"),
  );
  alice.says("JOIN #lobby");
  await alice.received();
  await alice.gets(
    "CHATHISTORY SOON #lobby * 5",
    fail("INVALID_PARAMS SOON :Invalid parameters"),
  );
  await alice.gets(
    "CHATHISTORY BEFORE #lobby yesterday 5",
    fail("INVALID_PARAMS BEFORE :Invalid parameters"),
  );
  await alice.gets(
    "CHATHISTORY BEFORE #lobby timestamp=soon 5",
    fail("INVALID_PARAMS BEFORE :Invalid parameters"),
  );
  await alice.gets(
    "CHATHISTORY LATEST #lobby * 0",
    fail("INVALID_PARAMS LATEST :Invalid parameters"),
  );
  await alice.gets(
    "CHATHISTORY LATEST #lobby",
    fail("NEED_MORE_PARAMS LATEST :Missing parameters"),
  );
  await alice.gets(
    "CHATHISTORY",
    fail("NEED_MORE_PARAMS * :Missing parameters"),
  );
});

Deno.test("IRC: CHATHISTORY TARGETS names one's channels by their last line", async () => {
  const { server } = await spoken();
  await using _ = server;
  const alice = await server.enter("alice", CAPABILITIES);
  alice.says("JOIN #lobby,#empty");
  await alice.received();
  await alice.gets(
    `CHATHISTORY TARGETS ${stamp(0)} ${stamp(30)} 10`,
    ":irc.test BATCH +1 draft/chathistory-targets",
    "@batch=1 :irc.test CHATHISTORY TARGETS #lobby TIME",
    ":irc.test BATCH -1",
  );
  await alice.gets(
    `CHATHISTORY TARGETS ${stamp(20)} ${stamp(10)} 10`,
    ":irc.test BATCH +2 draft/chathistory-targets",
    ":irc.test BATCH -2",
  );
});

Deno.test("IRC: a topic is played back to those who asked for events", async () => {
  await using server = await IrcServer.open();
  const plain = await server.enter("plain", CAPABILITIES);
  const all = await server.enter(
    "all2",
    `${CAPABILITIES} draft/event-playback`,
  );
  for (const peer of [plain, all]) {
    peer.says("JOIN #a");
    await peer.received();
  }
  plain.says("TOPIC #a :news");
  plain.says("PRIVMSG #a :words");
  await plain.received();
  await all.received();
  const said =
    "@batch=1;time=TIME;msgid=ID :plain!plain@maru PRIVMSG #a :words";
  const [start, end] = [
    ":irc.test BATCH +1 chathistory #a",
    ":irc.test BATCH -1",
  ];
  await plain.gets("CHATHISTORY LATEST #a * 9", start, said, end);
  await all.gets(
    "CHATHISTORY LATEST #a * 9",
    start,
    "@batch=1;time=TIME;msgid=ID :plain!plain@maru TOPIC #a :news",
    said,
    end,
  );
});

Deno.test("IRC: history follows a JOIN for those who read times and cannot ask", async () => {
  const { server } = await spoken();
  await using _ = server;
  const join = (nick: string) => [
    `:${nick}!${nick}@maru JOIN #lobby`,
    `:irc.test 353 ${nick} = #lobby :speaker ${nick}`,
    `:irc.test 366 ${nick} #lobby :End of NAMES list`,
  ];
  const bot = await server.enter("bot", "message-tags");
  const [first, ...rest] = join("bot");
  await bot.gets("JOIN #lobby", `@msgid=ID ${first}`, ...rest);
  bot.says("QUIT");
  await bot.rest();
  const alice = await server.enter("alice", "server-time batch");
  alice.says("JOIN #lobby");
  const lines = await alice.received();
  assertEquals(lines[3], ":irc.test BATCH +1 chathistory #lobby");
  assertEquals(
    lines[4],
    "@batch=1;time=TIME :speaker!u@maru PRIVMSG #lobby :line 0",
  );
  assertEquals(lines.length, 15);
});
