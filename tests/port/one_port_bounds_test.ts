import { assertEquals } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import { LineClient } from "../harness/line_client.ts";
import { Program, testWith } from "../harness/program.ts";
import { within } from "../harness/within.ts";
import { openForAll } from "./harness/open_for_all.ts";

const REQUEST = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
const COMMANDS = "NICK alice\r\nUSER a 0 * :A\r\n";
const CROWDED = "*** too many connections from your address";
const HALF_HELLO = Uint8Array.of(22, 3, 1, 2, 0, 1, 0, 1);

Deno.test("one port: an address is counted before its first byte", async () => {
  const limits = { perAddress: 2, arrivals: 1_000, sniff: 60_000 };
  await using server = await openForAll({ limits });
  const silent = await server.connect();
  await server.connect();
  // The third has no place, whatever it says; pages take none.
  const irc = await server.connect();
  await irc.sends(COMMANDS);
  await irc.sees("ERROR :too many connections from your address\r");
  await irc.ends();
  const typed = await server.connect();
  await typed.sends("alice\n");
  await typed.sees(CROWDED);
  await typed.ends();
  const web = await server.connect();
  await web.sends(REQUEST);
  await web.sees("HTTP/1.1 200 OK\r");
  // The places of those who go are free.
  await silent.sends(REQUEST);
  await silent.sees("HTTP/1.1 200 OK\r");
  const next = await server.connect();
  await next.sends("alice\n");
  await next.sees("*** alice has joined");
});

Deno.test("one port: browsers are no arrivals of line clients, nor the other way", async () => {
  const limits = { perAddress: 1_000, arrivals: 3, webArrivals: 3 };
  await using server = await openForAll({
    limits: { ...limits, arrivalWindow: 1_000_000, sniff: 60_000 },
  });
  for (let count = 0; count < 3; count++) {
    const web = await server.connect();
    await web.sends(REQUEST);
    await web.sees("HTTP/1.1 200 OK\r");
    const typed = await server.connect();
    await typed.sends(`alice${count}\n`);
    await typed.sees(`*** alice${count} has joined`);
  }
  const typed = await server.connect();
  await typed.sends("bob\n");
  await typed.sees(/^\*\*\* too many connections .* in a short time/);
  const web = await server.connect();
  await web.sends(REQUEST);
  await web.ends();
});

Deno.test("one port: a page that is not there is an arrival all the same", async () => {
  const limits = { perAddress: 1_000, arrivals: 2, arrivalWindow: 1_000_000 };
  await using server = await openForAll({ web: undefined, limits });
  for (let count = 0; count < 2; count++) {
    const web = await server.connect();
    await web.sends(REQUEST);
    assertEquals((await web.rest())[0], "HTTP/1.1 404 Not Found\r");
  }
  const typed = await server.connect();
  await typed.sends("bob\n");
  await typed.sees(/^\*\*\* /);
  await typed.ends();
});

testWith(
  "openssl",
  "one port: half a TLS hello is closed when its time is over",
  async () => {
    const tls = { port: "off", certificate: makeCertificate() } as const;
    await using server = await openForAll({ tls, limits: { handshake: 50 } });
    const client = await server.connect();
    await client.sends(HALF_HELLO);
    await client.ends();
    await server.connect().then((other) => other.seesNext("login ID: "));
    await server.hasOnly(1);
  },
);

testWith(
  "openssl",
  "one port: a half hello makes room when all is full",
  async () => {
    const tls = { port: "off", certificate: makeCertificate() } as const;
    const limits = { clients: 2, handshake: 1_000_000, sniff: 60_000 };
    await using server = await openForAll({ tls, limits });
    const half = await server.connect();
    await half.sends(HALF_HELLO);
    const silent = await server.connect();
    for (const name of ["alice", "bob"]) {
      const typed = await server.connect();
      await typed.sends(`${name}\n`);
      await typed.sees(`*** ${name} has joined`);
    }
    await half.ends();
    await silent.ends();
    assertEquals(server.services.counters.refused.serverFull, 2);
  },
);

Deno.test("one port: those who have said nothing are closed when the server stops", async () => {
  const server = await openForAll({ limits: { sniff: 1_000_000 } });
  const silent = await server.connect();
  const half = await server.connect();
  await half.sends("NICK alice\r\n");
  const line = await server.connect();
  await line.sends("bob\n");
  await line.sees("*** bob has joined");
  await within(server.stop(), () => {
    throw new Error("it did not stop");
  });
  await silent.ends();
  await half.ends();
  await server[Symbol.asyncDispose]();
});

Deno.test("one port: a request that never ends is closed when its time is over", async () => {
  await using server = await openForAll({ limits: { webRequest: 100 } });
  const web = await server.connect();
  await web.sends("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
  await web.ends();
  assertEquals(server.connections, 0);
});

Deno.test("one port: as many wait to be refused as may be told so", async () => {
  const limits = { perAddress: 1, arrivals: 1_000, refusing: 1 };
  await using server = await openForAll({
    limits: { ...limits, sniff: 60_000 },
  });
  await server.connect();
  const second = await server.connect();
  const third = await server.connect();
  await third.ends();
  await second.sends("bob\n");
  await second.sees(CROWDED);
});

testWith(
  "openssl",
  "one port: who has no place gets no handshake",
  async () => {
    const tls = { port: 0, certificate: makeCertificate() } as const;
    const limits = { perAddress: 1, arrivals: 1_000, sniff: 60_000 };
    await using server = await openForAll({ tls, limits });
    await server.connect();
    for (const port of [server.port, server.tlsPort]) {
      using second = await LineClient.connect("second", { port });
      await second.sends(HALF_HELLO);
      await second.ends();
    }
  },
);

Deno.test("one port: the place of a request for a page that is not there is free", async () => {
  const limits = { perAddress: 1, arrivals: 1_000 };
  await using server = await openForAll({ web: undefined, limits });
  const web = await server.connect();
  await web.sends(REQUEST);
  await web.rest();
  const typed = await server.connect();
  await typed.sends("bob\n");
  await typed.sees("*** bob has joined");
});

testWith(
  "openssl",
  "one port: browsers over TLS are counted as browsers",
  async () => {
    const tls = { port: "off", certificate: makeCertificate() } as const;
    const limits = { perAddress: 50, arrivals: 1_000, webArrivals: 1 };
    await using server = await openForAll({ tls, limits });
    const asks = async () => {
      const args = [
        "s_client",
        "-quiet",
        "-connect",
        `127.0.0.1:${server.port}`,
      ];
      await using client = Program.start("openssl", args);
      await client.says(REQUEST.trimEnd() + "\r\nConnection: close\r\n\r");
      return (await client.rest())[0];
    };
    assertEquals(await asks(), "HTTP/1.1 200 OK\r");
    assertEquals(await asks(), undefined);
  },
);
