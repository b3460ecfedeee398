import { assert } from "@std/assert";
import type { ServerOptions } from "../../src/server.ts";
import { makeCertificate } from "../harness/certificate.ts";
import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { TlsClient } from "../harness/tls_client.ts";

/** A server with alice over TCP, and bob over TLS. */
async function meet(options: Partial<ServerOptions> = {}) {
  const certificate = makeCertificate();
  const server = new TestServer({ tls: { port: 0, certificate }, ...options });
  const alice = await server.login("alice");
  const bob = await TlsClient.connect("bob", server.tlsPort);
  await bob.seesNext("login ID: ");
  bob.says("bob");
  await bob.sees("*** bob has joined");
  await alice.seesNext("*** bob has joined");
  return { server, alice, bob };
}

testWith("openssl", "tls: a line that comes in pieces is one", async () => {
  const { server, alice, bob } = await meet();
  await using _server = server, _bob = bob;
  for (const piece of ["a line", " in three"]) {
    await bob.sends(piece);
    // Time for the piece to arrive alone.
    alice.says("meanwhile");
    await alice.sees("[alice] meanwhile");
  }
  bob.sends(" pieces\n");
  await alice.seesNext("[bob] a line in three pieces");
});

testWith(
  "openssl",
  "tls: an unfinished line counts when its side is closed",
  async () => {
    const { server, alice, bob } = await meet();
    await using _server = server, _bob = bob;
    await bob.sends("last words");
    bob.endsItsSide();
    await alice.seesNext("[bob] last words", "*** bob has left");
    await bob.sees("[bob] last words");
    await bob.ends();
    await server.hasOnly(1);
    assert(server.log.some((line) => /left name=bob reason=quit/.test(line)));
  },
);

testWith(
  "openssl",
  "tls: the end comes at once, not when the server has lingered",
  async () => {
    const { server, bob } = await meet({ limits: { linger: 1_000_000 } });
    await using _server = server, _bob = bob;
    bob.says("/quit");
    await bob.seesNext("*** goodbye");
    await bob.ends();
    await server.hasOnly(1);
  },
);

testWith(
  "openssl",
  "tls: a peer has time to read its last lines",
  async () => {
    const { server, alice, bob } = await meet({
      limits: { linger: 1_000_000 },
    });
    await using _server = server, _bob = bob;
    bob.says("/quit");
    await bob.seesNext("*** goodbye");
    for (let n = 0; n < 50; n++) {
      alice.says(`${n}`);
      await alice.sees(`[alice] ${n}`);
    }
    assert(server.connections === 2);
  },
);

testWith(
  "openssl",
  "tls: goodbye arrives even when more is sent behind /quit",
  async () => {
    const { server, bob } = await meet();
    await using _server = server, _bob = bob;
    bob.sends(`/quit\n${"more\n".repeat(20_000)}`);
    await bob.seesNext("*** goodbye");
    await bob.ends();
  },
);

testWith(
  "openssl",
  "tls: a link leads where the client reached the server",
  async () => {
    const { server, bob } = await meet({ web: { port: 0, host: "127.0.0.1" } });
    await using _server = server, _bob = bob;
    const port = await server.openWeb();
    bob.says("/invite new");
    await bob.sees(
      new RegExp(`found by its link only: https://127[.]0[.]0[.]1:${port}/r/`),
    );
  },
);
