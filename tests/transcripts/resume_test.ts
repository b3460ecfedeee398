import { assert, assertEquals, assertMatch } from "@std/assert";
import { answersTo, objectsFor } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { TestHouse } from "../harness/test_house.ts";

const WEB = { transport: "web" } as const;
const ABSENCE = 30_000;

/** A house whose clock stands where a test puts it. */
class Lasting extends TestHouse {
  readonly #clock: { time: number };

  constructor(limits = {}) {
    const clock = { time: 0 };
    super({
      operatorPassword: "x",
      limits: { rate: 0, absence: ABSENCE, ...limits },
      now: () => clock.time,
    });
    this.#clock = clock;
  }

  /** Lets somebody in with a browser, and gives what proves that it is them. */
  async enter(name: string, address?: string) {
    const page = this.connect(
      address === undefined ? WEB : { ...WEB, address },
    );
    page.says(name);
    await settle();
    const token = this.tokenOf(page);
    page.forget();
    return { page, token };
  }

  /** The token that a page was given last. */
  tokenOf(page: FakeConnection): string {
    const welcome = page.lines.map((line) => JSON.parse(line))
      .findLast(({ kind }) => kind === "welcome");
    return welcome.token;
  }

  /** Comes back with a token, and gives what is shown then. */
  async back(token: string, lastId = 0, address?: string) {
    const page = this.connect(
      address === undefined ? WEB : { ...WEB, address },
    );
    await settle();
    const shown = await objectsFor(page, `/resume ${token} ${lastId}`);
    return { page, shown };
  }

  /** Ends, as the server does once in a while, what is over at this time. */
  async sweepsAt(time: number): Promise<void> {
    this.#clock.time = time;
    for (const person of this.house.absences.expired(time)) {
      person.stay.end("lost");
    }
    await settle();
  }
}

async function drop(page: FakeConnection): Promise<void> {
  page.drops();
  await settle();
}

// deno-lint-ignore no-explicit-any
function textsOf(shown: any[], kind: string): string[] {
  return shown.filter((one) => one.kind === kind).map(({ text }) => text);
}

Deno.test("resume: only whoever came by the web is given a token", async () => {
  await using house = new Lasting();
  const { token } = await house.enter("alice");
  assertMatch(token, /^[\w-]{32}$/);
  const nc = house.connect();
  nc.says("/format json", "bob");
  await settle();
  assert(!nc.received.includes("token"));
});

Deno.test("resume: of a drop nobody is told, nor of the coming back", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
  const bob = await house.login("bob");
  await drop(page);
  assertEquals(await answersTo(bob, "/who"), ["*** 2 here: alice, bob"]);
  const other = house.connect();
  await settle();
  assertEquals(await answersTo(other, "alice"), ["*** that name is taken"]);
  bob.forget();
  const { page: again } = await house.back(token);
  assertEquals(bob.lines, []);
  again.says("here again");
  await settle();
  assertEquals(bob.lines, ["[alice] here again"]);
});

Deno.test("resume: gives back name and room, and each missed line once", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
  await answersTo(page, "/join tea");
  const bob = await house.login("bob");
  await answersTo(bob, "/join tea");
  page.forget();
  bob.says("one", "two");
  await settle();
  const said = page.lines.map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === "said");
  const [, { id: last }] = said;
  await drop(page);
  bob.says("three", "/me four", "/msg alice five", "/topic six");
  await settle();
  const { page: again, shown } = await house.back(token, last);
  const [welcome] = shown;
  assertEquals([welcome.kind, welcome.who], ["welcome", "alice"]);
  assert(welcome.token !== token);
  const who = shown.find(({ kind }) => kind === "who");
  assertEquals([who.room, who.names], ["tea", ["alice", "bob"]]);
  assertEquals(textsOf(shown, "said"), ["three"]);
  assertEquals(textsOf(shown, "acted"), ["four"]);
  assertEquals(textsOf(shown, "whisper"), ["five"]);
  assertEquals(textsOf(shown, "topic"), ["bob set the topic: six"]);
  again.forget();
  bob.says("seven");
  await settle();
  assertEquals(again.lines.map((line) => JSON.parse(line).text), ["seven"]);
});

Deno.test("resume: without a number, everything that is remembered is shown", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
  await answersTo(page, "one");
  await drop(page);
  const { shown } = await house.back(token);
  assertEquals(textsOf(shown, "said"), ["one"]);
});

Deno.test("resume: of private lines no more is kept than the bound", async () => {
  await using house = new Lasting({ missed: 2 });
  const { page, token } = await house.enter("alice");
  const bob = await house.login("bob");
  await drop(page);
  bob.says("/msg alice 1", "/msg alice 2", "/msg alice 3");
  await settle();
  const { page: again, shown } = await house.back(token);
  assertEquals(textsOf(shown, "whisper"), ["1", "2"]);
  // They are shown once.
  await drop(again);
  const next = await house.back(house.tokenOf(again));
  assertEquals(textsOf(next.shown, "whisper"), []);
});

