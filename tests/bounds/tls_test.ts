import { assert, assertEquals } from "@std/assert";
import type { ServerOptions } from "../../src/server.ts";
import { makeCertificate } from "../harness/certificate.ts";
import { LineClient } from "../harness/line_client.ts";
import { Program, testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { until } from "../harness/until.ts";

function start(options: Partial<ServerOptions> = {}): TestServer {
  const certificate = makeCertificate();
  return new TestServer({ tls: { port: 0, certificate }, ...options });
}

function sClient(server: TestServer, ...flags: string[]): Program {
  const to = ["-connect", `127.0.0.1:${server.tlsPort}`];
  return Program.start("openssl", ["s_client", "-quiet", ...flags, ...to]);
}

testWith("ncat", "tls: ncat --ssl and nc talk in one room", async () => {
  await using server = start();
  const alice = await server.login("alice");
  const port = String(server.tlsPort);
  await using bob = Program.start("ncat", ["--ssl", "127.0.0.1", port]);
  await bob.seesNext("login ID: ");
  await bob.says("bob");
  await bob.sees("*** bob has joined");
  await alice.seesNext("*** bob has joined");
  alice.says("hello");
  await bob.seesNext("[alice] hello");
  await bob.says("안녕");
  await alice.seesNext("[alice] hello", "[bob] 안녕");
  await bob.says("/quit");
  await bob.sees("*** goodbye");
  await bob.endsInput();
  assertEquals(await bob.exitCode(), 0);
  await alice.seesNext("*** bob has left");
  assert(server.log.some((line) => line.includes("transport=tls")));
});

for (const version of ["-tls1_2", "-tls1_3"]) {
  testWith("openssl", `tls: openssl s_client ${version}`, async () => {
    await using server = start();
    await using bob = sClient(server, version);
    await bob.sees("login ID: ");
    await bob.says("bob");
    await bob.sees("*** bob has joined");
    await bob.says("/quit see you");
    await bob.sees("*** goodbye");
    await server.hasOnly(0);
  });
}

testWith("openssl", "tls: what is older than 1.2 is refused", async () => {
  await using server = start();
  await using bob = sClient(server, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
  await bob.rest();
  assert(await bob.exitCode() !== 0);
  await server.hasOnly(0);
});

testWith("openssl", "tls: much goes through, whole and in order", async () => {
  await using server = start();
  const alice = await server.login("alice");
  await using bob = sClient(server);
  await bob.sees("login ID: ");
  await bob.says("bob");
  await alice.seesNext("*** bob has joined");
  await bob.sees("*** bob has joined");
  const lines = Array.from(
    { length: 500 },
    (_, n) => `${n} ${"x".repeat(3000)}`,
  );
  alice.sends(lines.map((line) => `${line}\n`).join(""));
  await bob.seesNext(...lines.map((line) => `[alice] ${line}`));
});

testWith(
  "openssl",
  "tls: a peer that stays silent is closed, and holds up nobody",
  async () => {
    await using server = start({ limits: { handshake: 50 } });
    using silent = await LineClient.connect("silent", { port: server.tlsPort });
    await using bob = sClient(server);
    await bob.sees("login ID: ");
    await silent.ends();
    // Its time is over after that of bob, whose handshake was in time.
    using later = await LineClient.connect("later", { port: server.tlsPort });
    await later.ends();
    await server.hasOnly(1);
    await bob.says("bob");
    await bob.sees("*** bob has joined");
  },
);

const GARBAGE = {
  "text": "login\n".repeat(100),
  "a request over HTTP": "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
  "noise": crypto.getRandomValues(new Uint8Array(4096)),
  "half a handshake": new Uint8Array([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]),
};

for (const [what, bytes] of Object.entries(GARBAGE)) {
  testWith(
    "openssl",
    `tls: ${what} in place of a handshake hurts nobody`,
    async () => {
      await using server = start({ limits: { handshake: 200 } });
      const alice = await server.login("alice");
      using peer = await LineClient.connect("peer", { port: server.tlsPort });
      peer.sends(bytes);
      // There may be an alert of TLS before the end.
      await peer.rest();
      await server.hasOnly(1);
      alice.says("all is well");
      await alice.seesNext("[alice] all is well");
      assert(
        !server.log.some((line) => line.includes("error")),
        server.log.join(),
      );
    },
  );
}

testWith(
  "openssl",
  "tls: a peer that breaks off without a word has left",
  async () => {
    await using server = start();
    const alice = await server.login("alice");
    await using bob = sClient(server);
    await bob.sees("login ID: ");
    await bob.says("bob");
    await alice.seesNext("*** bob has joined");
    // It closes the socket, and there is no close_notify (RFC 8446, 6.1).
    bob.signal("SIGKILL");
    await alice.seesNext("*** bob has left");
    await server.hasOnly(1);
  },
);

testWith(
  "openssl",
  "tls: over a bound, it is closed before the handshake",
  async () => {
    await using server = start({ limits: { clients: 1 } });
    await server.login("alice");
    await using bob = sClient(server);
    assertEquals(await bob.rest(), []);
    assert(await bob.exitCode() !== 0);
  },
);

testWith(
  "openssl",
  "tls: crowds of the silent leave no descriptor behind",
  async () => {
    await using server = start({ limits: { handshake: 50 } });
    const before = descriptors();
    const crowd = await Promise.all(
      Array.from(
        { length: 100 },
        () => LineClient.connect("silent", { port: server.tlsPort }),
      ),
    );
    await Promise.all(crowd.map((one) => one.ends()));
    await server.hasOnly(0);
    for (const one of crowd) one.closes();
    // The runtime itself opens a few when they are first needed.
    await hasOnlyDescriptors(before + 10);
  },
);

testWith(
  "openssl",
  "tls: who never reads is dropped, and its descriptor free",
  async () => {
    await using server = start({ limits: { feed: 256 * 1024, drain: 50 } });
    const alice = await server.login("alice");
    await using sloth = sClient(server);
    await sloth.sees("login ID: ");
    await sloth.says("sloth");
    await alice.seesNext("*** sloth has joined");
    const before = descriptors();
    // Some of it fills what the system, s_client and the pipe behind it hold.
    for (let n = 0; n < 10_000 && !hasLeft(server, "sloth"); n++) {
      alice.says(`${n} ${"x".repeat(4000)}`);
      await alice.sees(new RegExp(`^.alice. ${n} `));
    }
    await server.hasOnly(1);
    // The peer has not closed: what is free now, the server has let go of.
    await hasOnlyDescriptors(before - 1);
  },
);

function hasLeft({ log }: TestServer, name: string): boolean {
  return log.some((line) => line.includes(`left name=${name} reason=slow`));
}

async function hasOnlyDescriptors(count: number): Promise<void> {
  await until(
    () => descriptors() <= count,
    () => `${descriptors()} descriptors are open, not ${count}`,
  );
}

function descriptors(): number {
  return [...Deno.readDirSync("/proc/self/fd")].length;
}
