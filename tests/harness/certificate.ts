/**
 * Certificates of a test's own.
 *
 * @module
 */

import type { Certificate } from "../../src/net/certificate.ts";

const REQUEST = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 " +
  "-nodes -days 2 -keyout -";

/** Makes one for 127.0.0.1 that vouches for itself; it takes `openssl`. */
export function makeCertificate(name = "maru.test"): Certificate {
  const { stdout } = new Deno.Command("openssl", {
    args: [
      ...REQUEST.split(" "),
      ...["-subj", `/CN=${name}`],
      ...["-addext", "subjectAltName=IP:127.0.0.1"],
    ],
    stderr: "null",
  }).outputSync();
  const [key, cert] = new TextDecoder().decode(stdout)
    .split(/(?=-----BEGIN CERTIFICATE)/);
  return { cert, key };
}
