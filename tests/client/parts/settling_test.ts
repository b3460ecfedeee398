import { assertEquals } from "@std/assert";
import { EchoDetection } from "../../../src/client/echo_detection.ts";
import { fromJson } from "../../../src/client/from_json.ts";
import {
  type ClientState,
  newClientState,
} from "../../../src/client/client_state.ts";
import { ServerCommands } from "../../../src/client/known_commands.ts";
import { PendingLines } from "../../../src/client/pending_lines.ts";
import { InitialSync, type Outcome } from "../../../src/client/initial_sync.ts";
import { FakeClock } from "../../harness/fake_clock.ts";

/** Somebody who settles, and what was sent and came out. */
function settling(entry: "maru" | "json", given: Partial<ClientState> = {}) {
  const sent: string[] = [];
  const outcomes: Outcome[] = [];
  const memory: ClientState = Object.assign(
    newClientState({
      name: "alice",
      roomKey: undefined,
      lang: undefined,
      isMaru: true,
      password: undefined,
    }),
    given,
  );
  const it = new InitialSync(memory, {
    entry,
    history: 1,
    send: (line) => void sent.push(line),
    settled: (outcome) => void outcomes.push(outcome),
  });
  const hears = (fields: Record<string, unknown>) =>
    it.take(fromJson(JSON.stringify({ text: "", ...fields }))!);
  const said = (id: number, text: string, room = "lobby") =>
    hears({
      kind: "said",
      id,
      time: new Date(id).toISOString(),
      room,
      who: "bob",
      text,
    });
  return { it, sent, outcomes, memory, hears, said };
}

const SETTING = { kind: "notice", code: "setting" };
const HISTORY = {
  kind: "notice",
  code: "history",
  time: new Date(50).toISOString(),
};

Deno.test("InitialSync asks for all it needs, and is done with the last answer", () => {
  using _ = new FakeClock();
  const it = settling("maru", { roomKey: "builds", lang: "ko" });
  assertEquals(it.sent, [
    ...["/format json", "/lang ko", "/join builds"],
    ...["/history 200", "/who", "/echo on"],
  ]);
  it.hears(SETTING);
  it.hears(SETTING);
  it.hears({ kind: "joined", id: 9, room: "builds", who: "alice" });
  it.hears({ kind: "who", room: "builds", names: ["alice", "bob"], text: "2" });
  assertEquals(it.outcomes, []);
  it.hears(SETTING);
  assertEquals(it.outcomes.map(({ room }) => room.length), [1]);
  assertEquals([it.memory.room, it.memory.roomKey], ["builds", "builds"]);
  assertEquals(it.memory.people.names(), ["alice", "bob"]);
});

Deno.test("InitialSync shows the end of the past, and all that is new", () => {
  using _ = new FakeClock();
  const it = settling("json");
  assertEquals(it.sent, ["/history 200", "/who", "/echo on"]);
  it.hears({ kind: "who", room: "lobby", names: [] });
  it.hears({ kind: "joined", id: 40, room: "lobby", who: "alice" });
  it.said(60, "new");
  it.hears(HISTORY);
  for (const id of [10, 20]) it.said(id, `old ${id}`);
  it.said(60, "new");
  it.hears(SETTING);
  assertEquals(it.outcomes[0].events.map(({ text }) => text), [
    "old 20",
    "new",
  ]);
});

Deno.test("InitialSync shows all that was missed, and says when that is not all", () => {
  using _ = new FakeClock();
  const first = settling("json");
  first.hears({ kind: "who", room: "lobby", names: [] });
  first.said(10, "seen");
  first.hears(SETTING);
  const again = settling("json", first.memory);
  again.hears({ kind: "who", room: "lobby", names: [] });
  again.hears(HISTORY);
  for (let id = 9; id < 14; id++) again.said(id, `line ${id}`);
  again.hears(SETTING);
  const [{ events, hasGap, room }] = again.outcomes;
  assertEquals(events.map(({ id }) => id), [11, 12, 13]);
  assertEquals([hasGap, room], [false, []]);
  const late = settling("json", first.memory);
  late.hears({ kind: "who", room: "lobby", names: [] });
  late.hears({ ...HISTORY, time: new Date(500).toISOString() });
  for (let id = 300; id < 500; id++) late.said(id, `line ${id}`);
  late.hears(SETTING);
  assertEquals(late.outcomes[0].hasGap, true);
});

Deno.test("InitialSync passes on what is remarked, and what is private", () => {
  using _ = new FakeClock();
  const it = settling("maru", { roomKey: "x" });
  it.it.line("[bob -> you] before the JSON", 0);
  it.hears({ kind: "notice", code: "linkEnded", text: "it has ended" });
  it.hears({ kind: "notice", code: "roomAlready" });
  it.hears({ kind: "whisper", who: "bob", to: "alice", text: "psst" });
  it.hears(SETTING);
  it.hears(SETTING);
  const [{ remarks, whispers }] = it.outcomes;
  assertEquals(remarks.map(({ text }) => text), ["it has ended"]);
  assertEquals(whispers.map(({ text }) => text), [
    "[bob -> you] before the JSON",
    "psst",
  ]);
});

Deno.test("InitialSync keeps nobody out because of an answer that does not come", async () => {
  using clock = new FakeClock();
  const { outcomes } = settling("json");
  await clock.passes(4999);
  assertEquals(outcomes.length, 0);
  await clock.passes(1);
  assertEquals(outcomes.length, 1);
});

Deno.test("EchoDetection shows what does not come back, and not what does so late", async () => {
  using clock = new FakeClock();
  const pending = new PendingLines(new ServerCommands());
  const shown: string[] = [];
  const echoes = new EchoDetection(pending, (text) => void shown.push(text));
  const say = (text: string) => {
    pending.add(text, false);
    echoes.said();
  };
  say("one");
  await clock.passes(500);
  say("two");
  await clock.passes(499);
  assertEquals(shown, []);
  await clock.passes(1);
  assertEquals([shown, pending.size], [["one", "two"], 0]);
  // From now on it does not wait.
  say("three");
  assertEquals(shown.at(-1), "three");
  // It was only slow: what was shown is not shown again, what was not is.
  assertEquals([echoes.heard("one"), echoes.heard("four")], [true, false]);
  say("five");
  await clock.passes(5000);
  assertEquals([shown.length, pending.speeches], [3, ["five"]]);
});
