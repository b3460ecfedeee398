/**
 * Receiving connections: from the listener to whoever serves them.
 *
 * @module
 */

import type { SecureContext } from "node:tls";
import type { Refusal } from "./counters.ts";
import { stackOf } from "./error_text.ts";
import type { IrcDoor } from "./irc_door.ts";
import type { Caller } from "./net/caller.ts";
import { closeQuietly } from "./net/close_quietly.ts";
import type { LineReaderOptions } from "./net/line_reader.ts";
import { peerAddress, type PeerConn } from "./net/peer.ts";
import { PlainCaller } from "./net/plain_caller.ts";
import { RecentAddresses } from "./net/recent_addresses.ts";
import type { SnifferOptions } from "./net/sniffer.ts";
import { TcpConnection } from "./net/tcp_connection.ts";
import { TlsCaller } from "./net/tls_caller.ts";
import { TlsConnection } from "./net/tls_connection.ts";
import { NO_TLS, TlsStream } from "./net/tls_stream.ts";
import type { Services } from "./presence/services.ts";
import type { Protocol } from "./sessions/protocol.ts";
import type { Reservation } from "./sessions/reservation.ts";
import type { SessionManager } from "./sessions/session_manager.ts";
import type { HttpServer } from "./web/http_server.ts";
import { noPages, rawReply } from "./web/plain_reply.ts";

/** The parts of the server that receiving needs. */
export interface ReceptionParts {
  /** The services that all sessions share. */
  readonly services: Services;
  /** Where connections become sessions. */
  readonly sessions: SessionManager;
  /** How plain lines are read. */
  readonly lines: LineReaderOptions;
  /** The context of TLS handshakes, if there is a certificate. */
  readonly context: () => SecureContext | undefined;
  /** The server of pages, if they are served on the ports for everybody. */
  readonly pages: () => Promise<HttpServer> | undefined;
  /** Where the pages are otherwise, if there are any. */
  readonly pagesElsewhere: () => string | undefined;
  /** Where IRC clients come in, if they do. */
  readonly irc: () => IrcDoor | undefined;
}

/** A place, or why there is none. */
type Place = Reservation | Refusal;

const NO_IRC =
  "ERROR :IRC is not spoken here: the operator can turn it on with --irc-port\r\n";

/** Receives connections, each in the protocol that it speaks. */
export class Reception {
  readonly #parts: ReceptionParts;
  // Those of whom it is not known yet what they speak.
  readonly #waiting = new Map<PeerConn, Promise<void>>();
  #waitingInVain = 0;
  readonly #browsers: RecentAddresses;
  #isClosed = false;

  /** Starts with nobody. */
  constructor(parts: ReceptionParts) {
    this.#parts = parts;
    // For as long as a browser loads a page.
    this.#browsers = new RecentAddresses(parts.services.limits.sniffMore);
  }

