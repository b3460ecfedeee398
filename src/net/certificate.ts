/**
 * The certificate and the key of the server.
 *
 * @module
 */

import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  X509Certificate,
} from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";
import { messageOf } from "../error_text.ts";

/** A certificate chain and its private key, in PEM (RFC 7468). */
export interface Certificate {
  /** The chain, the server's own first. */
  readonly cert: string;
  /** The private key. */
  readonly key: string;
}

/** A certificate or a key that cannot be used. */
export class CertificateError extends Error {
  /** The kind of error. */
  override name = "CertificateError";
}

// Each certificate of a chain, with its armour (RFC 7468, 2).
const EACH = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs;

/**
 * Makes the context of the handshakes.
 *
 * @throws {CertificateError} When the certificate or the key cannot be read, or
 * they do not belong together.
 */
export function contextOf({ cert, key }: Certificate): SecureContext {
  // `createSecureContext` takes anything: the first client would find out.
  const [own, ...others] = cert.match(EACH) ?? [];
  if (own === undefined) {
    throw new CertificateError("there is no certificate in PEM in the file");
  }
  const certificate = attempt("certificate", () => new X509Certificate(own));
  for (const other of others) {
    attempt("chain", () => new X509Certificate(other));
  }
  const publicKey = attempt(
    "key",
    () => spki(createPublicKey(createPrivateKey(key))),
  );
  if (publicKey !== attempt("certificate", () => spki(certificate.publicKey))) {
    throw new CertificateError("the key is not the key of the certificate");
  }
  return attempt("certificate", () => createSecureContext({ cert, key }));
}

/** A public key, always written in the same way (RFC 5280, 4.1.2.7). */
function spki(publicKey: KeyObject): string {
  return String(publicKey.export({ type: "spki", format: "pem" }));
}

function attempt<Result>(what: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw new CertificateError(
      `the ${what} cannot be read (${messageOf(error)})`,
    );
  }
}
