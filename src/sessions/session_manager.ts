/**
 * Admitting connections, and keeping their sessions.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { Connection } from "../net/connection.ts";
import type { Dialect } from "../render/dialect.ts";
import type { Refusal } from "../counters.ts";
import { Admission } from "./admission.ts";
import { NamelessQueue } from "./nameless.ts";
import { RefusalLog } from "./refusal_log.ts";
import type { Services } from "../presence/services.ts";
import { stackOf } from "../error_text.ts";
import { lineProtocol } from "./line_protocol.ts";
import type { Protocol } from "./protocol.ts";
import { Reservation } from "./reservation.ts";
import { Session } from "./session.ts";
import type { SessionKeeper } from "./session_options.ts";
import type { BucketRate } from "./token_bucket.ts";
import type { Lang } from "../messages/texts/texts.ts";

/** The options of new sessions. */
export interface SessionManagerOptions {
  /** The language of the server's sentences at first. @default {"en"} */
  readonly lang?: Lang;
  /** Whether a person's own lines come back to them at first. @default {true} */
  readonly echo?: boolean;
}

/** All sessions, with a name or without one. */
export class SessionManager implements SessionKeeper<Session> {
  readonly #services: Services;
  readonly #admission: Admission;
  readonly #refusals: RefusalLog;
  readonly #nameless: NamelessQueue;
  readonly #dialect: Dialect;
  readonly #echo: boolean;
  readonly #rate: BucketRate;
  readonly #sessions = new Set<Session>();
  // Those whose place another has, and whether they are still told so.
  readonly #evicted = new Map<Session, boolean>();
  #refusing = 0;
  #emptied: (() => void) | undefined;

  /** Starts without sessions. */
  constructor(services: Services, options: SessionManagerOptions) {
    const { lang = "en", echo = true } = options;
    this.#services = services;
    this.#admission = new Admission(services.limits);
    const { clients, nameless } = services.limits;
    this.#nameless = new NamelessQueue(Math.ceil(clients * nameless));
    this.#refusals = new RefusalLog(services.log, services.limits);
    this.#dialect = { format: "text", lang, time: false, color: false };
    this.#echo = echo;
    const { burst, rate } = services.limits;
    this.#rate = { burst, perSecond: rate };
  }

  /** How many connections there are. */
  get count(): number {
    return this.#sessions.size;
  }

  /** Serves a connection, or says in one sentence why not. */
  receive(connection: Connection, protocol: Protocol = lineProtocol): void {
    const refusal = this.admit(connection.address);
    if (refusal === undefined) this.serve(connection, protocol);
    else this.refuse(connection, refusal, protocol);
  }

