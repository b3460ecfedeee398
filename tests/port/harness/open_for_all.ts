/**
 * A server whose one port is for everybody.
 *
 * @module
 */

import type { ServerOptions } from "../../../src/server.ts";
import { WebServer } from "../../web/harness/web_server.ts";

/** Starts one, for lines, IRC, browsers and, with a certificate, TLS. */
export async function openForAll(
  { limits, ...options }: Partial<ServerOptions> = {},
): Promise<WebServer> {
  const server = new WebServer({
    irc: { name: "irc.test" },
    web: { port: "shared" },
    ...options,
    limits: { sniff: 150, ...limits },
  });
  server.openIrc();
  const scheme = options.tls === undefined ? "http" : "https";
  server.origin = `${scheme}://127.0.0.1:${await server.openWeb()}`;
  return server;
}
