import { assert, assertEquals } from "@std/assert";
import { answersTo, objectsFor } from "../harness/answers.ts";
import { ABSENCE, drop, Lasting } from "../harness/lasting_services.ts";

Deno.test("resume: after the absence everyone is told once, and it is over", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  const bob = await services.login("bob");
  await drop(page);
  await services.sweepsAt(ABSENCE - 1);
  assertEquals(bob.lines, []);
  await services.sweepsAt(ABSENCE);
  await services.sweepsAt(ABSENCE * 2);
  assertEquals(bob.lines, ["*** alice has left"]);
  const { page: late, shown } = await services.back(token);
  assertEquals(shown.map(({ code, kind }) => code ?? kind), [
    "resumeFailed",
    "prompt",
  ]);
  // The name is free.
  const [welcome] = await objectsFor(late, "alice");
  assertEquals(welcome.kind, "welcome");
});

Deno.test("resume: whatever is no token gets nobody's place", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  await drop(page);
  const wrong = [
    token.slice(1),
    token.toUpperCase(),
    `${token}=`,
    "alice",
    "undefined",
    '""',
  ];
  for (const text of wrong) {
    const { shown } = await services.back(text);
    assertEquals(shown.map(({ code, kind }) => code ?? kind), [
      "resumeFailed",
      "prompt",
    ], text);
  }
  assertEquals((await services.back(token)).shown[0].who, "alice");
});

Deno.test("resume: works before the login only", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  await drop(page);
  const mallory = await services.login("mallory");
  assertEquals(await answersTo(mallory, `/resume ${token}`), [
    "*** /resume works only before the login",
  ]);
});

Deno.test("resume: whoever said goodbye does not come back", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  const bob = await services.login("bob");
  await answersTo(page, "/quit");
  assertEquals(bob.lines, ["*** alice has left"]);
  assertEquals((await services.back(token)).shown[0].code, "resumeFailed");
});

for (const command of ["/kick alice", "/ban alice 10m", "/ban 203.0.113.5"]) {
  Deno.test(`resume: after ${command} while they are gone, it is over`, async () => {
    await using services = new Lasting();
    const { page, token } = await services.enter("alice", "203.0.113.5");
    const op = await services.login("olga");
    await answersTo(op, "/op x");
    await drop(page);
    await answersTo(op, command);
    assert(op.lines.includes("*** alice has left (sent away)"));
    assertEquals((await services.back(token)).shown[0].code, "resumeFailed");
    await services.sweepsAt(ABSENCE);
    assert(!services.services.registry.names.find("alice"));
  });
}

Deno.test("resume: not from an address that is banned", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice", "192.0.2.7");
  const op = await services.login("olga");
  await answersTo(op, "/op x");
  await answersTo(op, "/ban 203.0.113.5");
  await drop(page);
  const { shown } = await services.back(token, 0, "203.0.113.5");
  assertEquals(shown[0].code, "resumeFailed");
  assertEquals((await services.back(token)).shown[0].who, "alice");
});

Deno.test("resume: kicked out of a link room while gone, one is out", async () => {
  await using services = new Lasting();
  const owner = await services.login("owner");
  const [, command] = await answersTo(owner, "/invite");
  const join = command.slice(command.indexOf("/join"));
  const { page, token } = await services.enter("alice");
  await answersTo(page, join);
  await drop(page);
  owner.forget();
  await answersTo(owner, "/kick alice");
  assertEquals(owner.lines, [
    "*** alice has left (sent away)",
    "*** alice has been sent away",
  ]);
  assertEquals((await services.back(token)).shown[0].code, "resumeFailed");
});
