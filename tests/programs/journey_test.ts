import { assert, assertEquals, assertMatch } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import {
  enter,
  giveToMaru,
  portOf,
  startMaru,
  testUnless,
  whyNotOnDeno26,
} from "../harness/maru.ts";
import { Program, testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { parseExposition } from "../metrics/harness/exposition.ts";
import { ask } from "../web/harness/ask.ts";
import { SocketClient } from "../web/harness/socket_client.ts";

/** A folder that maru may use, with a certificate in it. */
function folderWithCertificate(): { folder: TempFolder; cert: string } {
  const folder = new TempFolder();
  const { cert, key } = makeCertificate();
  giveToMaru(folder.path("."));
  for (const [name, text] of [["cert.pem", cert], ["key.pem", key]]) {
    giveToMaru(folder.write(name, text));
  }
  return { folder, cert: folder.path("cert.pem") };
}

function startWithTls(folder: TempFolder): Program {
  const path = (name: string) => folder.path(name);
  return startMaru(
    [
      ...["--port", "off", "--web-port", "off", "--tls-port", "0"],
      ...["--tls-cert", path("cert.pem"), "--tls-key", path("key.pem")],
    ],
    [`-R=${path("cert.pem")},${path("key.pem")}`],
  );
}

async function tlsPortOf(server: Program): Promise<string> {
  const line = await server.sees(/^with TLS: /);
  return /\d+$/.exec(line)![0];
}

testOverNode(
  "journey: a link room, from a line client to a browser",
  async () => {
    await using server = startMaru(["--port", "0", "--web-port", "0"]);
    const port = await portOf(server);
    const open = await server.sees(/^or open: /);
    const webPort = /\d+$/.exec(open)![0];
    using alice = await enter("alice", port);
    alice.says("/invite");
    const line = await alice.sees(
      /^\*\*\* this room is found by its link only/,
    );
    const link = new URL(/http\S+/.exec(line)![0]);
    assertEquals(link.port, webPort);
    const origin = `http://127.0.0.1:${webPort}`;
    assertEquals((await ask(origin, link.pathname)).status, 200);

    await using page = await SocketClient.connect("page", origin);
    page.says(`/join ${link.pathname.replace("/r/", "")}`, "minsu");
    await alice.sees("*** minsu has joined");
    page.says("안녕");
    await alice.sees("[minsu] 안녕");
    alice.says("hello");
    await page.sees({ kind: "said", who: "alice", text: "hello" });
  },
);

testOverNode("journey: TLS, with a client that checks it", async () => {
  const { folder, cert } = folderWithCertificate();
  using _ = folder;
  await using server = startWithTls(folder);
  const where = `127.0.0.1:${await tlsPortOf(server)}`;
  await using alice = Program.start("openssl", [
    ...["s_client", "-quiet", "-verify_return_error", "-verify_ip"],
    ...["127.0.0.1", "-CAfile", cert, "-connect", where],
  ]);
  await alice.sees("login ID: ");
  await alice.says("앨리스");
  await alice.sees("*** 앨리스 has joined");
});

Deno.test("journey: its own client, in a pipe", async () => {
  await using server = startMaru(["--port", "0", "--web-port", "off"]);
  const where = `127.0.0.1:${await portOf(server)}`;
  await using carol = startMaru([
    "connect",
    where,
    "--json",
    "--name",
    "carol",
  ]);
  await server.errors.sees(/joined name=carol/);
  await using dave = startMaru(["connect", where, "--name", "dave"]);
  await dave.says("hello, carol");
  await dave.endsInput();
  await carol.sees(/"kind":"said".*"who":"dave".*"text":"hello, carol"/);
  assertEquals(await dave.exitCode(), 0);
});

testOverNode("journey: its own client, over TLS", async () => {
  const { folder, cert } = folderWithCertificate();
  using _ = folder;
  await using server = startWithTls(folder);
  const where = `127.0.0.1:${await tlsPortOf(server)}`;
  const connect = (...args: string[]) =>
    startMaru(["connect", where, "--tls", ...args], [`-R=${cert}`]);
  await using dave = connect("--ca", cert, "--name", "dave");
  await dave.says("hello");
  await dave.endsInput();
  await server.errors.sees(/joined name=dave/);
  assertEquals(await dave.exitCode(), 0);

  await using stranger = connect("--name", "eve");
  await stranger.errors.sees(/certificate/);
  assertEquals(await stranger.exitCode(), 1);
});

/**
 * What runs on sockets of Node's, TLS and the web door. Those of Deno 2.6, which
 * a program for testing may be compiled with, cannot be written to.
 */
function testOverNode(name: string, run: () => Promise<void>): void {
  testUnless(
    whyNotOnDeno26(),
    name,
    run,
    (name, run) => testWith("openssl", name, run),
  );
}

testWith("openssl", "journey: a certificate is renewed at SIGHUP", async () => {
  const { folder } = folderWithCertificate();
  using _ = folder;
  await using server = startWithTls(folder);
  await tlsPortOf(server);
  server.signal("SIGHUP");
  await server.errors.sees(/certificate renewed/);
});

testUnless(
  whyNotOnDeno26(),
  "journey: bans outlive the server, in the file that --state names",
  async () => {
    using folder = new TempFolder();
    giveToMaru(folder.path("."));
    const state = folder.path("state.json");
    const words = folder.write("password", "open sesame\n");
    giveToMaru(words);
    const flags = [
      ...["--port", "0", "--web-port", "off", "--state", state],
      ...["--operator-password-file", words],
    ];
    const files = `${state},${state}.tmp`;
    const permissions = [`-R=${files},${words}`, `-W=${files}`];
    {
      await using server = startMaru(flags, permissions);
      using alice = await enter("alice", await portOf(server));
      alice.says("/op open sesame");
      alice.says("/ban bob");
      await alice.sees("*** banned bob for good");
      server.signal("SIGTERM");
      await alice.rest();
      assertEquals(await server.exitCode(), 0);
    }
    assert(Deno.readTextFileSync(state).includes('"bob"'));
    await using server = startMaru(flags, permissions);
    using alice = await enter("alice", await portOf(server));
    alice.says("/op open sesame");
    alice.says("/bans");
    await alice.sees("*** ban bob for good (alice)");
  },
);

Deno.test("journey: metrics, by no permission but the network's", async () => {
  await using server = startMaru([
    ...["--port", "0", "--web-port", "off", "--metrics-port", "0"],
  ]);
  const entry = await server.errors.sees(/ metrics url=/);
  const { origin } = new URL(/http\S+/.exec(entry)![0]);
  using alice = await enter("alice", await portOf(server));
  alice.says("/stats");
  await alice.sees(/1 people/);
  const { text } = await ask(origin, "/metrics");
  assertEquals(parseExposition(text).get("maru_people"), 1);
  assertMatch(text, /^maru_build_info\{version="\d+\.\d+\.\d+"\} 1$/m);
});

Deno.test("journey: a port for metrics that is taken is said in one line", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr as Deno.NetAddr;
  await using server = startMaru([
    ...["--port", "0", "--web-port", "off", "--metrics-port", `${port}`],
  ]);
  await server.errors.seesNext(
    `Cannot start: '--metrics-port' must be free: another program listens on ${port}`,
  );
  assertEquals(await server.exitCode(), 1);
});
