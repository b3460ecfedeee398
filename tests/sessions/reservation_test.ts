import { assert, assertEquals } from "@std/assert";
import { NamelessQueue } from "../../src/sessions/nameless.ts";
import { Reservation } from "../../src/sessions/reservation.ts";
import { FakeConnection } from "../harness/fake_connection.ts";

Deno.test("Reservation: a peer that has lost its place is closed, and not served", () => {
  const calls: string[] = [];
  const place = new Reservation({
    nameless: new NamelessQueue(10),
    serve: () => calls.push("serve"),
    leave: () => calls.push("leave"),
    passOn: () => calls.push("passOn"),
    evict: () => calls.push("evict"),
  });
  place.evict();
  const connection = new FakeConnection();
  place.serve(connection);
  place.giveUp();
  assert(connection.isClosed);
  assertEquals(calls, ["leave", "evict"]);
});
