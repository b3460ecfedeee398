import { assert, assertEquals } from "@std/assert";
import { LinkLedgerFile } from "../../src/history/link_ledger_file.ts";
import { LIMITS } from "../../src/limits.ts";
import { Log } from "../../src/log.ts";
import { LinkRooms } from "../../src/rooms/link_rooms.ts";
import { LinkTickets } from "../../src/rooms/link_tickets.ts";
import type { Room } from "../../src/rooms/room.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";

const GRACE = 1000;
const LIFE = 10_000;
const OWNER_WAIT = 500;
const KICKED = 20;

/** The folder of a server, with clocks that a test sets. */
class Runs implements Disposable {
  wall = 1_000_000;
  monotonic = 0;
  readonly logged: string[] = [];
  readonly #folder = new TempFolder();
  #ledger: LinkLedgerFile | undefined;

  /** The path of a file in it. */
  path(name: string): string {
    return this.#folder.path(name);
  }

  /** Lets time pass, by both clocks. */
  pass(milliseconds: number): void {
    this.wall += milliseconds;
    this.monotonic += milliseconds;
  }

  /** The rooms of the next run. */
  begin(): LinkRooms {
    this.#ledger?.close();
    const clock = {
      now: () => this.wall,
      monotonic: () => this.monotonic,
    };
    const log = new Log((line) => this.logged.push(line), { now: () => 0 });
    const limits = { linkEmpty: GRACE, kicked: KICKED };
    const folder = this.#folder.path("");
    this.#ledger = LinkLedgerFile.open(folder, limits, log, clock);
    const bounds = {
      ...LIMITS,
      linkEmpty: GRACE,
      linkLife: LIFE,
      linkOwnerWait: OWNER_WAIT,
      kicked: KICKED,
    };
    return new LinkRooms(bounds, clock, this.#ledger);
  }

  [Symbol.dispose](): void {
    this.#ledger?.close();
    this.#folder[Symbol.dispose]();
  }
}

function enter(room: Room, who: string, stay?: number): number {
  room.apply(room.stamp({ kind: "joined", who, stay }));
  const owner = room.access!.nextOwner(room.members);
  if (owner !== undefined) {
    room.apply(room.stamp({ kind: "owner", who: owner }));
  }
  return room.access!.record!.stayOf(who)!;
}

function reopen(links: LinkRooms, id: string): Room {
  return links.reopen(id, links.lost(id)!, "192.0.2.1");
}

Deno.test("LinkTickets.read() takes a ticket of its key, until its time is over", () => {
  const tickets = new LinkTickets(new Uint8Array(32));
  const id = "0123456-789abcd-efghjkm-npqrstv";
  const ticket = { id, until: 1_800_000_000_000, stay: 2 ** 52 };
  const written = tickets.write(ticket);
  assertEquals(tickets.read(written, ticket.until - 1), ticket);
  assertEquals(tickets.read(written, ticket.until), undefined);
  const others = new LinkTickets(new Uint8Array(32).fill(1));
  assertEquals(others.read(written, 0), undefined);
  for (let at = 0; at < written.length - 1; at++) {
    const other = written[at] === "2" ? "3" : "2";
    const forged = written.slice(0, at) + other + written.slice(at + 1);
    assertEquals(tickets.read(forged, 0), undefined, forged);
  }
});

Deno.test("a link room that nobody comes back to within the grace is gone, after the next restart too", () => {
  using runs = new Runs();
  const { name: id } = runs.begin().open("alice", "192.0.2.1");
  const second = runs.begin();
  runs.pass(GRACE - 1);
  assert(second.lost(id) !== undefined);
  runs.pass(1);
  assertEquals(second.lost(id), undefined);
  second.expired();
  assertEquals(runs.begin().lost(id), undefined);
});

Deno.test("a ticket is of no use when the grace is over, though its room is open", () => {
  using runs = new Runs();
  const first = runs.begin().open("alice", "192.0.2.1");
  const stay = enter(first, "alice");
  const room = reopen(runs.begin(), first.name);
  assert(room.access!.record!.awaits(stay));
  runs.pass(GRACE);
  assert(!room.access!.record!.awaits(stay));
});

for (const end of ["a kill", "a stop"]) {
  Deno.test(`a stay that nobody has gone on with in time is over, also after ${end}`, () => {
    using runs = new Runs();
    const first = runs.begin().open("alice", "192.0.2.1");
    const alice = enter(first, "alice");
    const carol = enter(first, "carol");
    const early = runs.begin();
    enter(reopen(early, first.name), "alice", alice);
    runs.pass(GRACE - 1);
    early.expired();
    // The server ends while carol is still waited for.
    const links = runs.begin();
    assertEquals(links.lost(first.name)!.stays, new Set([alice, carol]));
    enter(reopen(links, first.name), "alice", alice);
    runs.pass(GRACE);
    if (end === "a kill") links.expired();
    else links.stopNoting();
    assertEquals(runs.begin().lost(first.name)!.stays, new Set([alice]));
  });
}

Deno.test("a link room lasts as long as without a restart, and no longer when the clock is set back", () => {
  using runs = new Runs();
  const { name: id } = runs.begin().open("alice", "192.0.2.1");
  runs.pass(LIFE - 500);
  let links = runs.begin();
  reopen(links, id).access!.emptySince = undefined;
  runs.pass(499);
  assertEquals(links.expired(), []);
  runs.pass(1);
  assertEquals(links.expired().map(({ name }) => name), [id]);
  runs.wall -= 2 * LIFE;
  links = runs.begin();
  reopen(links, id).access!.emptySince = undefined;
  runs.pass(LIFE - 1);
  assertEquals(links.expired(), []);
  runs.pass(1);
  assertEquals(links.expired().length, 1);
  runs.wall += 3 * LIFE;
  assertEquals(runs.begin().lost(id), undefined);
});

Deno.test("a link room waits for its owner, and not for ever", () => {
  using runs = new Runs();
  const first = runs.begin().open("alice", "192.0.2.1");
  const stay = enter(first, "alice");
  enter(first, "bob");
  const early = reopen(runs.begin(), first.name);
  enter(early, "carol");
  assertEquals(early.access!.owner, "");
  enter(early, "alice", stay);
  assertEquals(early.access!.owner, "alice");
  const late = reopen(runs.begin(), first.name);
  enter(late, "carol");
  runs.pass(OWNER_WAIT);
  enter(late, "dora");
  assertEquals(late.access!.owner, "carol");
  enter(late, "alice", stay);
  assertEquals(late.access!.owner, "carol");
});

Deno.test("the file of link rooms stays small, and loses only a last line that was cut off", () => {
  using runs = new Runs();
  const links = runs.begin();
  const { name: id } = links.open("alice", "192.0.2.1");
  for (let round = 0; round < 3000; round++) {
    const room = links.find(id)!;
    enter(room, "bob");
    room.apply(
      room.stamp({ kind: "left", who: "bob", reason: "quit", text: "" }),
    );
  }
  const stay = enter(links.find(id)!, "alice");
  const path = runs.path("link-rooms");
  const lines = Deno.readTextFileSync(path).split("\n").length;
  assert(lines < 1100, `${lines} lines`);
  const mark = Deno.readTextFileSync(path).slice(1, 17);
  Deno.writeTextFileSync(path, `-${mark}`, { append: true });
  assertEquals([...runs.begin().lost(id)!.stays], [stay]);
});

Deno.test("the ledger knows as many names that are kept out as a room does, in each run and in all", () => {
  using runs = new Runs();
  const kick = (room: Room, who: string) => {
    enter(room, who);
    const left = { kind: "left", who, reason: "kicked", text: "" } as const;
    room.apply(room.stamp(left));
  };
  const out = () =>
    Deno.readTextFileSync(runs.path("link-rooms")).split("\n")
      .filter((line) => line.startsWith("x")).length;
  const first = runs.begin().open("alice", "192.0.2.1");
  for (let at = 0; at < 3 * KICKED; at++) kick(first, `p${at}`);
  assertEquals(out(), KICKED);
  // A name and an address each: so many in all, however many runs there are.
  for (let run = 0; run < 3; run++) {
    const room = reopen(runs.begin(), first.name);
    for (let at = 0; at < 3 * KICKED; at++) kick(room, `q${run}-${at}`);
  }
  const last = reopen(runs.begin(), first.name);
  assertEquals(out(), 2 * KICKED);
  assert(!last.access!.admits("p0"));
  assert(last.access!.admits("q2-0"));
});

Deno.test("a ledger that cannot be written is told of once, and is whole when it can be again", () => {
  using runs = new Runs();
  const links = runs.begin();
  Deno.mkdirSync(runs.path("link-rooms.tmp"));
  const rooms = Array.from(
    { length: 1200 },
    () => links.open("alice", "192.0.2.1").name,
  );
  assertEquals(runs.logged.length, 1, runs.logged.join());
  Deno.removeSync(runs.path("link-rooms.tmp"));
  rooms.push(links.open("alice", "192.0.2.1").name);
  const next = runs.begin();
  assertEquals(rooms.filter((id) => next.lost(id) === undefined), []);
});

Deno.test("a server without a history gives no tickets", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  alice.says("/ticket");
  await alice.sees(/only link rooms have tickets/);
  alice.says("/invite");
  await alice.sees("*** alice owns this room now");
  alice.says("/ticket");
  await alice.seesNext(/only link rooms have tickets/);
});
