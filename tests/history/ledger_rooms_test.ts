import { assertEquals } from "@std/assert";
import { LedgerRooms } from "../../src/history/ledger_rooms.ts";

const FULL_ROOMS = 250;

function mark(number: number): string {
  return String(number).padStart(16, "0");
}

Deno.test("LedgerRooms keeps as many out in all rooms as in 250 full ones, and others when a room ends", () => {
  const rooms = new LedgerRooms({ kicked: 1 });
  const out = () => rooms.lines().filter((line) => line.startsWith("x")).length;
  for (let room = 0; room <= FULL_ROOMS; room++) {
    rooms.take(`+${mark(room)} zzz`);
    for (const at of [1, 2, 2, 3]) rooms.take(`x${mark(room)} ${mark(at)}`);
  }
  assertEquals(out(), 2 * FULL_ROOMS);
  assertEquals(rooms.get(mark(FULL_ROOMS))!.keptOut.size, 0);
  rooms.take(`-${mark(0)}`);
  // A room that is made once more begins anew.
  rooms.take(`+${mark(1)} zzz`);
  assertEquals(out(), 2 * FULL_ROOMS - 4);
  for (const room of [1, FULL_ROOMS]) {
    for (const at of [1, 2]) rooms.take(`x${mark(room)} ${mark(at)}`);
  }
  assertEquals(out(), 2 * FULL_ROOMS);
});
