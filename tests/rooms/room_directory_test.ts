import { assert, assertEquals } from "@std/assert";
import { LIMITS } from "../../src/limits.ts";
import { Room } from "../../src/rooms/room.ts";
import { FRESH, RoomDirectory } from "../../src/rooms/room_directory.ts";

function roomsOf(count: number): Map<string, Room> {
  const names = Array.from({ length: count }, (_, n) => `room${n}`);
  return new Map(names.map((name) => [name, new Room(name, LIMITS, () => 0)]));
}

Deno.test("RoomDirectory.list() shows the fullest rooms first, and those alike by name", () => {
  const rooms = roomsOf(3);
  const directory = new RoomDirectory(rooms, () => 0);
  const full = rooms.get("room2")!;
  full.apply(full.stamp({ kind: "joined", who: "alice" }));
  full.apply(full.stamp({ kind: "topic", who: "alice", text: "tea" }));
  assertEquals(directory.list(), [
    { name: "room2", people: 1, topic: "tea" },
    { name: "room0", people: 0, topic: "" },
    { name: "room1", people: 0, topic: "" },
  ]);
  rooms.delete("room2");
  assertEquals(directory.list().length, 2);
});

Deno.test("RoomDirectory.list() is made once a second when there are many rooms", () => {
  let now = 0;
  const rooms = roomsOf(200);
  const directory = new RoomDirectory(rooms, () => now);
  const first = directory.list();
  rooms.delete("room7");
  now = FRESH - 1;
  assert(directory.list() === first);
  now = FRESH;
  assertEquals(directory.list().length, 199);
});
