/**
 * Where IRC clients come in.
 *
 * @module
 */

import type { IrcOptions } from "./config/server_options.ts";
import type { IrcNetwork } from "./irc/irc_network.ts";
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
  /** The IRC clients of a cluster, if the server is in one. */
  readonly network: IrcNetwork | undefined;
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
  readonly #name: string;
  readonly #parts: IrcDoorParts;
  readonly #plain: Listener | undefined;
  readonly #tls: Listener | undefined;
  #protocol: Promise<Protocol> | undefined;

  /**
   * Opens it.
   *
   * @throws {ListenError} When a port is taken, or the host is not here.
   */
  constructor(
    { port = "off", tlsPort = "off", name }: IrcOptions,
    parts: IrcDoorParts,
  ) {
    const { listen, greet, greetSecurely } = parts;
    this.#name = name;
    this.#parts = parts;
    if (port !== "off") {
      this.#plain = listen("irc", port, this.#welcome(greet));
    }
    if (tlsPort !== "off") {
      this.#tls = listen("ircTls", tlsPort, this.#welcome(greetSecurely));
    }
  }

  /** The protocol. It is loaded when somebody needs it. */
  protocol(): Promise<Protocol> {
    return this.#protocol ??= this.#load();
  }

  /** Takes over WebSockets that speak IRC. */
  async subprotocol(): Promise<Subprotocol> {
    const protocol = await this.protocol();
    return {
      name: "text.ircv3.net",
      lines: protocol.lines,
      onConnection: (connection) =>
        this.#parts.sessions.receive(connection, protocol),
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

  async #load(): Promise<Protocol> {
    const { ircProtocol } = await import("./irc/irc_protocol.ts");
    const { services, lang, network } = this.#parts;
    return ircProtocol(services, { name: this.#name, lang }, network);
  }

  #welcome(
    greet: (conn: PeerConn, protocol: Protocol) => void,
  ): (conn: PeerConn) => void {
    let loaded: Protocol | undefined;
    return async (conn) => {
      loaded ??= await this.protocol();
      greet(conn, loaded);
    };
  }
}
