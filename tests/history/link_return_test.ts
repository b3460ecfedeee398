import { assert, assertEquals, assertMatch } from "@std/assert";
import { bytesIn } from "./harness/bytes_in.ts";
import { comeBack, enterLink, makeLink, Restarts } from "./harness/restarts.ts";

for (const signal of ["SIGKILL", "SIGTERM"] as const) {
  Deno.test(`--data: after ${signal}, tickets lead back into a locked room, and its owner owns it`, async () => {
    await using run = await Restarts.begin();
    const alice = await makeLink(run.server, "alice");
    const bob = await enterLink(run.server, "bob", alice.id);
    const carol = await enterLink(run.server, "carol", alice.id);
    alice.client.says("/lock");
    await bob.client.sees("*** alice locked the room: nobody new may come in");
    await carol.client.sees(
      "*** alice locked the room: nobody new may come in",
    );
    await run.restart(signal);
    // Everyone but the owner is there first.
    const stranger = await comeBack(run.server, "stranger", alice.id);
    assertMatch(stranger.answer, /is locked/);
    const back = await Promise.all([
      comeBack(run.server, "bob", bob.ticket),
      comeBack(run.server, "carol", carol.ticket),
    ]);
    for (const { answer } of back) assertMatch(answer, new RegExp(alice.id));
    back[0].client.says("/kick carol");
    await back[0].client.sees(/is for the owner/);
    const owner = await comeBack(run.server, "alicia", alice.ticket);
    await owner.client.sees("*** alicia owns this room now");
    owner.client.says("/unlock");
    await back[1].client.sees("*** alicia unlocked the room");
  });
}

Deno.test("--data: a link alone leads back into a room that was open, and makes nobody its owner", async () => {
  await using run = await Restarts.begin();
  const alice = await makeLink(run.server, "alice");
  await run.restart();
  const bob = await comeBack(run.server, "bob", alice.id);
  assertMatch(bob.answer, new RegExp(alice.id));
  bob.client.says("/lock");
  await bob.client.sees(/is for the owner/);
  const back = await comeBack(run.server, "alice", alice.ticket);
  await back.client.sees("*** alice owns this room now");
  await bob.client.sees("*** alice owns this room now");
});

Deno.test("--data: no ticket raises a room that was closed, nor lets anybody in who was kicked or had left", async () => {
  await using run = await Restarts.begin();
  const closed = await makeLink(run.server, "carol");
  closed.client.says("/close");
  await closed.client.sees("*** carol has joined");
  const alice = await makeLink(run.server, "alice");
  const bob = await enterLink(run.server, "bob", alice.id);
  const dora = await enterLink(run.server, "dora", alice.id);
  alice.client.says("/kick bob");
  await dora.client.sees(/bob has left \(sent away/);
  dora.client.says("/leave");
  await alice.client.sees("*** dora has left");
  alice.client.says("/lock");
  await alice.client.sees("*** alice locked the room: nobody new may come in");
  await run.restart();
  const tries = [
    ["carol", closed.ticket, /leads nowhere/],
    ["carole", closed.id, /leads nowhere/],
    ["bobby", bob.ticket, /is locked/],
    ["dora", dora.ticket, /is locked/],
  ] as const;
  for (const [name, word, answer] of tries) {
    assertMatch((await comeBack(run.server, name, word)).answer, answer);
  }
  const back = await comeBack(run.server, "alice", alice.ticket);
  back.client.says("/unlock");
  await back.client.sees("*** alice unlocked the room");
  // The name stays out, whatever it comes with.
  const again = await run.server.login("bob");
  again.says(`/join ${bob.ticket}`);
  await again.sees("*** that room is locked");
});

Deno.test("--data: a ticket that is forged, of another server, or used already is none", async () => {
  await using run = await Restarts.begin();
  await using other = await Restarts.begin();
  const alice = await makeLink(run.server, "alice");
  const bob = await enterLink(run.server, "bob", alice.id);
  const foreign = await makeLink(other.server, "alice");
  alice.client.says("/lock");
  await bob.client.sees("*** alice locked the room: nobody new may come in");
  await run.restart();
  const [id, until, stay, mac] = alice.ticket.split(".");
  const theirs = foreign.ticket.split(".");
  const forged = [
    [id, until, bob.ticket.split(".")[2], mac],
    [id, `z${until.slice(1)}`, stay, mac],
    [id, until, stay, mac.replace(/^./, (one) => one === "A" ? "B" : "A")],
    [id, until, stay, theirs[3]],
  ].map((parts) => parts.join("."));
  for (const [at, ticket] of forged.entries()) {
    const { answer } = await comeBack(run.server, `eve${at}`, ticket);
    assertMatch(answer, /is locked/, ticket);
  }
  const elsewhere = await comeBack(run.server, "eve", foreign.ticket);
  assertMatch(elsewhere.answer, /leads nowhere/);
  const back = await comeBack(run.server, "alice", alice.ticket);
  await back.client.sees("*** alice owns this room now");
  const twice = await comeBack(run.server, "mallory", alice.ticket);
  assertMatch(twice.answer, /is locked/);
  // It is good again after the next restart, for as long as the stay lasts.
  await run.restart();
  const third = await comeBack(run.server, "alice", alice.ticket);
  await third.client.sees("*** alice owns this room now");
});

Deno.test("--data: nothing of a link room is in the folder that could be read", async () => {
  await using run = await Restarts.begin();
  const alice = await makeLink(run.server, "Alicetta");
  const bob = await enterLink(run.server, "Bobbino", alice.id);
  const said = "a very private sentence";
  bob.client.says(said);
  await alice.client.sees(`[Bobbino] ${said}`);
  alice.client.says("/topic a very private topic");
  await bob.client.sees(/a very private topic/);
  alice.client.says("/kick Bobbino");
  await alice.client.sees(/Bobbino has left/);
  for (const signal of ["SIGKILL", "SIGTERM"] as const) {
    await run.restart(signal);
    await comeBack(run.server, "Alicetta", alice.ticket);
  }
  await run.stop("SIGTERM");
  const bytes = bytesIn(run.data);
  const ids = [alice.id, alice.id.replaceAll("-", ""), ...alice.id.split("-")];
  for (const word of [...ids, said, "private", "licetta", "obbino", "127.0"]) {
    assert(!bytes.includes(word), word);
  }
  for (const ticket of [alice.ticket, bob.ticket]) {
    assert(!bytes.includes(ticket.split(".")[3]), ticket);
  }
  for (const name of ["link-rooms", "link-rooms.key"]) {
    const { mode } = Deno.statSync(`${run.data}/${name}`);
    assertEquals(mode! & 0o777, 0o600, name);
  }
});
