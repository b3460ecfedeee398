import { assertEquals } from "@std/assert";
import { ReadingCrowd as Crowd } from "./harness/reading_crowd.ts";
import { PATIENT, turn } from "./harness/reading_crowd.ts";

Deno.test("WriteSlots: a write that cannot even begin ends that outbox, and no other", async () => {
  await using crowd = new Crowd(3, { ...PATIENT, wave: 2 });
  const [broken, ...others] = crowd.connections;
  broken.onWrite = () => {
    throw new Error("gone");
  };
  for (const connection of others) connection.open();
  for (const text of ["one ", "two "]) {
    crowd.feed.append(text);
    await turn();
  }
  assertEquals(crowd.outboxes.map(({ lost }) => lost), [
    "broken",
    undefined,
    undefined,
  ]);
  for (const { received } of others) assertEquals(received, "one two ");
});