  /** Receives a connection on which one protocol is spoken. */
  greet(conn: PeerConn, protocol?: Protocol): void {
    if (this.#isClosed) return conn.close();
    const { services: { limits }, sessions, lines } = this.#parts;
    const connection = new TcpConnection(
      conn,
      limits,
      protocol?.lines ?? lines,
    );
    sessions.receive(connection, protocol);
  }

  /** The same over TLS. */
  greetSecurely(conn: PeerConn, protocol?: Protocol): void {
    const { services: { limits }, sessions, lines } = this.#parts;
    const context = this.#parts.context();
    // Refusing with a sentence would cost a handshake, so these are just
    // closed.
    const isRefused = this.#isClosed || context === undefined ||
      sessions.admit(peerAddress(conn)) !== undefined;
    if (isRefused) return conn.close();
    const stream = new TlsStream(conn, context, limits.handshake);
    sessions.serve(
      new TlsConnection(stream, limits, protocol?.lines ?? lines),
      protocol,
    );
  }

  /**
   * Receives a connection on which anything may be spoken. It has its place, or
   * none, before a byte of it is read.
   */
  hear(conn: PeerConn): void {
    this.#reserve(conn, (place) => this.#hearPlain(conn, place));
  }

  /** The same over TLS. */
  hearSecurely(conn: PeerConn): void {
    this.#reserve(conn, (place) => this.#hearSecure(conn, place));
  }

  /**
   * Closes those of whom it is not known what they speak, and receives nobody
   * more. Resolves when they are closed.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const conn of this.#waiting.keys()) closeQuietly(conn);
    await Promise.all(this.#waiting.values());
  }

  #reserve(conn: PeerConn, hear: (place: Place) => Promise<void>): void {
    const { services: { limits, log }, sessions } = this.#parts;
    if (this.#isClosed) return conn.close();
    const place = sessions.reserve(
      peerAddress(conn),
      () => closeQuietly(conn),
    );
    const isInVain = typeof place === "string";
    // As many may wait to be refused as may be told so.
    if (isInVain && this.#waitingInVain >= limits.refusing) return conn.close();
    if (isInVain) this.#waitingInVain++;
    const heard = hear(place).catch((error) => {
      log.error("connection failed", { stack: stackOf(error) });
      giveUp(place);
      closeQuietly(conn);
    }).finally(() => {
      this.#waiting.delete(conn);
      if (isInVain) this.#waitingInVain--;
    });
    this.#waiting.set(conn, heard);
  }

  async #hearPlain(conn: PeerConn, place: Place): Promise<void> {
    const { limits } = this.#parts.services;
    const caller = new PlainCaller(conn, limits, this.#sniffing(conn));
    const spoken = await caller.spoken;
    if (spoken !== "tls") return await this.#seat(caller, spoken, place);
    if (this.#parts.context() !== undefined) {
      return await this.#hearSecure(caller.unread(), place);
    }
    this.#dismiss(caller, place, NO_TLS);
  }

  async #hearSecure(conn: PeerConn, place: Place): Promise<void> {
    const context = this.#parts.context();
    const { limits } = this.#parts.services;
    // Refusing with a sentence would cost a handshake.
    if (typeof place === "string" || context === undefined) return conn.close();
    const stream = new TlsStream(conn, context, limits.handshake);
    const caller = new TlsCaller(stream, limits, this.#sniffing(conn));
    await this.#seat(caller, await caller.spoken, place);
  }

  async #seat(caller: Caller, spoken: string, place: Place): Promise<void> {
    const { irc } = this.#parts;
    if (this.#isClosed) {
      giveUp(place);
      return caller.close();
    }
    if (spoken === "http") return await this.#visit(caller, place);
    if (spoken !== "irc") return this.#serve(caller, place);
    const protocol = await irc()?.protocol();
    if (protocol !== undefined) return this.#serve(caller, place, protocol);
    this.#dismiss(caller, place, NO_IRC);
  }

  #serve(caller: Caller, place: Place, protocol?: Protocol): void {
    const { sessions, lines } = this.#parts;
    const connection = caller.connection(protocol?.lines ?? lines);
    if (typeof place !== "string") place.serve(connection, protocol);
    else sessions.refuse(connection, place, protocol);
  }

  /** Pages take no place: they have bounds of their own. */
  async #visit(caller: Caller, place: Place): Promise<void> {
    const { pages, pagesElsewhere, context, services } = this.#parts;
    const http = await pages();
    if (http === undefined) {
      const text = rawReply(noPages(pagesElsewhere()));
      return this.#dismiss(caller, place, text);
    }
    if (typeof place !== "string") place.passOn();
    this.#browsers.add(caller.address, services.monotonic());
    caller.visit({
      take: (conn) => http.take(conn, context()),
      takeSecure: (stream, address) => http.takeSecure(stream, address),
    });
  }

  #dismiss(caller: Caller, place: Place, words: string | Uint8Array): void {
    const { sessions, lines } = this.#parts;
    giveUp(place);
    sessions.dismiss(caller.connection(lines), words);
  }

  #sniffing(conn: PeerConn): SnifferOptions {
    const { limits: { sniff, sniffMore }, password, monotonic } =
      this.#parts.services;
    const address = peerAddress(conn);
    return {
      sniff,
      sniffMore,
      isPassword: (line) => password?.matches(line) ?? false,
      isBrowser: () => this.#browsers.has(address, monotonic()),
    };
  }
}

function giveUp(place: Place): void {
  if (typeof place !== "string") place.giveUp();
}
