/**
 * Reaching a server.
 *
 * @module
 */

import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { ClientError } from "./client_error.ts";
import type { ClientTexts } from "./texts/texts.ts";

/** The server, and the trust in its certificate. */
export interface DialOptions {
  /** A name or an address. */
  readonly host: string;
  /** The port. */
  readonly port: number;
  /** Whether to encrypt. */
  readonly tls: boolean;
  /** Certificates to trust, in PEM. */
  readonly ca: string | undefined;
  /** Whether any certificate is trusted. */
  readonly insecure: boolean;
}

const PATIENCE = 10_000;
const KEEP_ALIVE = 60_000;

/**
 * Opens a connection, encrypted or not.
 *
 * @throws {ClientError} When the server cannot be reached.
 */
export function dial(
  options: DialOptions,
  { failures }: ClientTexts,
): Promise<Socket> {
  const { host, port } = options;
  const server = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    const [socket, event] = open(options);
    const fail = (why: string) => {
      socket.destroy();
      reject(new ClientError(failures.prefix + why, 1));
    };
    const deadline = setTimeout(
      () => fail(failures.late(server, PATIENCE / 1000)),
      PATIENCE,
    );
    socket.once("error", (error: Error & { code?: string }) => {
      clearTimeout(deadline);
      fail(reason(error, server, options, failures));
    });
    socket.once(event, () => {
      clearTimeout(deadline);
      // Reading reports errors; without a listener they would be thrown.
      socket.removeAllListeners("error").on("error", () => {});
      socket.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE);
      resolve(socket);
    });
  });
}

function open(
  { host, port, tls, ca, insecure }: DialOptions,
): [Socket, "connect" | "secureConnect"] {
  if (!tls) {
    return [connectTcp({ host, port, allowHalfOpen: true }), "connect"];
  }
  const socket = connectTls({
    host,
    port,
    rejectUnauthorized: !insecure,
    ...ca === undefined ? {} : { ca },
  });
  return [socket, "secureConnect"];
}

function reason(
  { code = "", message, name }: Error & { code?: string },
  server: string,
  { host, tls }: DialOptions,
  failures: ClientTexts["failures"],
): string {
  if (name === "NotCapable" || code === "EACCES") return failures.net(server);
  if (code === "ECONNREFUSED") return failures.refused(server);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return failures.unknownHost(host);
  }
  const why = message.replace(/\s+/g, " ");
  const isAboutTrust = tls && /certificate|altname|self.signed/i.test(why);
  return isAboutTrust
    ? failures.certificate(server, why)
    : failures.other(server, why);
}
