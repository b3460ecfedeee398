import { assert, assertEquals } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import { ChildServer } from "../harness/child_server.ts";
import { Program, testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { subjectAt } from "../harness/tls_peer.ts";

/** A certificate and its key in files, and how to start a server with them. */
class Pair implements Disposable {
  readonly #folder = new TempFolder();
  readonly cert = this.#folder.path("cert.pem");
  readonly key = this.#folder.path("key.pem");
  readonly permissions = ["-N", `-R=${this.cert},${this.key}`];
  readonly flags = [
    ...["--tls-cert", this.cert, "--tls-key", this.key, "--tls-port", "0"],
  ];

  /** Writes another one in its place. */
  renew(name: string): void {
    const { cert, key } = makeCertificate(name);
    this.write(cert, key);
  }

  write(cert: string, key: string): void {
    Deno.writeTextFileSync(this.cert, cert);
    Deno.writeTextFileSync(this.key, key);
  }

  [Symbol.dispose](): void {
    this.#folder[Symbol.dispose]();
  }
}

async function refusal(program: Program): Promise<[string, number]> {
  const lines = await program.errors.rest();
  assertEquals(lines.length, 1, lines.join("\n"));
  return [lines[0], await program.exitCode()];
}

testWith(
  "openssl",
  "certificate: at SIGHUP, a renewed one is shown to who comes then",
  async () => {
    using pair = new Pair();
    pair.renew("one.test");
    const { flags, permissions } = pair;
    await using server = await ChildServer.start(
      [...flags, "--log-level", "info"],
      { permissions },
    );
    const port = String(server.tlsPort);
    await using bob = Program.start("ncat", ["--ssl", "127.0.0.1", port]);
    await bob.seesNext("login ID: ");
    assertEquals(await subjectAt(server.tlsPort), "one.test");

    pair.renew("two.test");
    server.program.signal("SIGHUP");
    await server.program.errors.sees(/info {2}certificate renewed$/);
    assertEquals(await subjectAt(server.tlsPort), "two.test");
    // Whoever came with the old one does not notice.
    await bob.says("bob");
    await bob.sees("*** bob has joined");
  },
);

testWith(
  "openssl",
  "certificate: at SIGHUP, one that is no good leaves the old one in force",
  async () => {
    using pair = new Pair();
    pair.renew("one.test");
    const { flags, permissions } = pair;
    await using server = await ChildServer.start(flags, { permissions });
    const { key } = makeCertificate();
    const { cert } = makeCertificate();
    const bad = { "no certificate": ["", key], "another's key": [cert, key] };
    for (const [cert, key] of Object.values(bad)) {
      pair.write(cert, key);
      server.program.signal("SIGHUP");
      await server.program.errors.sees(/error certificate not renewed why=/);
      assertEquals(await subjectAt(server.tlsPort), "one.test");
    }
    Deno.removeSync(pair.cert);
    server.program.signal("SIGHUP");
    await server.program.errors.sees(
      /error certificate not renewed why=.*tls-cert/,
    );
    assertEquals(await subjectAt(server.tlsPort), "one.test");
  },
);

testWith(
  "openssl",
  "certificate: at SIGHUP without TLS, nothing happens",
  async () => {
    await using server = await ChildServer.start();
    server.program.signal("SIGHUP");
    await server.login("alice");
  },
);

testWith("openssl", "certificate: --port off leaves TLS alone", async () => {
  using pair = new Pair();
  pair.renew("one.test");
  const { flags, permissions } = pair;
  await using server = await ChildServer.start(
    [...flags, "--port", "off"],
    { permissions },
  );
  assertEquals(server.port, 0);
  assertEquals(await subjectAt(server.tlsPort), "one.test");
});

testWith(
  "openssl",
  "certificate: one that is no good is one clear line, and exit code 1",
  async () => {
    using pair = new Pair();
    const one = makeCertificate();
    const two = makeCertificate();
    const { flags, permissions } = pair;
    const pairs = [
      [one.cert, two.key],
      [one.cert + BROKEN, one.key],
      ["", one.key],
      [one.cert, ""],
      [one.key, one.cert],
      ["nonsense", "nonsense"],
    ];
    for (const [cert, key] of pairs) {
      pair.write(cert, key);
      await using program = ChildServer.spawn(flags, { permissions });
      const [line, code] = await refusal(program);
      assert(
        /^Cannot start: '--tls-cert' and '--tls-key' must be a certificate and its key: ./
          .test(line),
        line,
      );
      assertEquals(code, 1);
    }
  },
);

Deno.test("certificate: files that are not there or not permitted are one clear line, and exit code 2", async () => {
  using pair = new Pair();
  const { flags, permissions } = pair;
  await using missing = ChildServer.spawn(flags, { permissions });
  assertEquals(await refusal(missing), [
    `Cannot start: '--tls-cert' must be a file that may be read: current value is ${pair.cert} (No such file or directory (os error 2): readfile '${pair.cert}')`,
    2,
  ]);
  await using forbidden = ChildServer.spawn(flags);
  assertEquals(await refusal(forbidden), [
    `Cannot start: '--tls-cert' needs the permission to read ${pair.cert}: run with -R=${pair.cert}`,
    2,
  ]);
});

Deno.test("certificate: options that need each other say so", async () => {
  const calls: [string[], string][] = [
    [["--tls-cert", "x"], "'--tls-cert' needs --tls-key too"],
    [["--tls-key", "x"], "'--tls-key' needs --tls-cert too"],
    [["--port", "off"], NO_WAY_IN],
    [["--proxy-protocol"], "'--proxy-protocol' needs --trusted-proxy too"],
  ];
  for (const [args, why] of calls) {
    await using program = ChildServer.spawn(args);
    assertEquals(await refusal(program), [`Cannot start: ${why}`, 2]);
  }
});

/** The second certificate of a chain, cut off. */
const BROKEN = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

const NO_WAY_IN =
  "'--port off' needs another way in: --tls-cert and --tls-key, or --web-port";

testWith(
  "openssl",
  "certificate: without a port for lines, browsers are shown it all the same",
  async () => {
    using pair = new Pair();
    pair.renew("one.test");
    const { flags, permissions } = pair;
    const ports = ["--port", "off", "--tls-port", "off", "--web-port", "0"];
    await using program = ChildServer.spawn([...flags, ...ports], {
      permissions,
    });
    const line = await program.sees(/^or open: +https:/);
    assertEquals(await subjectAt(Number(line.match(/\d+$/))), "one.test");
  },
);
