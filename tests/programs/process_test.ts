import { assertEquals } from "@std/assert";
import { LineClient } from "../harness/line_client.ts";
import {
  commandOf,
  enter,
  isBinary,
  portOf,
  startMaru,
  testUnless,
} from "../harness/maru.ts";
import { Program, type ProgramOptions, testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";

// Two tests may not listen on one port.
const QUIET = ["--port", "0", "--web-port", "off"];

/** Starts the server as its users do, but on a port that is free. */
function start(args: string[], options?: ProgramOptions): Program {
  return startMaru([...QUIET, ...args], [], options);
}

function hasIPv6(): boolean {
  return Deno.networkInterfaces().some(({ address }) => address === "::1");
}

Deno.test("main: says what it is and how to join, on a port that was free", async () => {
  await using server = start([]);
  await server.seesNext(/^maru \d+\.\d+\.\d+ · 마루$/);
  const port = await portOf(server);
  using alice = await enter("alice", port);
  const host = hasIPv6() ? "::1" : "127.0.0.1";
  using bob = await LineClient.connect("bob", { host, port });
  bob.says("bob");
  await bob.sees("*** bob has joined");
  await alice.seesNext("*** bob has joined");
  await server.errors.sees(/info {2}joined name=bob room=lobby people=2$/);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`main: at ${signal} tells everyone, and exits with 0`, async () => {
    await using server = start(["--lang", "ko"]);
    const port = await portOf(server);
    using alice = await LineClient.connect("alice", { port });
    await alice.seesNext("로그인ID:");
    server.signal(signal);
    await alice.seesNext("*** 서버를 닫습니다. 안녕히 가세요.");
    await alice.ends();
    assertEquals(await server.exitCode(), 0);
  });
}

Deno.test("main: a log that nobody reads stops neither the server nor its end", async () => {
  await using server = start(["--max-per-address", "0"]);
  const port = await portOf(server);
  using alice = await enter("alice", port);
  // Two entries each, and more in all than a pipe and its reader take up.
  for (let n = 0; n < 4_000; n++) {
    (await Deno.connect({ hostname: "127.0.0.1", port })).close();
  }
  alice.says("is anybody there?");
  await alice.seesNext("[alice] is anybody there?");
  server.signal("SIGTERM");
  assertEquals(await server.exitCode(), 0);
});

Deno.test("main: what was logged last is written before the end", async () => {
  await using server = start([]);
  await portOf(server);
  server.signal("SIGTERM");
  await server.errors.sees(/info {2}stopped$/);
  await server.errors.ends();
});

Deno.test("main: at a second signal ends at once", async () => {
  await using server = start([]);
  // Whoever does not close their side is waited for.
  using alice = await enter("alice", await portOf(server));
  server.signal("SIGTERM");
  await alice.seesNext("*** the server is going down; goodbye");
  server.signal("SIGTERM");
  assertEquals(await server.exitCode(), 1);
});

Deno.test("main: a port that is taken is said in one line, and is exit code 1", async () => {
  await using other = new TestServer();
  await using server = start([
    "--port",
    `${other.port}`,
    "--host",
    "127.0.0.1",
  ]);
  await server.errors.seesNext(
    `Cannot start: '--port' must be free: another program listens on ${other.port}`,
  );
  await server.errors.ends();
  await server.ends();
  assertEquals(await server.exitCode(), 1);
});

Deno.test("main: a host that is not here is said in one line, and is exit code 1", async () => {
  await using server = start(["--host", "192.0.2.1"]);
  await server.errors.seesNext(/^Cannot start: '--host' must be an address/);
  await server.errors.ends();
  assertEquals(await server.exitCode(), 1);
});

Deno.test("main: a flag that is wrong is said in one line, and is exit code 2", async () => {
  await using server = start(["--prot", "1"]);
  await server.errors.seesNext(/^Cannot start: there is no flag '--prot'/);
  await server.errors.ends();
  await server.ends();
  assertEquals(await server.exitCode(), 2);
});

Deno.test("main: --help and --version answer, and are exit code 0", async () => {
  await using help = start(["--help"]);
  await help.sees(/^ {2}--port PORT /);
  assertEquals(await help.exitCode(), 0);
  await using version = start(["--version"]);
  await version.seesNext(/^maru \d+\.\d+\.\d+ \(deno \d+\.\d+\.\d+\)$/);
  await version.ends();
});

testUnless(
  isBinary ? "an executable may read MARU_*" : undefined,
  "main: without permission, the environment is not read",
  async () => {
    const env = { MARU_LANG: "nonsense" };
    await using server = start(["--port", "0"], { env });
    const port = await portOf(server);
    using alice = await LineClient.connect("alice", { port });
    await alice.seesNext("login ID: ");
  },
);

Deno.test("main: with permission, the environment sets what no flag does", async () => {
  const flags = ["--web-port", "off"];
  const start = (env: Record<string, string>) =>
    startMaru(flags, ["--allow-env"], { env });
  await using server = start({ MARU_PORT: "0", MARU_LANG: "ko" });
  const port = await portOf(server);
  using alice = await LineClient.connect("alice", { port });
  await alice.seesNext("로그인ID:");

  await using wrong = start({ MARU_PORT: "nonsense" });
  await wrong.errors.seesNext(
    /^Cannot start: 'MARU_PORT' must be 0 to 65535/,
  );
  assertEquals(await wrong.exitCode(), 2);
});

testWith("script", "main: never asks for a permission", async () => {
  // On a terminal, the runtime asks for whatever is used and was not granted.
  const command = ["exec", ...commandOf(), ...QUIET].join(" ");
  await using terminal = Program.start("script", [
    "-qec",
    command,
    "/dev/null",
  ]);
  const port = await terminal.sees(/^join with: nc localhost \d+\r$/);
  using alice = await enter("alice", Number(/\d+/.exec(port)![0]));
  alice.says("/quit");
  await alice.rest();
  await terminal.sees(/ closed /);
  // Ctrl+C: what runs on the terminal outlives the program that made it.
  await terminal.says("\x03");
  assertEquals(await terminal.exitCode(), 0);
});

testUnless(
  isBinary ? "the executable may read its variables" : undefined,
  "main: a variable that may not be read is not ignored in silence",
  async () => {
    const ports = ["--port", "0", "--web-port", "off"];
    const env = { MARU_RATE: "nonsense" };
    await using server = startMaru(ports, ["-N"], { env });
    await server.sees(/^set by: +flags alone; MARU_… variables need -E=/);
    server.signal("SIGTERM");
    assertEquals(await server.exitCode(), 0);
  },
);

Deno.test("main: with --log-format json, what it says first is JSON too", async () => {
  await using server = startMaru([
    ...["--port", "0", "--web-port", "0", "--log-format", "json"],
  ]);
  const said = JSON.parse(await server.errors.sees(/listening/));
  assertEquals([said.level, said.event], ["info", "listening"]);
  assertEquals(typeof said.port, "number");
  assertEquals(said.webUrl, `http://localhost:${new URL(said.webUrl).port}`);
  server.signal("SIGTERM");
  assertEquals(await server.rest(), []);
  assertEquals(await server.exitCode(), 0);
});
