import { assert, assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import { settle } from "../harness/fake_clock.ts";
import { TestServer } from "../harness/test_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";

/** What a server needs that keeps its state in this file. */
function keeping(path: string) {
  const files = `${path},${path}.tmp`;
  return { permissions: ["-N", `-R=${files}`, `-W=${files}`] };
}

async function refuses(
  path: string,
  sentence: RegExp,
  options = keeping(path),
): Promise<void> {
  await using program = ChildServer.spawn(["--state", path], options);
  await program.errors.seesNext(sentence);
  await program.errors.ends();
  await program.ends();
  assertEquals(await program.exitCode(), 2);
}

Deno.test("--state: bans outlive the server, and what ended does not", async () => {
  using folder = new TempFolder();
  const state = folder.path("state");
  const password = folder.write("op", "x");
  const { permissions } = keeping(state);
  const start = () =>
    ChildServer.start(
      ["--state", state, "--operator-password-file", password],
      { permissions: [...permissions, `-R=${password}`] },
    );
  {
    await using server = await start();
    const op = await server.login("olga");
    for (const line of ["/op x", "/ban bob spam", "/ban carol 10m"]) {
      op.says(line);
    }
    await op.sees("*** banned carol for 10 min");
    op.says("/unban carol");
    await op.sees("*** carol is free again");
    op.closes();
    assertEquals(await server.stop(), 0);
  }
  const kept = JSON.parse(Deno.readTextFileSync(state));
  assertEquals(kept.version, 1);
  assertEquals(kept.bans.map(({ name }: { name: string }) => name), ["bob"]);
  await using server = await start();
  const bob = await server.connect("bob");
  await bob.seesNext("login ID: ");
  bob.says("bob");
  await bob.seesNext("*** you are banned: spam");
  await bob.ends();
});

Deno.test("--state: a damaged file is one clear line, and is left as it is", async () => {
  using folder = new TempFolder();
  const damaged = ["", '{"version":1,"bans":[', '{"version":2,"bans":[]}'];
  for (const text of damaged) {
    const path = folder.write("state", text);
    await refuses(
      path,
      /^Cannot start: '--state' must be a file of maru's .*: current value is \S+state \(it holds no state of maru's\)$/,
    );
    assertEquals(Deno.readTextFileSync(path), text);
  }
  assertEquals([...Deno.readDirSync(folder.path("."))].length, 1);
});

Deno.test("--state: a permission that is missing is one clear line", async () => {
  using folder = new TempFolder();
  const path = folder.path("state");
  // All that it takes is said at once, whatever of it is missing.
  const flags = [`-R=${path},${path}.tmp`, `-W=${path},${path}.tmp`];
  const missing: [string, string, string[]][] = [
    ["read", path, []],
    ["write", path, flags.slice(0, 1)],
    ["read", `${path}.tmp`, [`-R=${path}`, `-W=${path}`]],
    ["write", `${path}.tmp`, [flags[0], `-W=${path}`]],
  ];
  for (const [what, file, given] of missing) {
    const line =
      `Cannot start: '--state' needs the permission to ${what} ${file}: run with ${
        flags.join(" ")
      }`;
    await refuses(path, new RegExp(`^${RegExp.escape(line)}$`), {
      permissions: ["-N", ...given],
    });
  }
  assertEquals([...Deno.readDirSync(folder.path("."))], []);
});

Deno.test("--state: two servers do not share one file", async () => {
  using folder = new TempFolder();
  const path = folder.path("state");
  await using first = await ChildServer.start(
    ["--state", path],
    keeping(path),
  );
  await refuses(
    path,
    /^Cannot start: '--state' .* \(another server uses it\)$/,
  );
  assertEquals(await first.stop(), 0);
});

Deno.test("--state: a folder that is not there is one clear line", async () => {
  using folder = new TempFolder();
  const path = folder.path("nowhere/state");
  await refuses(path, /^Cannot start: '--state' must be a file of maru's /);
  assert(![...Deno.readDirSync(folder.path("."))].length);
});

Deno.test("--state: a file that can no longer be written is told of, and the ban holds", async () => {
  using folder = new TempFolder();
  const state = folder.path("state");
  const password = folder.write("op", "x");
  const { permissions } = keeping(state);
  await using server = await ChildServer.start(
    ["--state", state, "--operator-password-file", password],
    { permissions: [...permissions, `-R=${password}`] },
  );
  // What it writes to first cannot be written, as when the disk is full.
  Deno.mkdirSync(`${state}.tmp/x`, { recursive: true });
  const op = await server.login("olga");
  op.says("/op x");
  op.says("/ban bob spam");
  await op.sees(
    "*** not saved yet: the server tries again, and a restart before that undoes it",
  );
  await server.program.errors.sees(/ error state not written path=/);
  op.says("/bans");
  await op.sees("*** ban bob for good (olga): spam");
});

Deno.test("Server.stop() waits until the last change is kept", async () => {
  const kept = Promise.withResolvers<void>();
  await using server = new TestServer({
    operatorPassword: "x",
    onBans: () => kept.promise,
  });
  const op = await server.login("olga");
  op.says("/op x");
  op.says("/ban bob");
  await op.sees("*** banned bob for good");
  const stopped = server.stop();
  op.closes();
  await server.hasOnly(0);
  await settle();
  assert(!server.log.at(-1)!.endsWith(" stopped"), server.log.at(-1));
  kept.resolve();
  await stopped;
  assert(server.log.at(-1)!.endsWith(" stopped"));
});
