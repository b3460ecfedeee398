import { assertEquals } from "@std/assert";
import { request } from "node:https";
import type { TLSSocket } from "node:tls";
import type { Limits } from "../../src/limits.ts";
import type { Certificate } from "../../src/net/certificate.ts";
import { within } from "../harness/within.ts";
import { ask } from "./harness/ask.ts";
import { testWith } from "../harness/program.ts";
import { evictSloth, SLOTH_LIMITS } from "./harness/sloth.ts";
import { WebServer } from "./harness/web_server.ts";

testWith(
  "openssl",
  "web: with a certificate, all of it is encrypted",
  async () => {
    await using server = await openWith(certificate("one.test"));
    assertEquals(await subjectAt(server), "one.test");
    const page = await server.socket("page");
    await page.sees({ kind: "prompt" });
  },
);

testWith(
  "openssl",
  "web: a renewed certificate is shown to who comes then",
  async () => {
    await using server = await openWith(certificate("one.test"));
    const before = await server.socket("before");
    await server.renewCertificate(certificate("two.test"));
    assertEquals(await subjectAt(server), "two.test");
    await before.sees({ kind: "prompt" });
  },
);

testWith(
  "openssl",
  "web: who speaks plain HTTP where HTTPS is spoken is shown the way",
  async () => {
    await using server = await openWith(certificate("one.test"));
    const clear = server.origin.replace("https:", "http:");
    const { status, headers, text } = await ask(clear, "/r/abc?x=1");
    const { host } = new URL(server.origin);
    assertEquals([status, headers.location], [
      307,
      `https://${host}/r/abc?x=1`,
    ]);
    assertEquals(text, `This is found at https://${host}/r/abc?x=1\n`);
    const evil = await ask(clear, "/", { headers: { host: "evil.test" } });
    assertEquals([evil.status, evil.headers.location], [421, undefined]);
    const upgrade = {
      ...{ connection: "Upgrade", upgrade: "websocket" },
      "sec-websocket-version": "13",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    };
    assertEquals((await ask(clear, "/ws", { headers: upgrade })).status, 403);
    // Nobody else notices.
    const page = await server.socket("page");
    await page.sees({ kind: "prompt" });
  },
);

testWith(
  "openssl",
  "web: who says nothing where TLS is spoken is cut off",
  async () => {
    const limits = { webRequest: 40 };
    await using server = await openWith(certificate("one.test"), limits);
    const { port } = new URL(server.origin);
    for (const begun of ["", "G", "\x16"]) {
      using conn = await Deno.connect({ port: Number(port) });
      await conn.write(new TextEncoder().encode(begun));
      const end = conn.read(new Uint8Array(1)).catch(() => null);
      assertEquals(await within(end, () => fail(begun)), null);
    }
  },
);

testWith(
  "openssl",
  "web: who never reads over TLS is evicted, and hurts nobody",
  async () => {
    await using server = await openWith(certificate("one.test"), SLOTH_LIMITS);
    await evictSloth(server);
  },
);

function fail(begun: string): never {
  throw new Error(`The server still waits after ${JSON.stringify(begun)}`);
}

function openWith(
  certificate: Certificate,
  limits: Partial<Limits> = {},
): Promise<WebServer> {
  return WebServer.open({ tls: { port: 0, certificate }, limits });
}

/** Whom the certificate names that the server shows. */
function subjectAt({ origin }: WebServer): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { agent: false, rejectUnauthorized: false };
    const asked = request(`${origin}/healthz`, options, (response) => {
      const socket = response.socket as TLSSocket;
      const name = String(socket.getPeerCertificate().subject.CN);
      response.resume();
      response.on("end", () => resolve(name));
    });
    asked.on("error", reject);
    asked.end();
  });
}

function certificate(name: string): Certificate {
  const { stdout } = new Deno.Command("openssl", {
    args: [
      ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1".split(
        " ",
      ),
      ..."-nodes -days 2 -keyout - -subj".split(" "),
      `/CN=${name}`,
    ],
    stderr: "null",
  }).outputSync();
  const [key, cert] = new TextDecoder().decode(stdout)
    .split(/(?=-----BEGIN CERTIFICATE)/);
  return { cert, key };
}