  /**
   * Admits a connection from this address, or tells why not. The caller must
   * {@linkcode SessionManager.serve} each admitted connection.
   */
  admit(address: string): Refusal | undefined {
    const { counters, monotonic } = this.#services;
    const refusal = this.#admission.enter(
      address,
      monotonic(),
      () => this.#nameless.evictOldest(),
    );
    if (refusal !== undefined) {
      counters.refused[refusal]++;
      this.#refusals.add(address, refusal, monotonic());
    }
    return refusal;
  }

  /**
   * Admits a peer of whom it is not known yet what it speaks, or tells why not.
   *
   * @param evict Sends the peer away when another needs the place.
   */
  reserve(address: string, evict: () => void): Reservation | Refusal {
    const refusal = this.admit(address);
    if (refusal !== undefined) return refusal;
    const came = this.#services.monotonic();
    return new Reservation({
      nameless: this.#nameless,
      serve: (connection, protocol) => this.serve(connection, protocol),
      leave: () => this.#admission.leave(address),
      passOn: () => this.#admission.passOn(address, came),
      evict: () => {
        this.#noteFull(address);
        evict();
      },
    });
  }

  /** Serves a connection that was admitted, until it ends. */
  serve(connection: Connection, protocol: Protocol = lineProtocol): void {
    const { counters, log } = this.#services;
    const { address, transport } = connection;
    counters.opened[transport]++;
    log.info("opened", { address, transport });
    const session = new Session(connection, this.#services, {
      protocol,
      dialect: this.#dialect,
      echo: this.#echo,
      rate: this.#rate,
      keeper: this,
    });
    this.#sessions.add(session);
    this.#nameless.add(session);
    session.run();
  }

  loggedIn(session: Session): void {
    this.#nameless.delete(session);
  }

  /** Sends somebody without a name away; the place is free at once. */
  evict(session: Session, { address }: Connection): void {
    this.#noteFull(address);
    this.#admission.leave(address);
    const isTold = this.#refusing < this.#services.limits.refusing;
    this.#evicted.set(session, isTold);
    session.end("closed", notice("serverFull"));
    if (isTold) this.#refusing++;
    else session.abort();
  }

  ended(session: Session, { address, transport }: Connection): void {
    const { counters, log } = this.#services;
    this.#sessions.delete(session);
    this.#nameless.delete(session);
    const isTold = this.#evicted.get(session);
    if (isTold === undefined) this.#admission.leave(address);
    else if (isTold) this.#refusing--;
    this.#evicted.delete(session);
    counters.closed[transport]++;
    log.info("closed", { address, transport });
    if (this.#sessions.size === 0) this.#emptied?.();
  }

  #noteFull(address: string): void {
    const { counters, monotonic } = this.#services;
    counters.refused.serverFull++;
    this.#refusals.add(address, "serverFull", monotonic());
  }

  /** Says why a connection is not served, and closes it. */
  refuse(
    connection: Connection,
    why: Refusal,
    protocol: Protocol = lineProtocol,
  ): void {
    const dialect = protocol.dialect(connection, this.#dialect);
    const text = protocol.refusal(why, dialect, this.#services.now());
    this.dismiss(connection, text);
  }

  /**
   * Says one sentence and closes. When too many connections are told one, the
   * rest are just closed.
   */
  async dismiss(
    connection: Connection,
    words: string | Uint8Array,
  ): Promise<void> {
    const { limits, log } = this.#services;
    if (this.#refusing >= limits.refusing) return connection.close();
    this.#refusing++;
    try {
      const bytes = typeof words === "string"
        ? new TextEncoder().encode(words)
        : words;
      await connection.write(bytes).catch(() => {});
      await connection.end();
    } catch (error) {
      log.error("session failed", { stack: stackOf(error) });
      connection.close();
    } finally {
      this.#refusing--;
    }
  }

  /**
   * Logs refusals, and ends sessions that have been silent for too long.
   *
   * @param now By the monotonic clock.
   */
  sweep(now: number): void {
    const { log } = this.#services;
    this.#refusals.sweep(now);
    for (const session of this.#sessions) {
      log.guard("session failed", () => session.check(now));
    }
  }

  /** Ends all sessions, as the other servers have given this one up. */
  cutOff(): void {
    for (const session of this.#sessions) {
      this.#services.log.guard(
        "session failed",
        () => session.cutOff(notice("clusterLost")),
      );
    }
  }

  /** Says goodbye to everyone, and resolves when all sessions have ended. */
  async close(): Promise<void> {
    const { registry, limits, log, deeds } = this.#services;
    registry.links.stopNoting();
    for (const session of this.#sessions) {
      const goodbye = notice("closing");
      log.guard("session failed", () => {
        if (deeds === undefined) session.end("closed", goodbye);
        else session.moveOn(goodbye);
      });
    }
    if (deeds === undefined) registry.clear();
    const deadline = setTimeout(() => {
      for (const session of this.#sessions) session.abort();
    }, limits.drain);
    if (this.#sessions.size > 0) {
      await new Promise<void>((resolve) => this.#emptied = resolve);
    }
    clearTimeout(deadline);
    this.#refusals.flush();
  }
}
