import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { lookKey, looksReserved } from "../../src/rooms/look_alike.ts";
import { nameKey } from "../../src/rooms/name.ts";

Deno.test("lookKey(): names that pass for each other have one", () => {
  for (
    const names of [
      ["alice", "aIice", "a1ice", "ALICE", "аlісе", "ａlice"],
      ["bob", "b0b", "BOB", "ВОВ"],
      ["mark", "rnark"],
      ["minsu", "mınsu", "rninsu"],
      ["сое", "coe", "C0E"],
      ["力", "カ"],
    ]
  ) {
    const keys = new Set(names.map(lookKey));
    assertEquals(keys.size, 1, `${names}: ${[...keys]}`);
  }
});

Deno.test("lookKey(): names that do not look alike have different ones", () => {
  const names =
    "alice bob minsu 민수 민주 수민 guest1 guest2 guest10 guest20 josé jose müller muller 山田 山口 田中 вова bill will"
      .split(" ");
  assertEquals(new Set(names.map(lookKey)).size, names.length);
});

Deno.test("lookKey(): one name has one look, however it is written", () => {
  const name = fc.string({ unit: "grapheme", maxLength: 24 });
  fc.assert(fc.property(name, (name) => {
    assertEquals(lookKey(nameKey(name)), lookKey(name));
    assertEquals(lookKey(name.toUpperCase()), lookKey(name.toLowerCase()));
  }));
});

Deno.test("looksReserved(): names that pass for the server's are kept for it", () => {
  for (
    const name of ["rnaru", "adm1n", "r00t", "0p", "server-b0t", "ADMIN", "а11"]
  ) {
    assert(looksReserved(name), name);
  }
  for (const name of ["alice", "marulee", "adam", "robot", "opal"]) {
    assert(!looksReserved(name), name);
  }
});