Deno.test("resume: after the absence everyone is told once, and it is over", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
  const bob = await house.login("bob");
  await drop(page);
  await house.sweepsAt(ABSENCE - 1);
  assertEquals(bob.lines, []);
  await house.sweepsAt(ABSENCE);
  await house.sweepsAt(ABSENCE * 2);
  assertEquals(bob.lines, ["*** alice has left"]);
  const { page: late, shown } = await house.back(token);
  assertEquals(shown.map(({ code, kind }) => code ?? kind), [
    "resumeFailed",
    "prompt",
  ]);
  // The name is free.
  const [welcome] = await objectsFor(late, "alice");
  assertEquals(welcome.kind, "welcome");
});

Deno.test("resume: a connection that still seems alive is taken over", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
  const bob = await house.login("bob");
  const { page: again, shown } = await house.back(token);
  await settle();
  assertEquals(shown[0].kind, "welcome");
  assert(page.isClosed && !again.isClosed);
  page.says("from the old one");
  again.says("from the new one");
  await settle();
  assertEquals(bob.lines, ["[alice] from the new one"]);
  assertEquals(house.reception.count, 2);
  // The old token went with the old connection.
  assertEquals((await house.back(token)).shown[0].code, "resumeFailed");
  await drop(again);
  assertEquals(bob.lines.length, 1);
});

Deno.test("resume: whatever is no token gets nobody's place", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
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
    const { shown } = await house.back(text);
    assertEquals(shown.map(({ code, kind }) => code ?? kind), [
      "resumeFailed",
      "prompt",
    ], text);
  }
  assertEquals((await house.back(token)).shown[0].who, "alice");
});

Deno.test("resume: works before the login only", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
  await drop(page);
  const mallory = await house.login("mallory");
  assertEquals(await answersTo(mallory, `/resume ${token}`), [
    "*** /resume works only before the login",
  ]);
});

Deno.test("resume: whoever said goodbye does not come back", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
  const bob = await house.login("bob");
  await answersTo(page, "/quit");
  assertEquals(bob.lines, ["*** alice has left"]);
  assertEquals((await house.back(token)).shown[0].code, "resumeFailed");
});

for (const command of ["/kick alice", "/ban alice 10m", "/ban 203.0.113.5"]) {
  Deno.test(`resume: after ${command} while they are gone, it is over`, async () => {
    await using house = new Lasting();
    const { page, token } = await house.enter("alice", "203.0.113.5");
    const op = await house.login("op");
    await answersTo(op, "/op x");
    await drop(page);
    await answersTo(op, command);
    assert(op.lines.includes("*** alice has left (sent away)"));
    assertEquals((await house.back(token)).shown[0].code, "resumeFailed");
    await house.sweepsAt(ABSENCE);
    assert(!house.house.registry.find("alice"));
  });
}

Deno.test("resume: not from an address that is banned", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice", "192.0.2.7");
  const op = await house.login("op");
  await answersTo(op, "/op x");
  await answersTo(op, "/ban 203.0.113.5");
  await drop(page);
  const { shown } = await house.back(token, 0, "203.0.113.5");
  assertEquals(shown[0].code, "resumeFailed");
  assertEquals((await house.back(token)).shown[0].who, "alice");
});

Deno.test("resume: kicked out of a link room while gone, one is out", async () => {
  await using house = new Lasting();
  const owner = await house.login("owner");
  const [, command] = await answersTo(owner, "/invite");
  const join = command.slice(command.indexOf("/join"));
  const { page, token } = await house.enter("alice");
  await answersTo(page, join);
  await drop(page);
  owner.forget();
  await answersTo(owner, "/kick alice");
  assertEquals(owner.lines, [
    "*** alice has left (sent away)",
    "*** alice has been sent away",
  ]);
  assertEquals((await house.back(token)).shown[0].code, "resumeFailed");
});

Deno.test("resume: a link room that lost everyone waits for them", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice");
  await answersTo(page, "/invite");
  await drop(page);
  const [room] = house.house.registry.links.rooms();
  assertEquals(room.access!.emptySince, undefined);
  const { page: again, shown } = await house.back(token);
  assert(shown.some(({ kind }) => kind === "invite"));
  assertEquals((await objectsFor(again, "/lock"))[0].kind, "locked");
});

Deno.test("resume: muted before, muted after; an operator stays one", async () => {
  await using house = new Lasting();
  const { page, token } = await house.enter("alice", "203.0.113.5");
  const op = await house.enter("op");
  await answersTo(op.page, "/op x");
  await answersTo(op.page, "/mute alice");
  await drop(page);
  await drop(op.page);
  const alice = await house.back(token, 0, "203.0.113.9");
  const [muted] = await objectsFor(alice.page, "hi");
  assertEquals(muted.code, "muted");
  const boss = await house.back(op.token);
  const [list] = await objectsFor(boss.page, "/bans");
  assertEquals(list.code, "banList");
});
