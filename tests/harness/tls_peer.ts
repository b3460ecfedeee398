/**
 * Looking at a server's TLS from outside.
 *
 * @module
 */

import { once } from "node:events";
import { connect } from "node:tls";

/** Whom the certificate names that is shown at a port of this machine. */
export async function subjectAt(port: number): Promise<string> {
  const host = "127.0.0.1";
  const socket = connect({ host, port, rejectUnauthorized: false });
  try {
    await once(socket, "secureConnect");
    return String(socket.getPeerCertificate().subject.CN);
  } finally {
    socket.destroy();
  }
}
