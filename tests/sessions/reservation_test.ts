import { assert, assertEquals } from "@std/assert";
import { NamelessQueue } from "../../src/sessions/nameless.ts";
import { Reservation } from "../../src/sessions/reservation.ts";
import { FakeConnection } from "../harness/fake_connection.ts";

for (const way of ["serve", "passOn", "giveUp", "evict"] as const) {
  Deno.test(`Reservation.${way}() ends it once, and nobody evicts it then`, () => {
    const { nameless, place, calls } = reserve();
    if (way === "evict") nameless.evictOldest();
    else place[way](new FakeConnection());
    const done = {
      serve: ["serve"],
      passOn: ["passOn"],
      giveUp: ["leave"],
      evict: ["leave", "evict"],
    };
    assertEquals(calls, done[way]);
    nameless.evictOldest();
    place.giveUp();
    place.passOn();
    assertEquals(calls, done[way]);
  });
}

function reserve() {
  const nameless = new NamelessQueue(10);
  const calls: string[] = [];
  const place = new Reservation({
    nameless,
    serve: () => calls.push("serve"),
    leave: () => calls.push("leave"),
    passOn: () => calls.push("passOn"),
    evict: () => calls.push("evict"),
  });
  return { nameless, place, calls };
}

Deno.test("Reservation: a peer that has lost its place is closed, and not served", () => {
  const { place, calls } = reserve();
  place.evict();
  const connection = new FakeConnection();
  place.serve(connection);
  place.giveUp();
  assert(connection.isClosed);
  assertEquals(calls, ["leave", "evict"]);
});
