import { assertEquals } from "@std/assert";
import { Access } from "../../src/access.ts";
import type { Deed } from "../../src/event.ts";

function access(kicked = 10): { access: Access; does: (deed: Deed) => void } {
  const access = new Access("alice", 0, { kicked });
  const stamp = { id: 1, time: 0, room: "x" };
  return { access, does: (deed) => access.apply({ ...deed, ...stamp }) };
}

function left(who: string, reason: "quit" | "kicked"): Deed {
  return { kind: "left", who, reason, text: "" };
}

Deno.test("Access.admits() anyone until it is locked, and again when it is not", () => {
  const { access: link, does } = access();
  assertEquals(link.admits("bob"), true);
  does({ kind: "locked", who: "alice" });
  assertEquals([link.isLocked, link.admits("bob")], [true, false]);
  does({ kind: "unlocked", who: "alice" });
  assertEquals([link.isLocked, link.admits("bob")], [false, true]);
});

Deno.test("Access.admits() nobody who was sent away, however they write their name", () => {
  const { access: link, does } = access();
  does(left("bob", "kicked"));
  does(left("carol", "quit"));
  assertEquals(link.admits("BOB"), false);
  assertEquals(link.admits("carol"), true);
});

Deno.test("Access.admits() keeps a bounded number of names in mind", () => {
  const { access: link, does } = access(2);
  for (const name of ["a", "b", "c"]) does(left(name, "kicked"));
  assertEquals(["a", "b", "c"].map((name) => link.admits(name)), [
    false,
    false,
    true,
  ]);
});

Deno.test("Access.owner follows its name, and is nobody once they have left", () => {
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
