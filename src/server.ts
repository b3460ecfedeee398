/**
 * The server: puts the parts together, starts and stops them.
 *
 * @module
 */

import { closeRoom } from "./presence/close_room.ts";
import { createServices } from "./create_services.ts";
import type { Services } from "./presence/services.ts";
import type { Door } from "./net/listen_error.ts";
import { Listener } from "./net/listener.ts";
import { SessionManager } from "./sessions/session_manager.ts";
import type { Protocol } from "./sessions/protocol.ts";
import type { ServerOptions } from "./config/server_options.ts";
import { Networks } from "./net/network.ts";
import { peerAddress, type PeerConn } from "./net/peer.ts";
import { TcpConnection } from "./net/tcp_connection.ts";
import { type Certificate, contextOf } from "./net/certificate.ts";
import { TlsConnection } from "./net/tls_connection.ts";
import { settled } from "./settled.ts";
import { IrcDoor } from "./irc_door.ts";
import { scriptDoor } from "./script_door.ts";
import type { Scripts } from "./web/script_endpoint.ts";
import { HttpServer } from "./web/http_server.ts";

export type { ServerOptions, WebOptions } from "./config/server_options.ts";

/** A chat server that is running. */
export class Server {
  readonly #options: ServerOptions;
  readonly #services: Services;
  readonly #sessions: SessionManager;
  readonly #plain: Listener | undefined;
  readonly #tls: Listener | undefined;
  readonly #proxies: Networks;
  readonly #sweep: ReturnType<typeof setInterval>;
  #context: ReturnType<typeof contextOf> | undefined;
  #web: Listener | undefined;
  #irc: IrcDoor | undefined;
  #door: HttpServer | undefined;
  #stopped: Promise<void> | undefined;

