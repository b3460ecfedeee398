import { assert, assertEquals } from "@std/assert";
import {
  giveToMaru,
  isBinary,
  startMaru,
  testUnless,
} from "../harness/maru.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";
import { connect, finish } from "./harness/piped.ts";

/** Waits until the client has ended as it was called wrongly. */
async function isRefused(
  server: TestServer,
  args: readonly string[],
  why: string,
): Promise<void> {
  await using ci = connect(server.port, ...args);
  assertEquals(await finish(ci), [[], [`Cannot connect: ${why}`], 2]);
}

Deno.test("maru connect says in one line who refused it, and ends with 1", async () => {
  await using server = new TestServer({ password: "sesame" });
  using folder = new TempFolder();
  const open = folder.write("password", "sesame\n");
  for (const path of [folder.path("."), open]) giveToMaru(path);
  const flag = ["--password-file", open];
  const said: [string[], string[], number][] = [];
  for (
    const [port, name, ...flags] of [
      [1, "ci"],
      [server.port, "ci"],
      [server.port, "not a name", ...flag],
    ] as const
  ) {
    await using ci = startMaru(
      ["connect", `127.0.0.1:${port}`, "--name", name, ...flags],
      [`-R=${open}`],
    );
    said.push(await finish(ci));
  }
  assertEquals(said, [
    [[], [
      "Cannot connect: nothing listens at 127.0.0.1:1",
    ], 1],
    [[], [
      "Cannot connect: '--password-file' must be given where the input is no terminal",
    ], 2],
    [[], [
      "Cannot connect: the server says no: a name has letters, digits and _ - . only, and begins with a letter or a digit",
    ], 1],
  ]);
});

Deno.test("maru connect ends with 2 on wrong usage", async () => {
  await using server = new TestServer();
  const cases = [
    [
      ["--nmae", "x"],
      "there is no flag '--nmae': did you mean --name? --help lists them",
    ],
    [["--foo"], "there is no flag '--foo'; --help lists them"],
    [["--time", "often"], "'--time' must be on or off: current value is often"],
    [["--insecure"], "'--insecure' must come with --tls"],
    [[], "'--name' must be given where the input is no terminal"],
  ] as const;
  for (const [args, why] of cases) await isRefused(server, args, why);
});

testUnless(
  isBinary ? "an executable may read files" : undefined,
  "maru connect says which permission it needs, and never asks",
  async () => {
    await using server = new TestServer();
    const why = "'--ca' must be readable: run with -R=ca.pem";
    await isRefused(server, ["--tls", "--ca", "ca.pem"], why);
  },
);

Deno.test("maru connect says which file it cannot read", async () => {
  await using server = new TestServer();
  using folder = new TempFolder();
  giveToMaru(folder.path("."));
  const path = folder.path("nothing");
  await using ci = startMaru(
    ["connect", `127.0.0.1:${server.port}`, "--password-file", path],
    [`-R=${path}`],
  );
  const [output, [error, ...more], code] = await finish(ci);
  assertEquals([output, more, code], [[], [], 2]);
  const told = `'--password-file' must be a file that can be read: ` +
    `current value is ${path} (`;
  assert(error.startsWith(`Cannot connect: ${told}`), error);
});

Deno.test("maru connect --help tells of every flag", async () => {
  await using program = startMaru(["connect", "--help"]);
  const [output, errors, code] = await finish(program);
  assertEquals([errors, code], [[], 0]);
  const help = output.join("\n");
  for (
    const flag of ["name", "room", "tls", "ca", "insecure", "password-file"]
  ) {
    assert(help.includes(`--${flag} `), flag);
  }
});
