import { assert, assertEquals } from "@std/assert";
import type { Ban } from "../../src/rooms/bans.ts";
import {
  readState,
  StateError,
  writeState,
} from "../../src/config/state_file.ts";
import { TempFolder } from "../harness/temp_folder.ts";

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

Deno.test("readState() gives what writeState() wrote", () => {
  using folder = new TempFolder();
  const path = folder.path("state");
  writeState(path, BANS);
  assertEquals(readState(path), BANS);
  writeState(path, []);
  assertEquals(readState(path), []);
});

Deno.test("readState() of no file is no bans", () => {
  using folder = new TempFolder();
  assertEquals(readState(folder.path("state")), []);
});

Deno.test("readState() refuses what maru has not written", () => {
  using folder = new TempFolder();
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
    const path = folder.write("state", text);
    assertRefuses(() => readState(path), /no state/);
    assertEquals(Deno.readTextFileSync(path), text);
  }
});

Deno.test("readState() of what cannot be read says why", () => {
  using folder = new TempFolder();
  assertRefuses(() => readState(folder.path(".")), /directory/);
});

Deno.test("writeState() keeps what was there until all of the new is", () => {
  using folder = new TempFolder();
  const path = folder.path("state");
  writeState(path, BANS);
  // What it writes to first cannot be written, as when the disk is full.
  Deno.mkdirSync(`${path}.tmp`);
  assertRefuses(() => writeState(path, []), /directory/);
  assertEquals(readState(path), BANS);
});

Deno.test("writeState() lets nobody else read it, and leaves nothing beside it", () => {
  using folder = new TempFolder();
  const path = folder.path("state");
  writeState(path, BANS);
  assertEquals(Deno.statSync(path).mode! & 0o777, 0o600);
  assertEquals([...Deno.readDirSync(folder.path("."))].length, 1);
});

Deno.test("writeState() takes over what a crash has left beside it", () => {
  using folder = new TempFolder();
  const path = folder.path("state");
  folder.write("state.tmp", "x".repeat(100_000));
  writeState(path, BANS);
  assertEquals(readState(path), BANS);
  assert(
    ![...Deno.readDirSync(folder.path("."))].some(({ name }) =>
      name.endsWith(".tmp")
    ),
  );
});

function assertRefuses(run: () => void, why: RegExp): void {
  try {
    run();
  } catch (error) {
    assert(error instanceof StateError && why.test(error.message), `${error}`);
    return;
  }
  throw new Error("it was not refused");
}
