import { assert, assertEquals } from "@std/assert";
import { type Ban, Bans } from "../../src/rooms/bans.ts";

function ban(change: Partial<Ban>): Ban {
  const blank = { name: "", address: "", until: null, why: "", by: "op" };
  return { kind: "ban", ...blank, ...change };
}

const ELSEWHERE = "198.51.100.1";

Deno.test("Bans.find() finds by name, however it is written", () => {
  const bans = new Bans(10);
  bans.add(ban({ name: "Straße" }), 0);
  assert(bans.find("ban", "STRASSE", ELSEWHERE, 0) !== undefined);
  assertEquals(bans.find("ban", "strasser", ELSEWHERE, 0), undefined);
  assertEquals(bans.find("mute", "straße", ELSEWHERE, 0), undefined);
});

Deno.test("Bans.find() finds by address, IPv6 by its network", () => {
  const bans = new Bans(10);
  bans.add(ban({ address: "192.0.2.7" }), 0);
  bans.add(ban({ address: "2001:db8:0:0::/64" }), 0);
  assert(bans.find("ban", "anyone", "192.0.2.7", 0) !== undefined);
  assert(bans.find("ban", "anyone", "2001:db8::beef", 0) !== undefined);
  assertEquals(bans.find("ban", "anyone", "2001:db8:1::beef", 0), undefined);
  // Somebody may be called what another's address is.
  assertEquals(bans.find("ban", "192.0.2.7", ELSEWHERE, 0), undefined);
});

Deno.test("Bans.find() forgets what has ended", () => {
  const bans = new Bans(10);
  bans.add(ban({ name: "a", until: 1000 }), 0);
  bans.add(ban({ name: "b" }), 0);
  assert(bans.find("ban", "a", "", 999) !== undefined);
  assertEquals(bans.find("ban", "a", "", 1000), undefined);
  assertEquals(bans.list(1000).map(({ name }) => name), ["b"]);
});

Deno.test("Bans.add() takes the place of the one on the same name and address", () => {
  const bans = new Bans(10);
  bans.add(ban({ name: "a", why: "first" }), 0);
  bans.add(ban({ name: "A", why: "second" }), 0);
  bans.add(ban({ kind: "mute", name: "a" }), 0);
  bans.add(ban({ name: "a", address: "192.0.2.7" }), 0);
  assertEquals(bans.list(0).map(({ why, kind }) => why || kind), [
    "second",
    "mute",
    "ban",
  ]);
});

Deno.test("Bans.add() ends the oldest where there is no place for more", () => {
  const bans = new Bans(3);
  for (const name of "abcde") bans.add(ban({ name }), 0);
  assertEquals(bans.list(0).map(({ name }) => name), ["c", "d", "e"]);
});

Deno.test("Bans.lift() ends all on a name or an address, and counts them", () => {
  const bans = new Bans(10);
  bans.add(ban({ name: "a", address: "192.0.2.7" }), 0);
  bans.add(ban({ name: "A" }), 0);
  bans.add(ban({ name: "b" }), 0);
  assertEquals(bans.lift("ban", "a", 0), 2);
  assertEquals(bans.lift("ban", "a", 0), 0);
  bans.add(ban({ name: "c", address: "192.0.2.7" }), 0);
  assertEquals(bans.lift("ban", "192.0.2.7", 0), 1);
  assertEquals(bans.list(0).map(({ name }) => name), ["b"]);
});

Deno.test("Bans tells of every change, and of nothing else", () => {
  const told: number[] = [];
  const bans = new Bans(
    10,
    [ban({ name: "a" })],
    (all) => void told.push(all.length),
  );
  bans.find("ban", "a", "", 0);
  bans.list(0);
  bans.lift("ban", "nobody", 0);
  assertEquals(told, []);
  bans.add(ban({ name: "b" }), 0);
  bans.lift("ban", "a", 0);
  assertEquals(told, [2, 1]);
});
