/**
 * The parts put together, started and drained.
 *
 * @module
 */

import type { Connection } from "./connection.ts";
import type { House } from "./house.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { TcpListener } from "./listen.ts";
import type { Log } from "./log.ts";
import { Registry } from "./registry.ts";
import { Session } from "./session.ts";
import { TcpConnection } from "./tcp.ts";
import type { Lang } from "./texts/texts.ts";
import { Waves } from "./waves.ts";

/** How a server runs. */
export interface ServerOptions {
  /** Where things that happen are told. */
  readonly log: Log;
  /** A port; 0 for any that is free. @default {9009} */
  readonly port?: number;
  /** An address or a host's name; without it, every interface. */
  readonly host?: string | undefined;
  /** The language of the server's words at first. @default {"en"} */
  readonly lang?: Lang;
  /** Whether a person's own lines come back to them at first. @default {true} */
  readonly echo?: boolean;
  /** Whether text that stays without a newline counts as a line. @default {false} */
  readonly newlineOptional?: boolean;
  /** The bounds that differ from {@linkcode LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970. @default {Date.now} */
  readonly now?: () => number;
}

/** A chat server that is running. */
export class Server {
  readonly #options: ServerOptions;
  readonly #house: House;
  readonly #listener: TcpListener;
  readonly #sessions = new Map<Session, Promise<void>>();
  #isStopping = false;

  /**
   * Starts a server.
   *
   * @throws {Deno.errors.AddrInUse} When the port is taken.
   */
  constructor(options: ServerOptions) {
    this.#options = options;
    const { log, host, port = 9009, now = Date.now } = options;
    const limits = { ...LIMITS, ...options.limits };
    this.#house = {
      limits,
      log,
      now,
      registry: new Registry(limits, now),
      waves: new Waves(limits),
      since: now(),
      counts: { lines: 0 },
    };
    this.#listener = new TcpListener({
      log,
      host,
      port,
      acceptPause: limits.acceptPause,
      onConnection: (conn) => this.#greet(conn),
    });
  }

  /** The port that is listened on. */
  get port(): number {
    return this.#listener.port;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#sessions.size;
  }

  /**
   * Accepts nobody from now on, tells everyone, lets what is queued go out for
   * as long as the bounds allow, and closes.
   */
  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#listener.close();
    const { log, registry, limits, waves } = this.#house;
    log.info("stopping", { connections: this.#sessions.size });
    for (const session of this.#sessions.keys()) session.dismiss();
    registry.clear();
    const deadline = setTimeout(() => {
      for (const session of this.#sessions.keys()) session.abort();
    }, limits.drain);
    await Promise.all(this.#sessions.values());
    clearTimeout(deadline);
    waves.stop();
    log.info("stopped");
  }

  #greet(conn: Deno.TcpConn): void {
    const { newlineOptional = false } = this.#options;
    const { limits } = this.#house;
    this.#serve(new TcpConnection(conn, limits, { newlineOptional }));
  }

  #serve(connection: Connection): void {
    const { log } = this.#house;
    const { lang = "en", echo = true } = this.#options;
    const { address, transport } = connection;
    log.info("opened", { address, transport });
    const dialect = {
      format: "text",
      lang,
      time: false,
      color: false,
    } as const;
    const session = new Session(connection, this.#house, { dialect, echo });
    const ended = session.run().catch((error) => {
      connection.close();
      log.error("session failed", { address, stack: error.stack });
    }).finally(() => {
      this.#sessions.delete(session);
      log.info("closed", { address, transport });
    });
    this.#sessions.set(session, ended);
  }
}
