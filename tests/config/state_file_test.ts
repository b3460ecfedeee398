import { assert, assertEquals } from "@std/assert";
import { StateError, StateFile } from "../../src/config/state_file.ts";
import { Log } from "../../src/log.ts";
import type { Ban } from "../../src/rooms/bans.ts";
import { FakeClock } from "../harness/fake_clock.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { until } from "../harness/until.ts";

const BANS: Ban[] = [
  {
    kind: "ban",
    name: '가"\\',
    address: "2001:db8:0:0::/64",
    until: 1,
    why: "",
    by: "op",
  },
  { kind: "mute", name: "bob", address: "", until: null, why: "x", by: "op" },
];

/** A folder with a state file in it, and what is logged about it. */
class Place extends TempFolder {
  readonly state = this.path("state");
  readonly logged: string[] = [];

  async open(retry = 1_000): Promise<StateFile & Disposable> {
    const log = new Log((line) => this.logged.push(line));
    const file = await StateFile.open(this.state, { log, retry });
    return Object.assign(file, { [Symbol.dispose]: () => file.close() });
  }

  get names(): string[] {
    return [...Deno.readDirSync(this.path("."))].map(({ name }) => name).sort();
  }

  /** Makes that nothing can be written, as when the disk is full; or that it can. */
  set isFull(isFull: boolean) {
    if (isFull) Deno.mkdirSync(`${this.state}.tmp/x`, { recursive: true });
    else Deno.removeSync(`${this.state}.tmp`, { recursive: true });
  }
}

Deno.test("StateFile.open() gives what save() wrote", async () => {
  using place = new Place();
  for (const bans of [BANS, [], Array(1_500).fill(BANS[1]), BANS]) {
    {
      using file = await place.open();
      await file.save(bans);
    }
    using file = await place.open();
    assertEquals(file.bans, bans);
  }
});

Deno.test("StateFile.open() makes a file where there is none, for nobody else to read", async () => {
  using place = new Place();
  using file = await place.open();
  assertEquals(file.bans, []);
  assertEquals(place.names, ["state"]);
  assertEquals(Deno.statSync(place.state).mode! & 0o777, 0o600);
  await file.save(BANS);
  assertEquals(place.names, ["state"]);
  assertEquals(Deno.statSync(place.state).mode! & 0o777, 0o600);
});

Deno.test("StateFile.open() refuses what maru has not written, and leaves it", async () => {
  using place = new Place();
  const whole = JSON.stringify({ version: 1, bans: BANS });
  const { until: _, ...short } = BANS[0];
  const damaged = [
    "",
    "nonsense",
    "null",
    "[]",
    "{}",
    whole.slice(0, -1),
    whole.replace('"version":1', '"version":2'),
    JSON.stringify({ version: 1 }),
    JSON.stringify({ version: 1, bans: {} }),
    JSON.stringify({ version: 1, bans: [null] }),
    JSON.stringify({ version: 1, bans: [short] }),
    JSON.stringify({ version: 1, bans: [{ ...BANS[0], kind: "praise" }] }),
    JSON.stringify({ version: 1, bans: [{ ...BANS[0], why: 1 }] }),
  ];
  for (const text of damaged) {
    place.write("state", text);
    await refuses(place.open(), /no state/);
    assertEquals(Deno.readTextFileSync(place.state), text);
  }
});

Deno.test("StateFile.open() of what cannot be read says why", async () => {
  using place = new Place();
  Deno.mkdirSync(place.state);
  await refuses(place.open(), /directory/);
});

Deno.test("StateFile.open() takes out what acts on a terminal, and cuts what is long", async () => {
  using place = new Place();
  const edited = { ...BANS[1], why: "\x1b[2Jspam\u202e", by: "o\x07p" };
  const long = { ...BANS[1], why: "x".repeat(100_000) };
  place.write("state", JSON.stringify({ version: 1, bans: [edited, long] }));
  using file = await place.open();
  assertEquals(file.bans[0], { ...BANS[1], why: "spam", by: "op" });
  assertEquals(file.bans[1].why, "x".repeat(300));
});

Deno.test("StateFile.open() refuses a file that another server has open, whatever it saved since", async () => {
  using place = new Place();
  {
    using first = await place.open();
    await refuses(place.open(), /another server/);
    await first.save(BANS);
    await refuses(place.open(), /another server/);
    assertEquals(first.bans, BANS);
  }
  using second = await place.open();
  assertEquals(second.bans, BANS);
});

Deno.test("StateFile.save() keeps what was there until all of the new is", async () => {
  using place = new Place();
  using file = await place.open();
  await file.save(BANS);
  const before = Deno.readTextFileSync(place.state);
  place.isFull = true;
  await refuses(file.save([]), /not empty/);
  assertEquals(Deno.readTextFileSync(place.state), before);
  assert(place.logged[0].includes("error state not written path="));
});

Deno.test("StateFile.save() tries again what failed, until it is written", async () => {
  using place = new Place();
  using file = await place.open();
  place.isFull = true;
  using clock = new FakeClock();
  await refuses(file.save(BANS), /not empty/);
  await clock.passes(1_000);
  clock[Symbol.dispose]();
  await until(() => place.logged.length === 2, () => "it was not tried again");
  place.isFull = false;
  await file.save(BANS);
  assertEquals(JSON.parse(Deno.readTextFileSync(place.state)).bans, BANS);
});

Deno.test("StateFile.save() writes together what changes meanwhile", async () => {
  using place = new Place();
  using file = await place.open();
  let isBehind = true;
  const first = file.save([BANS[0]]);
  const saves = Array.from({ length: 50 }, () => file.save(BANS));
  // One promise for all of them: they wait for one write.
  assertEquals(new Set([first, ...saves]).size, 1);
  await first;
  file.save([]).then(() => isBehind = false);
  assertEquals(JSON.parse(Deno.readTextFileSync(place.state)).bans, BANS);
  assert(isBehind);
  await file.save([]);
});

Deno.test("StateFile.save() does not follow a link beside the file, and takes over what a crash left", async () => {
  using place = new Place();
  using file = await place.open();
  const other = place.write("other", "precious");
  Deno.symlinkSync(other, `${place.state}.tmp`);
  await file.save(BANS);
  assertEquals(Deno.readTextFileSync(other), "precious");
  place.write("state.tmp", "x".repeat(100_000));
  await file.save(BANS);
  assertEquals(JSON.parse(Deno.readTextFileSync(place.state)).bans, BANS);
  assertEquals(place.names, ["other", "state"]);
});

async function refuses(attempt: Promise<unknown>, why: RegExp): Promise<void> {
  const error = await attempt.then(
    () => new Error("it was not refused"),
    (error) => error,
  );
  assert(error instanceof StateError && why.test(error.message), `${error}`);
}
