import { assertEquals } from "@std/assert";
import { request } from "node:https";
import type { TLSSocket } from "node:tls";
import type { Limits } from "../../src/limits.ts";
import type { Certificate } from "../../src/net/certificate.ts";
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
  "web: who never reads over TLS is evicted, and hurts nobody",
  async () => {
    await using server = await openWith(certificate("one.test"), SLOTH_LIMITS);
    await evictSloth(server);
  },
);

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
