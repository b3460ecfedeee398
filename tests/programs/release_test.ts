import { assert, assertEquals, assertMatch } from "@std/assert";
import { LineClient } from "../harness/line_client.ts";
import { Program, type ProgramOptions } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TARGETS } from "../../tools/release.ts";

const here = Object.keys(TARGETS)
  .find((name) => TARGETS[name].triple === Deno.build.target)!;
const elsewhere = Object.keys(TARGETS).find((name) => name !== here)!;

const canCompile = Deno.env.has("DENORT_BIN") || await hasBaseBinary();
const name = "release: an executable that works by itself, and its checksum";

Deno.test({
  name: canCompile ? name : `${name} (skipped: there is no base binary here)`,
  ignore: !canCompile,
  async fn() {
    using folder = new TempFolder();
    await using release = startRelease(["--out", folder.path("."), here]);
    const [line] = await release.rest();
    assertEquals(await release.exitCode(), 0);
    const [, file] = /^(maru-\d+\.\d+\.\d+-\S+) /.exec(line)!;
    assertEquals(
      Deno.readTextFileSync(folder.path("SHA256SUMS")),
      `${await sha256(folder.path(file))}  ${file}\n`,
    );
    Deno.mkdirSync(folder.path("empty"));
    await converse(folder.path(file), { cwd: folder.path("empty") });
  },
});

Deno.test("release: what cannot be made is said, and nothing is summed up", async () => {
  using folder = new TempFolder();
  folder.write("SHA256SUMS", "those of another time");
  await using release = startRelease(
    ["--out", folder.path("."), elsewhere],
    { env: { DENORT_BIN: "a base binary for this machine" } },
  );
  await release.errors.seesNext(
    `Cannot compile for ${elsewhere}: the base binary that DENORT_BIN names is for ${Deno.build.target}`,
  );
  await release.errors.ends();
  assertEquals(await release.exitCode(), 1);
  assertEquals([...Deno.readDirSync(folder.path("."))], []);
});

Deno.test("release: a base binary that cannot be had is said", async () => {
  using folder = new TempFolder();
  await using release = startRelease(["--out", folder.path("."), here], {
    env: { DENORT_BIN: folder.path("nothing") },
  });
  const [first] = await release.errors.rest();
  assertMatch(first, new RegExp(`^Cannot compile for ${here}: `));
  assertEquals(await release.exitCode(), 1);
  const names = [...Deno.readDirSync(folder.path("."))].map(({ name }) => name);
  assert(!names.includes("SHA256SUMS"));
});

Deno.test("release: a machine that is not known is said", async () => {
  await using release = startRelease(["amiga"]);
  await release.errors.seesNext(/ must be one of .*: current value is amiga$/);
  assertEquals(await release.exitCode(), 2);
});

function startRelease(args: string[], options?: ProgramOptions): Program {
  const flags = ["run", "-A", "tools/release.ts", ...args];
  return Program.start(Deno.execPath(), flags, options);
}

async function converse(path: string, where: ProgramOptions): Promise<void> {
  const flags = ["--port", "0", "--web-port", "off"];
  await using server = Program.start(path, flags, where);
  const line = await server.sees(/^join with: nc localhost \d+$/);
  const address = { port: Number(/\d+/.exec(line)![0]) };
  using alice = await LineClient.connect("alice", address);
  using bob = await LineClient.connect("bob", address);
  for (const one of [alice, bob]) {
    await one.seesNext("login ID: ");
    one.says(one.name);
    await one.sees(`*** ${one.name} has joined`);
  }
  alice.says("안녕 bob");
  await bob.seesNext("[alice] 안녕 bob");
  server.signal("SIGTERM");
  await bob.seesNext("*** the server is going down; goodbye");
  await bob.ends();
  await alice.rest();
  assertEquals(await server.exitCode(), 0);
}

async function sha256(path: string): Promise<string> {
  await using program = Program.start("sha256sum", [path]);
  const [line] = await program.rest();
  return line.split(" ")[0];
}

/** Whether the runtime would not have to download what it compiles with. */
async function hasBaseBinary(): Promise<boolean> {
  await using deno = Program.start(Deno.execPath(), ["info", "--json"]);
  const { denoDir } = JSON.parse((await deno.rest()).join("\n"));
  const { target } = Deno.build;
  const version = Deno.version.deno;
  const file = `${denoDir}/dl/release/v${version}/denort-${target}.zip`;
  return await Deno.stat(file).then(() => true, () => false);
}