  /**
   * Starts a server.
   *
   * @throws {ListenError} When a port is taken, or the host is not here.
   * @throws {CertificateError} When the certificate cannot be used.
   */
  constructor(options: ServerOptions) {
    this.#options = options;
    this.#services = createServices(options);
    this.#sessions = new SessionManager(this.#services, options);
    this.#proxies = new Networks(options.proxies ?? []);
    const { port = 9009, tls } = options;
    if (tls !== undefined) this.#context = contextOf(tls.certificate);
    if (port !== "off") {
      this.#plain = this.#listen("lines", port, (conn) => this.#greet(conn));
    }
    if (tls !== undefined && tls.port !== "off") {
      this.#tls = this.#listen(
        "tls",
        tls.port,
        (conn) => this.#greetSecurely(conn),
      );
    }
    this.#sweep = setInterval(
      () => this.#endWhatIsOver(),
      this.#services.limits.sweep,
    );
  }

  /** The port for lines, if there is one. */
  get port(): number | undefined {
    return this.#plain?.port;
  }

  /** The port for lines over TLS, if there is one. */
  get tlsPort(): number | undefined {
    return this.#tls?.port;
  }

  /** The port for HTTP, if there is one. */
  get webPort(): number | undefined {
    return this.#web?.port;
  }

  /** The port for IRC, if there is one. */
  get ircPort(): number | undefined {
    return this.#irc?.port;
  }

  /** The port for IRC over TLS, if there is one. */
  get ircTlsPort(): number | undefined {
    return this.#irc?.tlsPort;
  }

  /** The URL to open in a browser, if there is one. */
  get webUrl(): string | undefined {
    const { web, tls } = this.#options;
    if (this.#web === undefined) return undefined;
    const scheme = tls === undefined ? "http" : "https";
    const host = web?.host ?? "localhost";
    return web?.publicUrl ?? `${scheme}://${host}:${this.webPort}`;
  }

  /** The services that all sessions share, for metrics. */
  get services(): Services {
    return this.#services;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#sessions.count;
  }

  /**
   * Opens the HTTP server, if the options ask for it.
   *
   * @throws {ListenError} When the port is taken, or the host is not here.
   */
  async openWeb(): Promise<void> {
    const { web } = this.#options;
    if (web === undefined) return;
    const door = await HttpServer.open({
      publicUrl: web.publicUrl,
      trustedProxies: web.trustedProxies ?? [],
      allowedHosts: [...web.allowedHosts ?? [], web.host],
      limits: this.#services.limits,
      log: this.#services.log,
      onTooMany: () => this.#services.counters.refused.addressFast++,
      scripts: this.#scripts(),
      onConnection: (connection) => this.#sessions.receive(connection),
      subprotocol: this.#irc?.subprotocol,
    });
    this.#door = door;
    this.#web = this.#listen(
      "web",
      web.port,
      (conn) => door.take(conn, this.#context),
      web.host,
    );
    this.#services.webAddress.port = this.#web.port;
  }

  /**
   * Opens the IRC listeners, if the options ask for them.
   *
   * @throws {ListenError} When a port is taken, or the host is not here.
   */
  async openIrc(): Promise<void> {
    const { irc, lang = "en" } = this.#options;
    if (irc === undefined) return;
    this.#irc = await IrcDoor.open(irc, {
      services: this.#services,
      sessions: this.#sessions,
      lang,
      listen: (...door) => this.#listen(...door),
      greet: (conn, protocol) => this.#greet(conn, protocol),
      greetSecurely: (conn, protocol) => this.#greetSecurely(conn, protocol),
    });
  }

  /**
   * Uses another certificate for new connections.
   *
   * @throws {CertificateError} When it cannot be used; the old one then stays
   * in force.
   */
  renewCertificate(certificate: Certificate): void {
    this.#context = contextOf(certificate);
  }

  /**
   * Stops accepting, says goodbye to everyone, lets queued output go out for as
   * long as the bounds allow, and closes. Further calls resolve with the first.
   */
  stop(): Promise<void> {
    return this.#stopped ??= this.#stop();
  }

  async #stop(): Promise<void> {
    this.#plain?.close();
    this.#tls?.close();
    this.#web?.close();
    this.#irc?.close();
    this.#door?.close();
    clearInterval(this.#sweep);
    const { log, writeScheduler, bans, limits, history } = this.#services;
    log.info("stopping", { connections: this.connections });
    await this.#sessions.close();
    writeScheduler.stop();
    this.#options.selfPipe?.close();
    await settled(bans.saved, limits.drain);
    if (history !== undefined) await settled(history.close(), limits.drain);
    log.info("stopped");
  }

  #scripts(): Scripts | undefined {
    if (this.#services.roomTokens === undefined) return undefined;
    return scriptDoor(this.#services, this.#sessions);
  }

  #listen(
    door: Door,
    port: number,
    onConnection: (conn: PeerConn) => void,
    host = this.#options.host,
  ): Listener {
    const { log, limits: { acceptPause, handshake } } = this.#services;
    // Proxies of HTTP send `X-Forwarded-For` instead.
    const proxies = door === "web" ? undefined : this.#proxies;
    return new Listener({
      ...{ log, door, host, port, acceptPause, onConnection, proxies },
      proxyHeader: handshake,
    });
  }

  #greet(conn: PeerConn, protocol?: Protocol): void {
    if (this.#stopped !== undefined) return conn.close();
    const { limits } = this.#services;
    const lines = protocol?.lines ?? this.#options;
    const connection = new TcpConnection(conn, limits, lines);
    this.#sessions.receive(connection, protocol);
  }

  #greetSecurely(conn: PeerConn, protocol?: Protocol): void {
    if (this.#stopped !== undefined) return conn.close();
    const lines = protocol?.lines ?? this.#options;
    const { limits } = this.#services;
    // Refusing with a sentence would cost a handshake, so these are just
    // closed.
    const isAdmitted = this.#sessions.receiveFrom(
      peerAddress(conn),
      () => new TlsConnection(conn, this.#context!, limits, lines),
      protocol,
    );
    if (!isAdmitted) conn.close();
  }

  #endWhatIsOver(): void {
    const { registry, resumeTokens, log, monotonic } = this.#services;
    for (const person of resumeTokens.expired(monotonic())) {
      log.guard("session failed", () => person.session.end("lost"));
    }
    for (const room of registry.links.expired()) {
      log.guard("room failed", () => closeRoom(this.#services, room));
    }
    this.#sessions.sweep(monotonic());
  }
}
