import { assertEquals } from "@std/assert";
import { LIMITS } from "../../src/limits.ts";
import { EnteredRooms } from "../../src/rooms/entered_rooms.ts";
import { Room } from "../../src/rooms/room.ts";

Deno.test("EnteredRooms.last is the room that was entered last, of those that are left", () => {
  const [tea, dev, ops] = ["tea", "dev", "ops"]
    .map((name) => new Room(name, LIMITS, () => 0));
  const rooms = new EnteredRooms();
  assertEquals(rooms.last, undefined);
  for (const room of [tea, dev, ops, tea]) rooms.add(room);
  assertEquals([rooms.last, rooms.size], [ops, 3]);
  assertEquals([rooms.delete(dev), rooms.delete(dev)], [true, false]);
  assertEquals(rooms.last, ops);
  rooms.delete(ops);
  assertEquals(rooms.last, tea);
  rooms.add(ops);
  rooms.clear();
  assertEquals([rooms.last, rooms.size], [undefined, 0]);
});
