/**
 * Waiting for connections.
 *
 * @module
 */

import { type Log, stackOf } from "./log.ts";

/** A certificate chain and its private key, in PEM (RFC 7468). */
export interface Certificate {
  /** The chain, the server's own first. */
  readonly cert: string;
  /** The private key. */
  readonly key: string;
}

/** Where to listen, and what to do with who comes. */
export interface ListenOptions {
  /** An address or a host's name; without it, every interface, IPv4 and IPv6. */
  readonly host: string | undefined;
  /** A port; 0 for any that is free. */
  readonly port: number;
  /** What to show who comes; without it, they come without TLS. */
  readonly certificate?: Certificate | undefined;
  /** How long accepting pauses after it failed, in milliseconds. */
  readonly acceptPause: number;
  /** Where failures to accept are told. */
  readonly log: Log;
  /** Takes over a connection. */
  readonly onConnection: (conn: Deno.TcpConn | Deno.TlsConn) => void;
}

type DenoListener = Deno.TcpListener | Deno.TlsListener;

// Many people who come at the same moment, as after a restart, overflow a
// shorter backlog; the kernel then lets them wait a second for the next SYN.
const BACKLOG = 4096;

// An accept under way keeps a closed port for a few milliseconds: so often is
// it tried again at once.
const QUICK_TRIES = 1000;

/** One port, on one interface or on all, with TLS or without. */
export class Listener {
  /** The port that is listened on. */
  readonly port: number;
  readonly #options: ListenOptions;
  readonly #stop = new AbortController();
  #listeners: DenoListener[];
  // Renewals take turns: the last that was asked for is the one that stays.
  #renewed: Promise<void> = Promise.resolve();

  /**
   * Starts to listen.
   *
   * @throws {Deno.errors.AddrInUse} When the port is taken.
   * @throws {Error} When the host is not this machine's, or the certificate
   * and the key are not a pair.
   */
  constructor(options: ListenOptions) {
    this.#options = options;
    const { host, certificate } = options;
    this.#listeners = open(host, options.port, certificate);
    this.port = this.#listeners[0].addr.port;
    for (const listener of this.#listeners) this.#acceptFrom(listener);
  }

  /**
   * Shows another certificate to who comes from now on. Those who come in the
   * few milliseconds in between are refused.
   *
   * @throws {Error} When it cannot be used. The old one then stays.
   */
  renew(certificate: Certificate): Promise<void> {
    const renewed = this.#renewed.then(() => this.#renew(certificate));
    this.#renewed = renewed.catch(() => {});
    return renewed;
  }

  /** Accepts nobody from now on. */
  close(): void {
    this.#stop.abort();
    for (const listener of this.#listeners) listener.close();
  }

  async #renew(certificate: Certificate): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { host } = this.#options;
    for (const probe of open(host, 0, certificate)) probe.close();
    const before = this.#listeners;
    this.#listeners = [];
    for (const listener of before) listener.close();
    this.#listeners = await this.#reopen(certificate);
    for (const listener of this.#listeners) this.#acceptFrom(listener);
  }

  /**
   * Opens the port again that has just been closed, as soon as it is free. It
   * is not given up: there would be nothing left that listens.
   */
  async #reopen(certificate: Certificate): Promise<DenoListener[]> {
    const { host, log } = this.#options;
    for (let tries = 1; !this.#stop.signal.aborted; tries++) {
      try {
        return open(host, this.port, certificate);
      } catch (error) {
        const isLong = tries > QUICK_TRIES;
        if (isLong) log.warn("listen failed", { why: reason(error) });
        await this.#pause(isLong ? this.#options.acceptPause : 1);
      }
    }
    return [];
  }

  async #acceptFrom(listener: DenoListener): Promise<void> {
    while (this.#listeners.includes(listener) && !this.#stop.signal.aborted) {
      try {
        this.#handOver(await listener.accept());
      } catch (error) {
        if (error instanceof Deno.errors.BadResource) return;
        this.#options.log.warn("accept failed", { why: reason(error) });
        // Out of descriptors, accepting fails at once and for as long as
        // nobody leaves.
        await this.#pause(this.#options.acceptPause);
      }
    }
  }

  /** What goes wrong with one who comes is no trouble for the next. */
  #handOver(conn: Deno.TcpConn | Deno.TlsConn): void {
    try {
      this.#options.onConnection(conn);
    } catch (error) {
      conn.close();
      this.#options.log.error("connection failed", { stack: stackOf(error) });
    }
  }

  #pause(milliseconds: number): Promise<void> {
    const { signal } = this.#stop;
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener("abort", end);
    });
  }
}

function open(
  host: string | undefined,
  port: number,
  certificate: Certificate | undefined,
): DenoListener[] {
  const listen = (hostname: string, port: number): DenoListener => {
    const options = { hostname, port, tcpBacklog: BACKLOG };
    return certificate === undefined
      ? Deno.listen(options)
      : Deno.listenTls({ ...options, ...certificate });
  };
  return host === undefined ? everywhere(listen, port) : [listen(host, port)];
}

function everywhere(
  listen: (hostname: string, port: number) => DenoListener,
  port: number,
): DenoListener[] {
  let six: DenoListener | undefined;
  try {
    six = listen("::", port);
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw error;
    // There is no IPv6 here; or what is wrong is wrong with IPv4 too.
  }
  try {
    const four = listen("0.0.0.0", six?.addr.port ?? port);
    return six === undefined ? [four] : [six, four];
  } catch (error) {
    // Most systems hear IPv4 on the IPv6 socket already.
    if (six !== undefined) return [six];
    throw error;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
