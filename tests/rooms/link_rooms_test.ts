import fc from "fast-check";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { LIMITS } from "../../src/limits.ts";
import { linkId, LinkRooms } from "../../src/rooms/link_rooms.ts";
import { clockOf } from "../harness/clock_of.ts";

const ID = "0123456-789abcd-efghjkm-npqrstv";

Deno.test("LinkRooms.open() gives an id of 140 random bits that reads well", () => {
  const links = new LinkRooms(LIMITS, clockOf(() => 0));
  const ids = Array.from(
    { length: 1000 },
    () => links.open("alice", "192.0.2.1").name,
  );
  for (const id of ids) {
    assertMatch(id, /^[0-9a-hjkmnp-tv-z]{7}(-[0-9a-hjkmnp-tv-z]{7}){3}$/);
  }
  assertEquals(new Set(ids).size, 1000);
  // Every letter of the alphabet, everywhere.
  for (let at = 0; at < ID.length; at++) {
    const letters = new Set(ids.map((id) => id[at]));
    assertEquals(letters.size, ID[at] === "-" ? 1 : 32);
  }
});

Deno.test("linkId() finds the id in whatever was copied", () => {
  const spellings = [
    ID,
    ID.toUpperCase(),
    ID.replaceAll("-", ""),
    ID.replaceAll("0", "o").replaceAll("1", "l"),
    ID.replaceAll("0", "O").replaceAll("1", "I"),
    `/r/${ID}`,
    `https://chat.example.org/r/${ID}`,
    `http://[2001:db8::1]:9080/r/${ID}/`,
    `https://chat.example.org/r/${ID}?a=b`,
    `https://chat.example.org/r/${ID}#x`,
  ];
  for (const text of spellings) assertEquals(linkId(text), ID, text);
});

Deno.test("linkId() finds none in what has not its form", () => {
  const others = [
    "",
    "lobby",
    ID.slice(1),
    `${ID}x`,
    ID.replace("a", "u"),
    "-",
  ];
  for (const text of others) assertEquals(linkId(text), undefined, text);
});

Deno.test("linkId() takes any text at all", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const id = linkId(text);
    assert(id === undefined || linkId(id) === id);
  }));
});

Deno.test("LinkRooms.find() finds what is open, and nothing that has ended", () => {
  const links = new LinkRooms(LIMITS, clockOf(() => 0));
  const room = links.open("alice", "192.0.2.1");
  assert(links.find(room.name.toUpperCase()) === room);
  assertEquals(links.find(ID), undefined);
  links.close(room);
  assertEquals(links.find(room.name), undefined);
  assertEquals(links.size, 0);
});

Deno.test("LinkRooms.countOf() counts those that one person has made", () => {
  const links = new LinkRooms(LIMITS, clockOf(() => 0));
  const room = links.open("alice", "192.0.2.1");
  links.open("alice", "192.0.2.1");
  links.open("bob", "192.0.2.1");
  assertEquals(links.countOf("alice"), 2);
  links.close(room);
  assertEquals(links.countOf("alice"), 1);
});

Deno.test("LinkRooms.expired() gives those that are empty for too long, or too old", () => {
  let now = 0;
  const limits = { ...LIMITS, linkEmpty: 100, linkLife: 1000 };
  const links = new LinkRooms(limits, clockOf(() => now));
  const [empty, used] = [
    links.open("alice", "192.0.2.1"),
    links.open("alice", "192.0.2.1"),
  ];
  used.access!.emptySince = undefined;
  now = 99;
  assertEquals(links.expired(), []);
  now = 100;
  assertEquals(links.expired(), [empty]);
  links.close(empty);
  now = 999;
  assertEquals(links.expired(), []);
  now = 1000;
  assertEquals(links.expired(), [used]);
});
