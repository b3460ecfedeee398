/**
 * Accepting connections.
 *
 * @module
 */

import { closeQuietly } from "./close_quietly.ts";
import { messageOf, stackOf } from "../error_text.ts";
import { type Door, ListenError } from "./listen_error.ts";
import type { Log } from "../log.ts";
import type { Networks } from "./network.ts";
import { peerAddress, type PeerConn } from "./peer.ts";
import { acceptProxied } from "./proxied_conn.ts";

/** The address to listen on, and the handler of its connections. */
export interface ListenOptions {
  /** The listener that the port is for. */
  readonly door: Door;
  /** An address or a host's name; without it, every interface, IPv4 and IPv6. */
  readonly host: string | undefined;
  /** A port; 0 for any that is free. */
  readonly port: number;
  /** How long accepting pauses after it failed, in milliseconds. */
  readonly acceptPause: number;
  /** Gets the failures to accept. */
  readonly log: Log;
  /** Takes over a connection. */
  readonly onConnection: (conn: PeerConn) => void;
  /** The proxies that send a PROXY header first. @default {nobody} */
  readonly proxies?: Networks | undefined;
  /** How long the header may take, in milliseconds. @default {10 s} */
  readonly proxyHeader?: number;
}

// Many clients that connect at the same moment, as after a restart, overflow a
// shorter backlog; they then wait a second for the next SYN.
const BACKLOG = 4096;

/** A listener on one port, on one interface or on all. */
export class Listener {
  /** The port that is listened on. */
  readonly port: number;
  readonly #options: ListenOptions;
  readonly #stop = new AbortController();
  readonly #listeners: Deno.TcpListener[];

  /**
   * Starts to listen.
   *
   * @throws {ListenError} When the port is taken, or the host is not here.
   */
  constructor(options: ListenOptions) {
    this.#options = options;
    this.#listeners = open(options);
    this.port = this.#listeners[0].addr.port;
    for (const listener of this.#listeners) this.#acceptFrom(listener);
  }

  /** Accepts no more connections. */
  close(): void {
    this.#stop.abort();
    for (const listener of this.#listeners) listener.close();
  }

  async #acceptFrom(listener: Deno.TcpListener): Promise<void> {
    let failures = 0;
    while (!this.#stop.signal.aborted) {
      try {
        this.#handOver(await listener.accept());
        failures = 0;
      } catch (error) {
        if (error instanceof Deno.errors.BadResource) return;
        // A peer that has gone before its turn must not delay the others; the
        // backlog bounds how many such peers there are.
        if (!isExhaustion(error) && ++failures <= BACKLOG) continue;
        this.#options.log.warn("accept failed", { why: messageOf(error) });
        // Accepting would fail at once until some connection closes.
        await this.#pause();
      }
    }
  }

  /** A fault of one connection must not stop the next. */
  #handOver(conn: Deno.TcpConn): void {
    setUp(conn);
    const { proxies } = this.#options;
    if (proxies?.has(peerAddress(conn))) this.#acceptProxied(conn);
    else this.#give(conn);
  }

  async #acceptProxied(conn: Deno.TcpConn): Promise<void> {
    const { log, proxyHeader = 10_000 } = this.#options;
    try {
      const proxied = await acceptProxied(conn, proxyHeader);
      if (proxied !== undefined && !this.#stop.signal.aborted) {
        return this.#give(proxied);
      }
    } catch (error) {
      const address = peerAddress(conn);
      log.warn("proxy refused", { address, why: messageOf(error) });
    }
    closeQuietly(conn);
  }

  #give(conn: PeerConn): void {
    try {
      this.#options.onConnection(conn);
    } catch (error) {
      conn.close();
      this.#options.log.error("connection failed", { stack: stackOf(error) });
    }
  }

  #pause(): Promise<void> {
    const { signal } = this.#stop;
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, this.#options.acceptPause);
      signal.addEventListener("abort", end);
    });
  }
}

function open({ door, host, port }: ListenOptions): Deno.TcpListener[] {
  try {
    return host === undefined ? everywhere(port) : [listen(host, port)];
  } catch (error) {
    throw new ListenError(door, port, host, error);
  }
}

function everywhere(port: number): Deno.TcpListener[] {
  let six: Deno.TcpListener | undefined;
  try {
    six = listen("::", port);
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw error;
    // This machine has no IPv6, or the error is the same with IPv4.
  }
  try {
    const four = listen("0.0.0.0", six?.addr.port ?? port);
    return six === undefined ? [four] : [six, four];
  } catch (error) {
    // On most systems the IPv6 socket accepts IPv4 too.
    if (six !== undefined) return [six];
    throw error;
  }
}

function listen(hostname: string, port: number): Deno.TcpListener {
  return Deno.listen({ hostname, port, tcpBacklog: BACKLOG });
}

/** Whether descriptors or memory have run out, rather than a peer gone. */
function isExhaustion(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return ["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM"].includes(String(code));
}

function setUp(conn: Deno.TcpConn): void {
  try {
    conn.setNoDelay();
    // Keep-alive finds peers that vanished without closing.
    conn.setKeepAlive();
  } catch {
    // Some systems refuse when the peer is gone already; reading will tell.
  }
}
