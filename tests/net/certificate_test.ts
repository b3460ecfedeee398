import { assert, assertEquals } from "@std/assert";
import { CertificateError, contextOf } from "../../src/net/certificate.ts";
import { makeCertificate } from "../harness/certificate.ts";
import { testWith } from "../harness/program.ts";

/** A certificate for a key of another kind than tests have otherwise. */
function certificateFor(kind: string) {
  const { stdout } = new Deno.Command("openssl", {
    args: [
      ...`req -x509 -newkey ${kind} -nodes -days 2 -keyout -`.split(" "),
      ...["-subj", "/CN=maru.test"],
    ],
    stderr: "null",
  }).outputSync();
  const [key, cert] = new TextDecoder().decode(stdout)
    .split(/(?=-----BEGIN CERTIFICATE)/);
  return { cert, key };
}

function whyNot(cert: string, key: string): string {
  try {
    contextOf({ cert, key });
  } catch (error) {
    assert(error instanceof CertificateError, String(error));
    return error.message.replace(/ \(.*/, "");
  }
  return "";
}

testWith(
  "openssl",
  "contextOf() takes keys of every kind, and their own alone",
  () => {
    const pairs = ["rsa:2048", "ed25519"].map(certificateFor);
    pairs.push(makeCertificate());
    for (const { cert } of pairs) {
      for (const { cert: other, key } of pairs) {
        const told = cert === other
          ? ""
          : "the key is not the key of the certificate";
        assertEquals(whyNot(cert, key), told);
      }
    }
    return Promise.resolve();
  },
);

testWith("openssl", "contextOf() says what cannot be read", () => {
  const { cert, key } = makeCertificate();
  const broken =
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
  assertEquals(whyNot("", key), "there is no certificate in PEM in the file");
  assertEquals(whyNot(key, cert), "there is no certificate in PEM in the file");
  assertEquals(whyNot(broken, key), "the certificate cannot be read");
  assertEquals(whyNot(cert + broken, key), "the chain cannot be read");
  assertEquals(whyNot(cert, "nonsense"), "the key cannot be read");
  assertEquals(whyNot(cert + cert, key), "");
  return Promise.resolve();
});
