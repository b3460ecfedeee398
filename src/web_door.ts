/**
 * Where browsers come in.
 *
 * @module
 */

import type { SecureContext } from "node:tls";
import type { WebOptions } from "./config/server_options.ts";
import { stackOf } from "./error_text.ts";
import type { IrcDoor } from "./irc_door.ts";
import { closeQuietly } from "./net/close_quietly.ts";
import type { Listener } from "./net/listener.ts";
import type { PeerConn } from "./net/peer.ts";
import type { Services } from "./presence/services.ts";
import { scriptDoor } from "./script_door.ts";
import type { SessionManager } from "./sessions/session_manager.ts";
import type { HttpServer } from "./web/http_server.ts";

/** The parts of the server that browsers need. */
export interface WebDoorParts {
  /** The services that all sessions share. */
  readonly services: Services;
  /** Where connections become sessions. */
  readonly sessions: SessionManager;
  /** Where IRC clients come in, if they do. */
  readonly irc: IrcDoor | undefined;
  /** The interface of the ports for everybody. */
  readonly host: string | undefined;
  /** The context of TLS handshakes, if there is a certificate. */
  readonly context: () => SecureContext | undefined;
  /** Listens on a port. */
  readonly listen: (
    door: "web",
    port: number,
    onConnection: (conn: PeerConn) => void,
    host: string | undefined,
  ) => Listener;
}

/** A port of their own, or none, and the server of their pages. */
export class WebDoor {
  readonly #load: () => Promise<HttpServer>;
  readonly #listener: Listener | undefined;
  #pages: Promise<HttpServer> | undefined;

  /**
   * Opens it.
   *
   * @throws {ListenError} When the port is taken, or the host is not here.
   */
  constructor(web: WebOptions, parts: WebDoorParts) {
    if (web.port !== "shared") {
      const { log } = parts.services;
      const take = (conn: PeerConn) => {
        this.pages().then((pages) => pages.take(conn, parts.context()))
          .catch((error) => {
            closeQuietly(conn);
            log.error("connection failed", { stack: stackOf(error) });
          });
      };
      this.#listener = parts.listen("web", web.port, take, web.host);
    }
    this.#load = () => load(web, parts);
  }

  /** The server of pages. It is loaded when somebody needs it. */
  pages(): Promise<HttpServer> {
    // Without descriptors nothing can be loaded: the next who comes tries again.
    return this.#pages ??= this.#load().catch((error) => {
      this.#pages = undefined;
      throw error;
    });
  }

  /** Their own port, if there is one. */
  get port(): number | undefined {
    return this.#listener?.port;
  }

  /** Accepts nobody from now on, and closes all connections but WebSockets. */
  async close(): Promise<void> {
    this.#listener?.close();
    (await this.#pages)?.close();
  }
}

async function load(
  { publicUrl, trustedProxies = [], allowedHosts = [], host }: WebOptions,
  { services, sessions, irc, ...parts }: WebDoorParts,
): Promise<HttpServer> {
  const { limits, log, counters, roomTokens, webAddress } = services;
  const [{ HttpServer }, subprotocol] = await Promise.all([
    import("./web/http_server.ts"),
    irc?.subprotocol(),
  ]);
  return await HttpServer.open({
    ...{ publicUrl, trustedProxies, limits, log, subprotocol },
    allowedHosts: [...allowedHosts, host, parts.host],
    onTooMany: () => counters.refused.addressFast++,
    origins: () => webAddress.origins,
    scripts: roomTokens && scriptDoor(services, sessions),
    onConnection: (connection) => sessions.receive(connection),
  });
}
