import { assert, assertEquals, assertMatch } from "@std/assert";
import { PROTOCOL, renew } from "../tools/protocol.ts";
import {
  type Conversation,
  conversationsIn,
  fill,
  patternOf,
} from "./harness/document.ts";
import { Program } from "./harness/program.ts";
import { TempFolder } from "./harness/temp_folder.ts";
import { TestServer } from "./harness/test_server.ts";
import type { Witness } from "./harness/witness.ts";
import { SocketWitness } from "./web/harness/socket_witness.ts";
import { WebServer } from "./web/harness/web_server.ts";

/** Somebody who takes part in a conversation. */
type Speaker = Witness & { says(line: string): unknown };

const text = Deno.readTextFileSync(PROTOCOL);
const conversations = conversationsIn(text);

Deno.test("protocol.md: what is made from the source is as the source is", async () => {
  assertEquals(text, await renew(text), "run: deno task docs");
});

Deno.test("protocol.md: there are conversations by both ways", () => {
  const ways = new Set(conversations.map(({ by }) => by));
  assertEquals([...ways].sort(), ["chat", "websocket"]);
});

for (const [index, conversation] of conversations.entries()) {
  const [{ who, text }] = conversation.turns;
  Deno.test(`protocol.md: conversation ${index + 1}, ${who}: ${text}`, async () => {
    await using server = await WebServer.open();
    await hold(conversation, server);
  });
}

Deno.test("protocol.md: the bot answers, and not itself", async () => {
  using folder = new TempFolder();
  const [, source] = /^```ts\n(.*?)^```$/ms.exec(text)!;
  const path = folder.write("bot.ts", source);
  assertEquals(source.trimEnd().split("\n").length, 15);
  await using server = new TestServer();
  const alice = await server.login("alice");
  await using _ = Program.start(Deno.execPath(), [
    ...["run", "--check", "-N", path, String(server.port)],
  ]);
  await alice.sees("*** dice has joined");
  alice.says("!roll");
  await alice.sees("[alice] !roll");
  await alice.seesNext(/^\[dice\] alice: [1-6]$/);
  alice.says("thanks");
  await alice.seesNext("[alice] thanks");
});

Deno.test("conversationsIn() reads who is there, and who says what", () => {
  const [first, ...others] = conversationsIn(
    "text\n\n```chat bob eve\nalice> hi\nbob< [alice] …\n```\n\n```\nno\n```\n",
  );
  assertEquals(others, []);
  assertEquals(first.present, ["bob", "eve"]);
  assertEquals(first.turns.map(({ does }) => does), ["send", "receive"]);
  const pattern = patternOf(first.turns[1]);
  assert(pattern.test("[alice] anything"));
  assert(!pattern.test("[alicia] anything"));
});

Deno.test("fill() takes what was received into what is sent", () => {
  const { turns } = conversationsIn(
    '```chat\nbob< {"token":"‹token›",…}\nbob> /resume ‹token› 1\n```\n',
  )[0];
  const { groups } = patternOf(turns[0]).exec('{"token":"abc","x":1}')!;
  assertEquals(fill(turns[1], groups!), "/resume abc 1");
});

/** Lets people say and see what is written. */
async function hold(
  { by, present, turns }: Conversation,
  server: WebServer,
): Promise<void> {
  const people = await server.join(...present);
  const speakers = new Map<string, Speaker>(
    people.map((person) => [person.name, person]),
  );
  const known: Record<string, string> = {};
  for (const turn of turns) {
    const { who } = turn;
    const speaker = speakers.get(who) ?? await arrive(who, by, server);
    speakers.set(who, speaker);
    if (turn.does === "send") {
      await speaker.says(fill(turn, known));
    } else {
      const pattern = patternOf(turn);
      const line = await speaker.sees(/(?:)/);
      assertMatch(line, pattern);
      Object.assign(known, pattern.exec(line)!.groups);
    }
  }
}

async function arrive(
  who: string,
  by: Conversation["by"],
  server: WebServer,
): Promise<Speaker> {
  return by === "chat"
    ? await server.connect(who)
    : new SocketWitness(await server.socket(who));
}
