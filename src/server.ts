/**
 * The server: puts the parts together, starts and stops them.
 *
 * @module
 */

import { createServices } from "./create_services.ts";
import type { ClusterNode } from "./cluster_node.ts";
import type { Services } from "./presence/services.ts";
import { endAbsence, endWhatIsOver } from "./presence/end_what_is_over.ts";
import type { Door } from "./net/listen_error.ts";
import { Listener } from "./net/listener.ts";
import { SessionManager } from "./sessions/session_manager.ts";
import type { ServerOptions } from "./config/server_options.ts";
import { Networks } from "./net/network.ts";
import type { PeerConn } from "./net/peer.ts";
import { type Certificate, contextOf } from "./net/certificate.ts";
import { settled } from "./settled.ts";
import { IrcDoor } from "./irc_door.ts";
import { WebDoor } from "./web_door.ts";
import { Reception } from "./reception.ts";

export type { ServerOptions, WebOptions } from "./config/server_options.ts";

/** A chat server that is running. */
export class Server {
  readonly #options: ServerOptions;
  readonly #services: Services;
  readonly #node: ClusterNode | undefined;
  readonly #sessions: SessionManager;
  readonly #plain: Listener | undefined;
  readonly #tls: Listener | undefined;
  readonly #proxies: Networks;
  readonly #sweep: ReturnType<typeof setInterval>;
  #context: ReturnType<typeof contextOf> | undefined;
  #web: WebDoor | undefined;
  #irc: IrcDoor | undefined;
  readonly #reception: Reception;
  #stopped: Promise<void> | undefined;

  /**
   * Starts a server.
   *
   * @param node Its place in a cluster, if it is in one (`joinCluster`).
   * @throws {ListenError} When a port is taken, or the host is not here.
   * @throws {CertificateError} When the certificate cannot be used.
   */
  constructor(options: ServerOptions, node?: ClusterNode) {
    this.#options = options;
    this.#node = node;
    this.#services = node?.services ?? createServices(options);
    this.#sessions = new SessionManager(this.#services, options);
    if (node !== undefined) node.onFenced = () => this.#sessions.cutOff();
    this.#proxies = new Networks(options.proxies ?? []);
    const { port = 9009, tls } = options;
    if (tls !== undefined) this.#context = contextOf(tls.certificate);
    const reception = this.#reception = this.#receive();
    const isShared = this.#services.limits.sniff > 0;
    if (port !== "off") {
      this.#plain = this.#listen("lines", port, (conn) => {
        isShared ? reception.hear(conn) : reception.greet(conn);
      });
    }
    if (tls !== undefined && tls.port !== "off") {
      this.#tls = this.#listen("tls", tls.port, (conn) => {
        isShared ? reception.hearSecurely(conn) : reception.greetSecurely(conn);
      });
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
    return this.#tls?.port ?? (this.#context && this.#sharedPort);
  }

  /** The port for HTTP, if there is one. */
  get webPort(): number | undefined {
    return this.#sharesPages ? this.#sharedPort : this.#web?.port;
  }

  /** The port for IRC, if there is one. */
  get ircPort(): number | undefined {
    return this.#irc?.port ?? (this.#irc && this.#sharedPort);
  }

  /** The port for IRC over TLS, if there is one. */
  get ircTlsPort(): number | undefined {
    return this.#irc?.tlsPort ?? (this.#irc && this.#context && this.tlsPort);
  }

  /** The URL to open in a browser, if there is one. */
  get webUrl(): string | undefined {
    const { web, tls, host } = this.#options;
    if (this.webPort === undefined) return undefined;
    const scheme = tls === undefined ? "http" : "https";
    const shared = this.#sharesPages ? host : undefined;
    const name = web?.host ?? shared ?? "localhost";
    const written = name.includes(":") ? `[${name}]` : name;
    return web?.publicUrl ?? `${scheme}://${written}:${this.webPort}`;
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
   * Lets browsers in, if the options ask for it. What they need is loaded when
   * they come.
   *
   * @throws {ListenError} When the port is taken, or the host is not here.
   */
  openWeb(): void {
    const { web } = this.#options;
    if (web === undefined) return;
    this.#web = new WebDoor(web, {
      services: this.#services,
      sessions: this.#sessions,
      irc: this.#irc,
      host: this.#options.host,
      context: () => this.#context,
      listen: (...door) => this.#listen(...door),
    });
    this.#services.webAddress.port = this.webPort;
  }

  /** Loads what browsers and IRC clients need before any of them comes. */
  async preload(): Promise<void> {
    await this.#irc?.protocol();
    await this.#web?.pages();
  }

  /**
   * The same for IRC clients. To be called before {@linkcode Server.openWeb}.
   *
   * @throws {ListenError} When a port is taken, or the host is not here.
   */
  openIrc(): void {
    const { irc, lang = "en" } = this.#options;
    if (irc === undefined) return;
    this.#irc = new IrcDoor(irc, {
      ...{ services: this.#services, sessions: this.#sessions, lang },
      network: this.#node?.irc,
      listen: (...door) => this.#listen(...door),
      greet: (...peer) => this.#reception.greet(...peer),
      greetSecurely: (...peer) => this.#reception.greetSecurely(...peer),
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
    this.#irc?.close();
    const heard = this.#reception.close();
    await this.#web?.close();
    clearInterval(this.#sweep);
    const { log, writeScheduler, bans, limits, history } = this.#services;
    log.info("stopping", { connections: this.connections });
    await this.#sessions.close();
    await heard;
    await this.#node?.close();
    writeScheduler.stop();
    this.#options.selfPipe?.close();
    await settled(bans.saved, limits.drain);
    if (history !== undefined) await settled(history.close(), limits.drain);
    log.info("stopped");
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

  #receive(): Reception {
    return new Reception({
      services: this.#services,
      sessions: this.#sessions,
      lines: this.#options,
      context: () => this.#context,
      pages: () => this.#sharesPages ? this.#web?.pages() : undefined,
      pagesElsewhere: () => this.webUrl,
      irc: () => this.#irc,
    });
  }

  /** The port for everybody, if there is one. */
  get #sharedPort(): number | undefined {
    const { sniff } = this.#services.limits;
    return sniff > 0 ? (this.#plain ?? this.#tls)?.port : undefined;
  }

  /** Whether browsers come in by the ports for everybody. */
  get #sharesPages(): boolean {
    const { web, host } = this.#options;
    const isHere = web?.host === undefined || web.host === host;
    return web !== undefined && isHere && this.#sharedPort !== undefined;
  }

  #endWhatIsOver(): void {
    const { monotonic } = this.#services;
    // In a cluster, the log tells.
    if (this.#node === undefined) {
      endWhatIsOver(this.#services, monotonic(), endAbsence);
    }
    this.#sessions.sweep(monotonic());
  }
}
