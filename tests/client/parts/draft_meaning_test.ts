import { assertEquals } from "@std/assert";
import { newClientState } from "../../../src/client/client_state.ts";
import { DraftRoom } from "../../../src/client/draft_room.ts";

function begin() {
  const memory = newClientState({
    name: "alice",
    roomKey: undefined,
    lang: "en",
    isMaru: true,
    password: undefined,
  });
  memory.room = "den";
  memory.wasIn = true;
  return { memory, draft: new DraftRoom(memory) };
}

Deno.test("DraftRoom.isElsewhere() tells once that a draft is another room's", () => {
  const { memory, draft } = begin();
  draft.typed("a secret");
  assertEquals(draft.isElsewhere(), false);
  memory.room = "lobby";
  assertEquals(draft.isElsewhere(), true);
  assertEquals(draft.isElsewhere(), false);
  draft.typed("hello");
  assertEquals(draft.isElsewhere(), false);
});

Deno.test("DraftRoom.isElsewhere() asks for no room before the first, or for no draft", () => {
  const { memory, draft } = begin();
  for (const text of ["", " ", "/op open sesame"]) {
    memory.room = "den";
    draft.typed(text);
    memory.room = "lobby";
    assertEquals(draft.isElsewhere(), false, text);
  }
  memory.room = "";
  memory.wasIn = false;
  draft.typed("hello");
  memory.room = "den";
  memory.wasIn = true;
  assertEquals(draft.isElsewhere(), false);
  // From now on it is that room's.
  memory.room = "lobby";
  assertEquals(draft.isElsewhere(), true);
});

Deno.test("DraftRoom.isElsewhere() follows the person who goes, as far as the connection lasts", () => {
  for (const isLost of [false, true]) {
    const { memory, draft } = begin();
    memory.pending.add("/join lobby", true);
    draft.typed("hello");
    if (isLost) draft.lost();
    memory.room = "lobby";
    assertEquals(draft.isElsewhere(), isLost);
  }
});
