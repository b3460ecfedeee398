import { assertEquals } from "@std/assert";
import { LinkAccess } from "../../src/rooms/link_access.ts";
import type { Intent } from "../../src/messages/event.ts";
import { clockOf } from "../harness/clock_of.ts";

function access(
  kicked = 10,
): { access: LinkAccess; does: (intent: Intent) => void } {
  const access = new LinkAccess(
    { madeBy: "alice", madeFrom: [] },
    clockOf(() => 0),
    { kicked },
  );
  const stamp = { id: 1, time: 0, room: "x" };
  return { access, does: (intent) => access.apply({ ...intent, ...stamp }) };
}

function left(who: string, reason: "quit" | "kicked"): Intent {
  return { kind: "left", who, reason, text: "" };
}

Deno.test("LinkAccess.admits() anyone until it is locked, and again when it is not", () => {
  const { access: link, does } = access();
  assertEquals(link.admits("bob"), true);
  does({ kind: "locked", who: "alice" });
  assertEquals([link.isLocked, link.admits("bob")], [true, false]);
  does({ kind: "unlocked", who: "alice" });
  assertEquals([link.isLocked, link.admits("bob")], [false, true]);
});

Deno.test("LinkAccess.admits() nobody who was sent away, however they write their name", () => {
  const { access: link, does } = access();
  does(left("bob", "kicked"));
  does(left("carol", "quit"));
  assertEquals(link.admits("BOB"), false);
  assertEquals(link.admits("carol"), true);
});

Deno.test("LinkAccess.admits() keeps a bounded number of names in mind", () => {
  const { access: link, does } = access(2);
  for (const name of ["a", "b", "c"]) does(left(name, "kicked"));
  assertEquals(["a", "b", "c"].map((name) => link.admits(name)), [
    false,
    false,
    true,
  ]);
});

Deno.test("LinkAccess.owner follows its name, and is nobody once they have left", () => {
  const { access: link, does } = access();
  assertEquals(link.owner, "");
  does({ kind: "owner", who: "alice" });
  does({ kind: "renamed", who: "bob", to: "bobby" });
  assertEquals(link.owner, "alice");
  does({ kind: "renamed", who: "alice", to: "Alice" });
  assertEquals(link.owner, "Alice");
  does(left("bobby", "quit"));
  assertEquals(link.owner, "Alice");
  does(left("Alice", "quit"));
  assertEquals(link.owner, "");
});
