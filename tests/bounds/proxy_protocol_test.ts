import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { assert, assertEquals } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { until } from "../harness/until.ts";

const HEADER = "PROXY TCP4 203.0.113.9 192.0.2.7 51008 9009\r\n";
const TRUSTED = { proxies: ["127.0.0.0/8"] };

function openedFrom({ log }: TestServer): string[] {
  return log.flatMap((line) => /opened address=(\S+)/.exec(line)?.[1] ?? []);
}

Deno.test("proxy protocol: a line client is who the proxy says", async () => {
  await using server = new TestServer(TRUSTED);
  const alice = await server.connect("alice");
  // The first line comes in the same packet; and the header in pieces.
  await alice.sends(HEADER.slice(0, 9));
  await alice.sends(HEADER.slice(9) + "alice\nhello\n");
  await alice.sees("[alice] hello");
  assertEquals(openedFrom(server), ["203.0.113.9"]);
});

Deno.test("proxy protocol: limits by address are those of the clients", async () => {
  const limits = { perAddress: 1, arrivals: 100 };
  await using server = new TestServer({ ...TRUSTED, limits });
  const one = await server.connect("one");
  await one.sends(HEADER);
  await one.seesNext("login ID: ");
  const two = await server.connect("two");
  await two.sends(HEADER);
  await two.sees(/too many/);
  const three = await server.connect("three");
  await three.sends(HEADER.replace("113.9", "113.10"));
  await three.seesNext("login ID: ");
});

Deno.test("proxy protocol: a stranger's header is a name that is refused", async () => {
  await using server = new TestServer({ proxies: ["192.0.2.0/24"] });
  const eve = await server.connect("eve");
  await eve.seesNext("login ID: ");
  await eve.sends(HEADER);
  await eve.sees(/^\*\*\* /);
  assertEquals(openedFrom(server), ["127.0.0.1"]);
});

Deno.test("proxy protocol: a proxy that says nothing of its client is closed, and told of", async () => {
  const limits = { handshake: 60 };
  await using server = new TestServer({ ...TRUSTED, limits });
  const odd = await server.connect("odd");
  await odd.says("alice");
  await odd.ends();
  const slow = await server.connect("slow");
  await slow.sends("PROXY TCP4");
  await slow.ends();
  await until(
    () => server.log.filter((line) => line.includes("refused")).length === 2,
    () => server.log.join("\n"),
  );
  assert(server.log[0].includes("warn  proxy refused address=127.0.0.1 why="));
  assertEquals(openedFrom(server), []);
});

Deno.test("proxy protocol: a proxy that only looks whether the server is up is no news", async () => {
  await using server = new TestServer(TRUSTED);
  const check = await server.connect("check");
  check.endsItsSide();
  await check.ends();
  assertEquals(server.log, []);
});

testWith(
  "openssl",
  "proxy protocol: the header stands before TLS",
  async () => {
    const certificate = makeCertificate();
    await using server = new TestServer({
      ...TRUSTED,
      tls: { port: 0, certificate },
    });
    const socket = connect({ host: "127.0.0.1", port: server.tlsPort });
    socket.write(HEADER);
    const secure = connectTls({ socket, rejectUnauthorized: false });
    const [said] = await once(secure, "data");
    secure.destroy();
    assertEquals(String(said), "login ID: ");
    assertEquals(openedFrom(server), ["203.0.113.9"]);
  },
);
