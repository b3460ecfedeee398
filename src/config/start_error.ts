/**
 * Why a server did not start, in words for its operator.
 *
 * @module
 */

import { ClusterError } from "../cluster/cluster_error.ts";
import { CertificateError } from "../net/certificate.ts";
import { type Door, ListenError } from "../net/listen_error.ts";

/** The flags of each listener. */
const FLAGS: Readonly<Record<Door, { host: string; port: string }>> = {
  lines: { host: "--host", port: "--port" },
  tls: { host: "--host", port: "--tls-port" },
  irc: { host: "--host", port: "--irc-port" },
  ircTls: { host: "--host", port: "--irc-tls-port" },
  web: { host: "--web-host", port: "--web-port" },
  metrics: { host: "--metrics-host", port: "--metrics-port" },
};

/** One line that says why; undefined for an error that is a fault of maru's. */
export function whyNotStarted(error: unknown): string | undefined {
  if (error instanceof CertificateError) {
    return `Cannot start: '--tls-cert' and '--tls-key' must be a certificate and its key: ${error.message}`;
  }
  if (error instanceof ClusterError) {
    return `Cannot start: '--cluster': ${error.message}`;
  }
  if (!(error instanceof ListenError)) return undefined;
  const { door, reason, port, host = "every interface", message } = error;
  const flags = FLAGS[door];
  switch (reason) {
    case "taken":
      return `Cannot start: '${flags.port}' must be free: another program listens on ${port}`;
    case "forbidden":
      return `Cannot start: '${flags.port}' must be one that may be listened on: current value is ${port} (${message})`;
    case "elsewhere":
      return `Cannot start: '${flags.host}' must be an address of this machine: current value is ${host} (${message})`;
  }
}
