/**
 * The parts put together, started and drained.
 *
 * @module
 */

import { Absences } from "./absence.ts";
import { plainAddress } from "./address.ts";
import { notice } from "./answer.ts";
import { type Ban, Bans } from "./bans.ts";
import { closeRoom } from "./commands/close.ts";
import type { Connection } from "./connection.ts";
import { type Dialect, render } from "./dialect.ts";
import { Gate, type Refusal } from "./gate.ts";
import type { House } from "./house.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { type Certificate, Listener } from "./listen.ts";
import type { Log } from "./log.ts";
import { Registry } from "./registry.ts";
import { Secret } from "./secret.ts";
import { Session } from "./session.ts";
import { TcpConnection } from "./tcp.ts";
import type { Lang } from "./texts/texts.ts";
import { Waves } from "./waves.ts";
import { WebDoor } from "./web/door.ts";

/** Where browsers come in. */
export interface WebOptions {
  /** A port; 0 for any that is free. */
  readonly port: number;
  /** An address or a host's name; without it, every interface. */
  readonly host?: string | undefined;
  /** The origin by which the server is reached from outside. */
  readonly publicUrl?: string | undefined;
  /** The addresses of proxies that are believed when they name a client. */
  readonly trustedProxies?: readonly string[];
}

/** How a server runs. */
export interface ServerOptions {
  /** Where things that happen are told. */
  readonly log: Log;
  /** A port; 0 for any that is free; "off" for none. @default {9009} */
  readonly port?: number | "off";
  /** An address or a host's name; without it, every interface. */
  readonly host?: string | undefined;
  /** A port for TLS, and what to show there. */
  readonly tls?: { readonly port: number; readonly certificate: Certificate };
  /** Where browsers come in; without it, nowhere. */
  readonly web?: WebOptions | undefined;
  /** The language of the server's words at first. @default {"en"} */
  readonly lang?: Lang;
  /** Whether a person's own lines come back to them at first. @default {true} */
  readonly echo?: boolean;
  /** Whether text that stays without a newline counts as a line. @default {false} */
  readonly newlineOptional?: boolean;
  /** What is asked for before the name. */
  readonly password?: string | undefined;
  /** What makes an operator. */
  readonly operatorPassword?: string | undefined;
  /** The bans and mutes in force at first. */
  readonly bans?: readonly Ban[];
  /** Is called with all bans and mutes whenever they change. */
  readonly onBans?: (bans: readonly Ban[]) => void;
  /** The bounds that differ from {@linkcode LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970. @default {Date.now} */
  readonly now?: () => number;
}

// How often is looked for what has outlived its time, in milliseconds.
const SWEEP = 1_000;

/** A chat server that is running. */
export class Server {
  readonly #options: ServerOptions;
  readonly #house: House;
  readonly #gate: Gate;
  readonly #plain: Listener | undefined;
  readonly #tls: Listener | undefined;
  readonly #sessions = new Map<Session, Promise<void>>();
  readonly #sweep: ReturnType<typeof setInterval>;
  #web: WebDoor | undefined;
  #refusing = 0;
  #isStopping = false;

  /**
   * Starts a server.
   *
   * @throws {Deno.errors.AddrInUse} When a port is taken.
   */
  constructor(options: ServerOptions) {
    this.#options = options;
    this.#house = furnish(options);
    this.#gate = new Gate(this.#house.limits);
    const { port = 9009, tls } = options;
    if (port !== "off") this.#plain = this.#listen(port);
    if (tls !== undefined) {
      this.#tls = this.#listen(tls.port, tls.certificate);
    }
    this.#sweep = setInterval(() => this.#endWhatIsOver(), SWEEP);
  }

  /** The port that is listened on without TLS, if one is. */
  get port(): number | undefined {
    return this.#plain?.port;
  }

  /** The port that is listened on with TLS, if one is. */
  get tlsPort(): number | undefined {
    return this.#tls?.port;
  }

  /** The port where browsers come in, if there is one. */
  get webPort(): number | undefined {
    return this.#web?.port;
  }

