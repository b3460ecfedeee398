import { assertEquals, assertMatch } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import { LineClient } from "../harness/line_client.ts";
import { testWith } from "../harness/program.ts";
import { TlsClient } from "../harness/tls_client.ts";
import { openForAll } from "./harness/open_for_all.ts";

const REQUEST = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
const COMMANDS = "NICK alice\r\nUSER a 0 * :A\r\nQUIT\r\n";

/** Sends a text byte by byte, each in a packet of its own. */
async function sendsBytes(client: LineClient, text: string): Promise<void> {
  for (const letter of text) {
    await client.sends(letter);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

Deno.test("one port: the first bytes come one at a time, and none is lost", async () => {
  await using server = await openForAll({ limits: { sniff: 5_000 } });
  const web = await server.connect();
  await sendsBytes(web, REQUEST);
  await web.sees(/^HTTP\/1.1 200 OK/);
  await web.sees("ok");
  const irc = await server.connect();
  await sendsBytes(irc, COMMANDS);
  await irc.sees(/^:irc.test 001 alice :/);
  const typed = await server.connect();
  await sendsBytes(typed, "NICK\n앨리스\nhi\n");
  await typed.sees("*** welcome, NICK. /help lists the commands");
  await typed.sees("[NICK] 앨리스");
  await typed.sees("[NICK] hi");
});

Deno.test("one port: half a request counts when the time is over, and the rest follows", async () => {
  await using server = await openForAll({ limits: { sniff: 30 } });
  const web = await server.connect();
  await web.sends("GET /he");
  await new Promise((resolve) => setTimeout(resolve, 60));
  await web.sends("althz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await web.sees(/^HTTP\/1.1 200 OK/);
});

Deno.test("one port: words typed by hand are names, whatever they look like", async () => {
  await using server = await openForAll({ limits: { sniff: 10 } });
  for (const name of ["GET", "NICK", "CAP", "OPTIONS", "user", "pass"]) {
    // Before the prompt, as a script does, and after it, as a person does.
    const early = await server.connect();
    await early.sends(`${name}\n`);
    await early.sees(`*** ${name} has joined`);
    await early.says("/quit");
    await early.sees("*** goodbye");
    const late = await server.connect();
    await late.seesNext("login ID: ");
    await late.sends(name);
    await late.says("");
    await late.sees(`*** ${name} has joined`);
    await late.says("/quit");
    await late.sees("*** goodbye");
  }
});

Deno.test("one port: after the prompt, a protocol is a name that is refused", async () => {
  await using server = await openForAll({ limits: { sniff: 10 } });
  for (const line of ["GET / HTTP/1.1", "CAP LS 302", "USER a b c d"]) {
    const client = await server.connect();
    await client.seesNext("login ID: ");
    client.says(line);
    await client.sees(/^\*\*\* a name/);
    client.closes();
  }
});

Deno.test("one port: the server's password comes before any protocol", async () => {
  await using server = await openForAll({ password: "PASS word" });
  const client = await server.connect();
  await client.sends("PASS word\nalice\n");
  await client.sees("*** alice has joined");
});

Deno.test("one port: an end without bytes, and one within a name", async () => {
  await using server = await openForAll({ limits: { sniff: 5_000 } });
  const silent = await server.connect();
  silent.endsItsSide();
  await silent.sees("login ID: ");
  const half = await server.connect();
  await half.sends("GET");
  half.endsItsSide();
  await half.sees("*** welcome, GET. /help lists the commands");
  await server.hasOnly(0);
});

Deno.test("one port: a browser's connection that is idle at first is not asked for a name", async () => {
  await using server = await openForAll({ limits: { sniff: 30 } });
  const busy = await server.connect();
  await busy.sends(REQUEST);
  await busy.sees("ok");
  const idle = await server.connect();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await idle.sends(REQUEST);
  await idle.seesNext("HTTP/1.1 200 OK\r");
});

Deno.test("one port: without a wait, everybody is a line client at once", async () => {
  await using server = await openForAll({
    web: { port: 0 },
    limits: { sniff: 0 },
  });
  const client = await LineClient.connect("it", { port: server.port });
  await client.seesNext("login ID: ");
  await client.sends(REQUEST);
  await client.sees(/^\*\*\* a name/);
  client.closes();
});

Deno.test("one port: a page elsewhere may not open a WebSocket, nor another name be used", async () => {
  await using server = await openForAll();
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n" +
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
  const host = `127.0.0.1:${server.port}`;
  const first = async (headers: string) => {
    const client = await server.connect();
    await client.sends(`GET /ws HTTP/1.1\r\n${headers}\r\n`);
    return await client.sees(/^HTTP/);
  };
  const own = `Host: ${host}\r\nOrigin: http://${host}\r\n${upgrade}`;
  assertMatch(await first(own), /^HTTP\/1.1 101 /);
  const other = `Host: ${host}\r\nOrigin: http://${host}0\r\n${upgrade}`;
  assertMatch(await first(other), /^HTTP\/1.1 403 /);
  assertMatch(await first("Host: evil.test\r\n"), /^HTTP\/1.1 421 /);
});

Deno.test("one port: where there is no page or no IRC, one sentence says so", async () => {
  await using server = await openForAll({ web: undefined, irc: undefined });
  const web = await server.connect();
  await web.sends(REQUEST);
  await web.sees(/^HTTP\/1.1 404 Not Found/);
  await web.sees("There are no pages here. Join with nc, on this port.");
  await web.ends();
  const irc = await server.connect();
  await irc.sends(COMMANDS);
  await irc.sees(/^ERROR :IRC is not spoken here/);
  await irc.ends();
  await server.hasOnly(0);
});

Deno.test("one port: pages with an interface of their own are found there alone", async () => {
  await using server = await openForAll({
    web: { port: 0, host: "localhost", publicUrl: "https://chat.test" },
  });
  const web = await server.connect();
  await web.sends(REQUEST);
  await web.sees(/^HTTP\/1.1 421 Misdirected Request/);
  await web.sees("The pages of this server are at https://chat.test");
  assertEquals(server.connections, 0);
});

testWith(
  "openssl",
  "one port: a request without TLS is sent to HTTPS",
  async () => {
    const tls = { port: "off", certificate: makeCertificate() } as const;
    await using server = await openForAll({ tls });
    const web = await server.connect();
    await web.sends(REQUEST);
    await web.sees(/^HTTP\/1.1 307 /);
  },
);

Deno.test("one port: a PROXY header comes before all else", async () => {
  await using server = await openForAll({ proxies: ["127.0.0.0/8"] });
  const header = "PROXY TCP4 203.0.113.9 192.0.2.7 51008 9009\r\n";
  const web = await server.connect();
  await web.sends(header + REQUEST);
  await web.sees(/^HTTP\/1.1 200 OK/);
  const irc = await server.connect();
  await irc.sends(header + COMMANDS);
  await irc.sees(/^:irc.test 001 alice :/);
  const line = await server.connect();
  await line.sends(header);
  await line.seesNext("login ID: ");
  await line.says("bob");
  await line.sees("*** bob has joined");
  const opened = server.log.filter((entry) => / opened /.test(entry));
  assertEquals(opened.every((entry) => /203\.0\.113\.9/.test(entry)), true);
});

testWith(
  "openssl",
  "one port: over TLS too, the end of the input decides, and is an end",
  async () => {
    const tls = { port: "off", certificate: makeCertificate() } as const;
    // Long enough for a client that begins TLS late.
    await using server = await openForAll({ tls, limits: { sniff: 10_000 } });
    const bob = await server.connect();
    await bob.sends("bob\n");
    await bob.sees("*** bob has joined");
    await using alice = await TlsClient.connect("alice", server.port);
    // It could be the beginning of a command, until the end comes.
    alice.sends("NICK");
    alice.endsItsSide();
    await bob.seesNext("*** NICK has joined", "*** NICK has left");
    await alice.sees("*** NICK has joined");
    await alice.ends();
  },
);
