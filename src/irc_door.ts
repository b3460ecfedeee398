/**
 * Where IRC clients come in.
 *
 * @module
 */

import type { IrcOptions } from "./config/server_options.ts";
import type { Lang } from "./messages/texts/texts.ts";
import type { Listener } from "./net/listener.ts";
import type { PeerConn } from "./net/peer.ts";
import type { Services } from "./presence/services.ts";
import type { Protocol } from "./sessions/protocol.ts";
import type { SessionManager } from "./sessions/session_manager.ts";
import type { Subprotocol } from "./web/http_server_options.ts";

/** The parts of the server that the IRC listeners need. */
export interface IrcDoorParts {
  /** The services that all sessions share. */
  readonly services: Services;
  /** Where connections become sessions. */
  readonly sessions: SessionManager;
  /** The language of the server's words at first. */
  readonly lang: Lang;
  /** Listens on a port. */
  readonly listen: (
    door: "irc" | "ircTls",
    port: number,
    onConnection: (conn: PeerConn) => void,
  ) => Listener;
  /** Takes over a connection without TLS. */
  readonly greet: (conn: PeerConn, protocol: Protocol) => void;
  /** Takes over one with TLS. */
  readonly greetSecurely: (conn: PeerConn, protocol: Protocol) => void;
}

/** One port or two, and what WebSockets ask for. */
export class IrcDoor {
  /** Takes over WebSockets that speak IRC. */
  readonly subprotocol: Subprotocol;
  readonly #plain: Listener | undefined;
  readonly #tls: Listener | undefined;

  /**
   * Opens it. The protocol is loaded now: most servers do not speak IRC.
   *
   * @throws {ListenError} When a port is taken, or the host is not here.
   */
  static async open(
    { port = "off", tlsPort = "off", name }: IrcOptions,
    parts: IrcDoorParts,
  ): Promise<IrcDoor> {
    const { ircProtocol } = await import("./irc/irc_protocol.ts");
    const { services, lang, listen, greet, greetSecurely } = parts;
    const protocol = ircProtocol(services, { name, lang });
    const plain = port === "off"
      ? undefined
      : listen("irc", port, (conn) => greet(conn, protocol));
    const tls = tlsPort === "off"
      ? undefined
      : listen("ircTls", tlsPort, (conn) => greetSecurely(conn, protocol));
    return new IrcDoor(parts.sessions, protocol, plain, tls);
  }

  private constructor(
    sessions: SessionManager,
    protocol: Protocol,
    plain: Listener | undefined,
    tls: Listener | undefined,
  ) {
    this.#plain = plain;
    this.#tls = tls;
    this.subprotocol = {
      name: "text.ircv3.net",
      lines: protocol.lines,
      onConnection: (connection) => sessions.receive(connection, protocol),
    };
  }

  /** The port without TLS, if there is one. */
  get port(): number | undefined {
    return this.#plain?.port;
  }

  /** The port with TLS, if there is one. */
  get tlsPort(): number | undefined {
    return this.#tls?.port;
  }

  /** Accepts nobody from now on. */
  close(): void {
    this.#plain?.close();
    this.#tls?.close();
  }
}
