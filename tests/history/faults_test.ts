import { assert, assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { ChildServer } from "../harness/child_server.ts";
import { testUnless } from "../harness/maru.ts";
import { TempFolder } from "../harness/temp_folder.ts";

function keeping(data: string) {
  return { permissions: ["-N", `-R=${data}`, `-W=${data}`] };
}

function start(data: string, ...args: string[]): Promise<ChildServer> {
  const all = ["--data", data, "--rate", "0", "--flush", "20ms", ...args];
  return ChildServer.start(all, keeping(data));
}

async function refuses(data: string, why: RegExp): Promise<void> {
  await using program = ChildServer.spawn(["--data", data], keeping(data));
  await program.errors.seesNext(why);
  await program.errors.ends();
  assertEquals(await program.exitCode(), 2);
}

/** Starts a server, has something said, and stops it. */
async function fill(data: string, lines: number): Promise<void> {
  await using server = await start(data);
  const alice = await server.login("alice");
  for (let at = 0; at < lines; at++) alice.says(`line ${at} 회의록`);
  await alice.sees(`[alice] line ${lines - 1} 회의록`);
  assertEquals(await server.stop(), 0);
}

Deno.test("--data: two servers do not share one folder", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  await using first = await start(data);
  await refuses(
    data,
    /^Cannot start: '--data' .* \(another server uses it\)$/,
  );
  assertEquals(await first.stop(), 0);
});

Deno.test("--data: a newer file, or another program's, is refused and left as it is", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  await fill(data, 1);
  const file = `${data}/history.db`;
  {
    using database = new DatabaseSync(file);
    database.exec("pragma user_version = 99; pragma wal_checkpoint(truncate)");
  }
  const newer = Deno.readFileSync(file);
  await refuses(data, /\(a newer maru wrote it: its version is 99, and this/);
  assertEquals(Deno.readFileSync(file), newer);
  {
    using database = new DatabaseSync(file);
    database.exec("pragma user_version = 1; pragma application_id = 7");
  }
  await refuses(data, /\(it holds no history of maru's\)$/);
  Deno.writeTextFileSync(file, "not a database, and long enough ".repeat(99));
  const odd = Deno.readFileSync(file);
  await refuses(data, /^Cannot start: '--data' must be a folder of maru's /);
  assertEquals(Deno.readFileSync(file), odd);
});

Deno.test("--data: damage is logged, is not written to, and chat goes on", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  await fill(data, 2_000);
  const path = `${data}/history.db`;
  const bytes = Deno.readFileSync(path);
  // All but what the tables are and what stands in the first of them.
  bytes.fill(0xff, 12 * 4096);
  Deno.writeFileSync(path, bytes);
  await using server = await start(data);
  const bob = await server.connect("bob");
  bob.says("bob");
  await bob.sees("*** bob has joined");
  bob.says("is anybody here?");
  await bob.sees("[bob] is anybody here?");
  await server.program.errors.sees(/ error history not (written|read) why=/);
  bob.says("/search 회의록");
  await bob.sees("*** that cannot be read now; please try again later");
  bob.says("still here");
  await bob.sees("[bob] still here");
  assertEquals(await server.stop(), 0);
  assertEquals(
    Deno.readFileSync(path).slice(12 * 4096),
    bytes.slice(12 * 4096),
  );
});

const cannotMount = Deno.build.os !== "linux" || Deno.uid() !== 0
  ? "only root can make a small disk"
  : undefined;

testUnless(
  cannotMount,
  "--data: on a full disk chat goes on, and what was said is kept when there is space again",
  async () => {
    using folder = new TempFolder();
    const disk = folder.path("disk");
    Deno.mkdirSync(disk);
    await mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", disk);
    try {
      Deno.writeFileSync(`${disk}/other`, new Uint8Array(1_400_000));
      await using server = await start(`${disk}/data`);
      const alice = await server.login("alice");
      const errors = server.program.errors.sees(/ error history not written/);
      for (let at = 0; at < 2_000; at++) {
        alice.says(`line ${at} ${"x".repeat(700)}`);
      }
      await alice.sees(/^\[alice\] line 1999 /);
      await errors;
      alice.says("still here");
      await alice.sees("[alice] still here");
      Deno.removeSync(`${disk}/other`);
      await mount("-o", "remount,size=64m", disk);
      assertEquals(await server.stop(), 0);
      using database = new DatabaseSync(`${disk}/data/history.db`);
      const { lines, last } = database
        .prepare("select count(*) as lines, max(text) as last from line")
        .get()!;
      assertEquals([lines, last], [2_001, "still here"]);
      const [check] = database.prepare("pragma integrity_check").all();
      assert(Object.values(check)[0] === "ok");
    } finally {
      await unmount(disk);
    }
  },
);

testUnless(
  cannotMount,
  "--data: a folder that is read-only is refused and left as it is",
  async () => {
    using folder = new TempFolder();
    const disk = folder.path("disk");
    Deno.mkdirSync(disk);
    await mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", disk);
    try {
      {
        await using server = await start(`${disk}/data`);
        const alice = await server.login("alice");
        alice.says("before");
        await alice.sees("[alice] before");
        assertEquals(await server.stop(), 0);
      }
      await mount("-o", "remount,ro", disk);
      await refuses(`${disk}/data`, /^Cannot start: '--data' must be a folder/);
      await mount("-o", "remount,rw", disk);
      await using server = await start(`${disk}/data`);
      const bob = await server.login("bob");
      bob.says("/search before");
      await bob.sees("*** found 1:");
      assertEquals(await server.stop(), 0);
    } finally {
      await unmount(disk);
    }
  },
);

function mount(...args: string[]): Promise<void> {
  return runs("mount", args);
}

function unmount(path: string): Promise<void> {
  return runs("umount", [path]);
}

async function runs(command: string, args: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(command, { args })
    .output();
  assert(success, new TextDecoder().decode(stderr));
}