  /** What to open in a browser, if anything. */
  get webUrl(): string | undefined {
    const { web, tls } = this.#options;
    if (this.#web === undefined) return undefined;
    const scheme = tls === undefined ? "http" : "https";
    const host = web?.host ?? "localhost";
    return web?.publicUrl ?? `${scheme}://${host}:${this.webPort}`;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#sessions.size;
  }

  /**
   * Lets browsers in, if they are to be let in.
   *
   * @throws When the port is taken, or the host is not this machine's.
   */
  async openWeb(): Promise<void> {
    const { web, tls, log } = this.#options;
    if (web === undefined) return;
    this.#web = await WebDoor.open({
      log,
      port: web.port,
      host: web.host,
      publicUrl: web.publicUrl,
      trustedProxies: web.trustedProxies ?? [],
      tls: tls?.certificate,
      limits: this.#house.limits,
      onConnection: (connection) => {
        const refusal = this.#admit(connection.address);
        if (refusal === undefined) this.#serve(connection);
        else this.#refuse(connection, refusal);
      },
    });
  }

  /**
   * Shows another certificate to those who come from now on.
   *
   * @throws {Error} When it cannot be used; the old one then stays.
   */
  async renewCertificate(certificate: Certificate): Promise<void> {
    await this.#tls?.renew(certificate);
  }

  /**
   * Accepts nobody from now on, tells everyone, lets what is queued go out for
   * as long as the bounds allow, and closes.
   */
  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#plain?.close();
    this.#tls?.close();
    this.#web?.close();
    clearInterval(this.#sweep);
    const { log, registry, limits, waves } = this.#house;
    log.info("stopping", { connections: this.#sessions.size });
    for (const session of this.#sessions.keys()) {
      session.end("closed", notice("closing"));
    }
    registry.clear();
    const deadline = setTimeout(() => {
      for (const session of this.#sessions.keys()) session.abort();
    }, limits.drain);
    await Promise.all(this.#sessions.values());
    clearTimeout(deadline);
    waves.stop();
    log.info("stopped");
  }

  #listen(port: number, certificate?: Certificate): Listener {
    const { log, limits } = this.#house;
    return new Listener({
      log,
      host: this.#options.host,
      port,
      certificate,
      acceptPause: limits.acceptPause,
      onConnection: (conn) => this.#greet(conn),
    });
  }

  #greet(conn: Deno.TcpConn | Deno.TlsConn): void {
    const { limits } = this.#house;
    const { newlineOptional = false } = this.#options;
    const refusal = this.#admit(plainAddress(conn.remoteAddr.hostname));
    if (refusal !== undefined && "handshake" in conn) return conn.close();
    const connection = new TcpConnection(conn, limits, { newlineOptional });
    if (refusal === undefined) this.#serve(connection);
    else this.#refuse(connection, refusal);
  }

  #admit(address: string): Refusal | undefined {
    const { log, now } = this.#house;
    const refusal = this.#gate.enter(address, now());
    if (refusal !== undefined) log.info("refused", { address, why: refusal });
    return refusal;
  }

  /** One sentence, and closed. Whoever comes too often is owed no more time. */
  async #refuse(connection: Connection, why: Refusal): Promise<void> {
    const { limits, now } = this.#house;
    if (this.#refusing >= limits.refusing) return connection.close();
    this.#refusing++;
    const format = connection.isJson ? "json" : "text";
    const dialect = { ...this.#dialect(), format } as const;
    const text = render({ ...notice(why), time: now() }, dialect);
    await connection.write(new TextEncoder().encode(text)).catch(() => {});
    await connection.end();
    this.#refusing--;
  }

  #dialect(): Dialect {
    const { lang = "en" } = this.#options;
    return { format: "text", lang, time: false, color: false };
  }

  #serve(connection: Connection): void {
    const { log } = this.#house;
    const { echo = true } = this.#options;
    const { address, transport } = connection;
    log.info("opened", { address, transport });
    const dialect = this.#dialect();
    const session = new Session(connection, this.#house, { dialect, echo });
    const ended = session.run().catch((error) => {
      connection.close();
      log.error("session failed", { address, stack: error.stack });
    }).finally(() => {
      this.#sessions.delete(session);
      this.#gate.leave(address);
      log.info("closed", { address, transport });
    });
    this.#sessions.set(session, ended);
  }

  #endWhatIsOver(): void {
    const { registry, absences, now } = this.#house;
    for (const person of absences.expired(now())) person.stay.end("lost");
    for (const room of registry.links.expired()) {
      closeRoom(this.#house, room, "");
    }
    for (const session of this.#sessions.keys()) session.endIfIdle(now());
  }
}

/** The parts that every session works with. */
function furnish(options: ServerOptions): House {
  const { log, now = Date.now, password, operatorPassword } = options;
  const limits = { ...LIMITS, ...options.limits };
  return {
    limits,
    log,
    now,
    registry: new Registry(limits, now),
    absences: new Absences(limits),
    bans: new Bans(limits.bans, options.bans, options.onBans),
    waves: new Waves(limits),
    password: password === undefined ? undefined : new Secret(password),
    operatorPassword: operatorPassword === undefined
      ? undefined
      : new Secret(operatorPassword),
    since: now(),
    linkTo: (id) => `${options.web?.publicUrl ?? ""}/r/${id}`,
    counts: { lines: 0 },
  };
}
