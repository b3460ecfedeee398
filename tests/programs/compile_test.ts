import { assertEquals } from "@std/assert";
import project from "../../deno.json" with { type: "json" };
import { LineClient } from "../harness/line_client.ts";
import { Program } from "../harness/program.ts";

/** A deno to compile with, when it is not the one that runs the tests. */
const other = Deno.env.get("DENO_COMPILE");

const FLAGS = ["--port", "0", "--web-port", "off"];

const canCompile = other !== undefined || await hasBaseBinary();
const name = "compile: the program works by itself, in an empty folder";

Deno.test({
  name: canCompile ? name : `${name} (skipped: there is no base binary here)`,
  ignore: !canCompile,
  async fn() {
    const folder = await Deno.makeTempDir();
    try {
      await compile(`${folder}/maru`);
      await Deno.mkdir(`${folder}/empty`);
      await converse(`${folder}/maru`, `${folder}/empty`);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

/** Compiles as the task does, but to another place. */
async function compile(output: string): Promise<void> {
  const [, , ...args] = project.tasks.compile.split(" ");
  args[args.indexOf("--output") + 1] = output;
  // What this deno does without a flag, an older one does with one; and its
  // types are not the ones that the source is checked against.
  if (other !== undefined) {
    args.unshift("--unstable-raw-imports", "--no-check");
  }
  await using deno = Program.start(other ?? Deno.execPath(), [
    "compile",
    ...args,
  ]);
  const said = await deno.errors.rest();
  assertEquals(await deno.exitCode(), 0, said.join("\n"));
}

async function converse(program: string, cwd: string): Promise<void> {
  await using server = Program.start(program, FLAGS, { cwd });
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
  bob.says("/lang ko");
  await bob.seesNext("*** lang: ko");
  server.signal("SIGTERM");
  await bob.seesNext("*** 서버를 닫습니다. 안녕히 가세요.");
  await bob.ends();
  await alice.rest();
  assertEquals(await server.exitCode(), 0);
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
