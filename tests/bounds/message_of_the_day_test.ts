import { assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";

async function refuses(args: string[], path: string, sentence: RegExp) {
  await using program = ChildServer.spawn([...args, path], {
    permissions: ["-N", `-R=${path}`],
  });
  await program.errors.seesNext(sentence);
  await program.errors.ends();
  await program.ends();
  assertEquals(await program.exitCode(), 2);
}

Deno.test("--motd: is shown after the welcome, and does nothing to a terminal", async () => {
  using folder = new TempFolder();
  const path = folder.write("motd", "tea at five\r\n\x1b[2Jbe kind\n\n");
  await using server = await ChildServer.start(["--motd", path], {
    permissions: ["-N", `-R=${path}`],
  });
  const alice = await server.connect("alice");
  alice.says("alice");
  await alice.sees("*** welcome, alice. /help lists the commands");
  await alice.seesNext(
    "*** tea at five",
    "*** be kind",
    "*** 1 here: alice",
  );
  const bot = await server.connect("bot");
  bot.says("/format json");
  bot.says("bot");
  await bot.sees(/^{"kind":"welcome"/);
  await bot.seesNext(
    /^{"kind":"notice",.*"code":"motd","text":"tea at five\\nbe kind"}$/,
  );
});

Deno.test("--motd: one that is too long, or is not there, does not start the server", async () => {
  using folder = new TempFolder();
  const long = folder.write("motd", "x".repeat(5_000));
  await refuses(
    ["--motd"],
    long,
    /^Cannot start: '--motd' must have at most 4096 characters: .* has 5000$/,
  );
  await refuses(
    ["--motd"],
    folder.path("nowhere"),
    /^Cannot start: '--motd' must be a file that may be read/,
  );
});

Deno.test("--reserved: nobody takes such a name, however it is written", async () => {
  using folder = new TempFolder();
  const path = folder.write("names", "# the staff\nBoss\n\n 대표 \n");
  await using server = await ChildServer.start(["--reserved", path], {
    permissions: ["-N", `-R=${path}`],
  });
  const alice = await server.connect("alice");
  const refused = "*** that name is kept for the server";
  for (const name of ["boss", "대표", "alice"]) alice.says(name);
  await alice.sees(refused);
  await alice.sees(refused);
  await alice.sees("*** welcome, alice. /help lists the commands");
  alice.says("/nick BOSS");
  await alice.sees(refused);
});

Deno.test("--reserved: a line that is no name does not start the server", async () => {
  using folder = new TempFolder();
  const path = folder.write("names", "boss\ntwo words\n");
  await refuses(
    ["--reserved"],
    path,
    /^Cannot start: '--reserved' must have a name on each line: current value of one in .* is "two words"$/,
  );
});
