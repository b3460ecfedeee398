import { assertEquals, assertMatch } from "@std/assert";
import { randomBytes } from "node:crypto";
import { LinkLedgerFile } from "../../src/history/link_ledger_file.ts";
import { Log } from "../../src/log.ts";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";

const LIMITS = { linkEmpty: 1000, kicked: 20 };
const ID = "0123456-789abcd-efghjkm-npqrstv";

/** Opens the ledger in a folder, and gives what was logged. */
function open(folder: string, use: (ledger: LinkLedgerFile) => void): string[] {
  const logged: string[] = [];
  const log = new Log((line) => logged.push(line), { now: () => 0 });
  const ledger = LinkLedgerFile.open(folder, LIMITS, log);
  use(ledger);
  ledger.close();
  return logged;
}

const DAMAGES: Record<string, (path: string) => void> = {
  "3 MB of random bytes": (path) =>
    Deno.writeFileSync(path, randomBytes(3_000_000), { append: true }),
  "1 MB of zeros": (path) =>
    Deno.writeFileSync(path, new Uint8Array(1_000_000), { append: true }),
  "a line without sense": (path) =>
    Deno.writeTextFileSync(path, "what?\n", { append: true }),
};

for (const [damage, make] of Object.entries(DAMAGES)) {
  Deno.test(`a ledger with ${damage} is put aside and told of, and its good lines stay good`, () => {
    using folder = new TempFolder();
    const path = folder.path("link-rooms");
    const begun = open(folder.path(""), (ledger) => {
      ledger.note(ID, "made", Date.now() + 1_000_000);
      ledger.note(ID, "entered", 7);
    });
    assertEquals(begun, []);
    make(path);
    const bytes = Deno.readFileSync(path);
    const logged = open(folder.path(""), (ledger) => {
      assertEquals(ledger.lost(ID)?.stays, new Set([7]));
    });
    assertEquals(logged.length, 1);
    assertMatch(logged[0], /warn.*link rooms damaged.*link-rooms\.damaged/);
    assertEquals(Deno.readFileSync(`${path}.damaged`), bytes);
    // The next start finds nothing wrong.
    assertEquals(open(folder.path(""), (ledger) => ledger.lost(ID)), []);
  });
}

Deno.test("a ledger that is larger than any is put aside unread", () => {
  using folder = new TempFolder();
  const path = folder.path("link-rooms");
  Deno.writeTextFileSync(path, "");
  Deno.truncateSync(path, 600_000_000);
  const logged = open(folder.path(""), (ledger) => {
    assertEquals(ledger.lost(ID), undefined);
  });
  assertMatch(logged.join(), /link rooms damaged.*600000000/);
  assertEquals(Deno.statSync(`${path}.damaged`).size, 600_000_000);
  assertEquals(Deno.statSync(path).size, 0);
});

Deno.test("--data: a folder with a key or a ledger that is none is refused, and left as it is", async () => {
  const cases = [
    ["link-rooms.key", 0, /link-rooms\.key does not have 32 bytes\)$/],
    ["link-rooms.key", 3, /link-rooms\.key does not have 32 bytes\)$/],
    ["link-rooms", undefined, /link-rooms is not a file\)$/],
  ] as const;
  for (const [name, size, why] of cases) {
    using folder = new TempFolder();
    const data = folder.path("data");
    Deno.mkdirSync(data);
    const path = `${data}/${name}`;
    if (size === undefined) Deno.mkdirSync(path);
    else Deno.writeFileSync(path, new Uint8Array(size));
    const permissions = ["-N", `-R=${data}`, `-W=${data}`];
    await using program = ChildServer.spawn(["--data", data], { permissions });
    await program.errors.seesNext(why);
    await program.errors.ends();
    assertEquals(await program.exitCode(), 2);
    assertEquals([...Deno.readDirSync(data)].map((entry) => entry.name), [
      name,
    ]);
  }
});
