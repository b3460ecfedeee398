import { assert, assertEquals } from "@std/assert";
import { RoomState } from "../../../src/web/page/room_state.js";
import type { Message } from "../../../src/messages/json_message.ts";

Deno.test("RoomState keeps who is here", () => {
  const here = inRoom(["me", "you"]);
  tell(here, { kind: "joined", who: "third" });
  assertEquals(here.names, ["me", "you", "third"]);
  tell(here, { kind: "renamed", who: "you", to: "thou" });
  tell(here, { kind: "left", who: "third", reason: "quit" });
  assertEquals(here.names, ["me", "thou"]);
  assertEquals(here.count, 2);
});

Deno.test("RoomState keeps who is away", () => {
  const here = inRoom(["me", "you", "they"], { away: ["you"] });
  apply(here, { kind: "away", room: "den", who: "they", words: "eating" });
  apply(here, { kind: "away", room: "hall", who: "me", words: "eating" });
  assertEquals([...here.away], ["you", "they"]);
  tell(here, { kind: "renamed", who: "you", to: "thou" });
  apply(here, { kind: "away", room: "den", who: "they", words: "" });
  apply(here, { kind: "notice", code: "awaySet", text: "" });
  assertEquals([...here.away], ["thou", "me"]);
  tell(here, { kind: "left", who: "thou", reason: "quit" });
  apply(here, { kind: "notice", code: "awayOver", text: "" });
  assertEquals([...here.away], []);
});

Deno.test("RoomState counts those whom the server does not name", () => {
  const here = inRoom(["me"], { count: 600 });
  assertEquals(here.count, 600);
  tell(here, { kind: "left", who: "unnamed", reason: "quit" });
  assertEquals(here.count, 599);
});

Deno.test("RoomState follows one's own name and the owner's", () => {
  const here = inRoom(["me", "you"], { owner: "me" });
  assert(here.isMine && here.isLink);
  tell(here, { kind: "renamed", who: "me", to: "I" });
  assert(here.isMine);
  assertEquals([here.me, here.owner], ["I", "I"]);
  tell(here, { kind: "owner", who: "you" });
  assert(!here.isMine);
});

Deno.test("RoomState takes the topic from what is told on coming in", () => {
  const here = new RoomState();
  here.me = "me";
  const topic = { kind: "topic", topic: "tea: green", text: "any words" };
  for (const _ of [1, 2]) {
    apply(here, { ...topic, room: "den" });
    apply(here, { kind: "who", room: "den", names: ["me"], count: 1 });
    assertEquals(here.topic, "tea: green");
    apply(here, { kind: "who", room: "hall", names: ["me"], count: 1 });
    assertEquals(here.topic, "");
  }
});

Deno.test("RoomState takes nothing from another room, or from the past", () => {
  const here = inRoom(["me", "you"]);
  apply(here, { kind: "who", room: "other", names: ["him"], count: 1 });
  assertEquals(here.names, ["me", "you"]);
  tell(here, { kind: "left", who: "you", room: "other" });
  assertEquals(here.names, ["me", "you"]);
  here.apply(
    { kind: "left", id: 1, who: "you", room: "den" } as unknown as Message,
    true,
  );
  assertEquals(here.names, ["me", "you"]);
});

Deno.test("RoomState knows whether the room is locked", () => {
  const here = inRoom(["me"], { isLocked: true });
  assert(here.isLocked);
  tell(here, { kind: "unlocked", who: "me" });
  assert(!here.isLocked);
  tell(here, { kind: "locked", who: "me" });
  assert(here.isLocked);
});

function inRoom(names: string[], more: object = {}): RoomState {
  const here = new RoomState();
  here.me = "me";
  const count = names.length;
  apply(here, { kind: "who", room: "den", names, count, ...more });
  return here;
}

function tell(here: RoomState, event: object): void {
  apply(here, { id: 9, room: "den", ...event });
}

function apply(here: RoomState, message: object): void {
  here.apply(message as Message, false);
}
