import { assert, assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";

const UNBOUND = ["--max-per-address", "0", "--rate", "0"];

Deno.test("descriptors: when they run out, it goes on, and takes up who waits", async () => {
  await using server = await ChildServer.start(UNBOUND, { descriptors: 64 });
  const alice = await server.login("alice");
  const before = server.descriptors;
  const crowd = await Promise.all(
    Array.from({ length: 64 }, () => server.connect()),
  );
  await server.program.errors.sees(/warn {2}accept failed .*EMFILE|Too many/);
  // Those who are in do not notice.
  alice.says("is it full?");
  await alice.seesNext("[alice] is it full?");

  for (const one of crowd.slice(0, 32)) one.closes();
  // Whoever was not let in yet is now.
  for (const one of crowd.slice(32)) await one.seesNext("login ID: ");
  await server.login("bob");
  for (const one of crowd.slice(32)) one.closes();
  await server.hasOnlyDescriptors(before + 1);
});

Deno.test("descriptors: those of a thousand who came are free when they have left", async () => {
  await using server = await ChildServer.start([...UNBOUND, "--history", "0"]);
  const alice = await server.login("alice");
  const before = server.descriptors;
  const crowd = await Promise.all(
    Array.from({ length: 1000 }, () => server.connect()),
  );
  await Promise.all(crowd.map((one) => one.seesNext("login ID: ")));
  assert(server.descriptors >= before + 1000);
  for (const one of crowd) one.resets();
  await server.hasOnlyDescriptors(before);
  alice.says("alone again");
  await alice.seesNext("[alice] alone again");
});

Deno.test("descriptors: when they run out, browsers are let in again too", async () => {
  const flags = [...UNBOUND, "--web-port", "0"];
  await using server = await ChildServer.start(flags, { descriptors: 64 });
  const line = await server.program.sees(/^or open: /);
  const page = `http://127.0.0.1:${line.match(/\d+$/)}/healthz`;
  // What serves pages is loaded for the first of them.
  await fetch(page).then((answer) => answer.body?.cancel());
  const crowd = await Promise.all(
    Array.from({ length: 64 }, () => server.connect()),
  );
  await server.program.errors.sees(/warn {2}accept failed /);
  const waiting = fetch(page);
  for (const one of crowd) one.closes();
  for (const answer of [await waiting, await fetch(page)]) {
    assertEquals(answer.status, 200);
    await answer.body?.cancel();
  }
});
