/**
 * Waiting for connections over TCP.
 *
 * @module
 */

import type { Log } from "./log.ts";

/** Where to listen, and what to do with who comes. */
export interface ListenOptions {
  /** An address or a host's name; without it, every interface, IPv4 and IPv6. */
  readonly host: string | undefined;
  /** A port; 0 for any that is free. */
  readonly port: number;
  /** How long accepting pauses after it failed, in milliseconds. */
  readonly acceptPause: number;
  /** Where failures to accept are told. */
  readonly log: Log;
  /** Takes over a connection. */
  readonly onConnection: (conn: Deno.TcpConn) => void;
}

// Many people who come at the same moment, as after a restart, overflow a
// shorter backlog; the kernel then lets them wait a second for the next SYN.
const BACKLOG = 4096;

/** One port, on one interface or on all. */
export class TcpListener {
  /** The port that is listened on. */
  readonly port: number;
  readonly #options: ListenOptions;
  readonly #listeners: Deno.TcpListener[];
  #isClosed = false;
  #resume: (() => void) | undefined;

  /**
   * Starts to listen.
   *
   * @throws {Deno.errors.AddrInUse} When the port is taken.
   * @throws {Deno.errors.AddrNotAvailable} When the host is not this machine's.
   */
  constructor(options: ListenOptions) {
    this.#options = options;
    const { host, port } = options;
    this.#listeners = host === undefined
      ? listenEverywhere(port)
      : [Deno.listen({ hostname: host, port, tcpBacklog: BACKLOG })];
    this.port = this.#listeners[0].addr.port;
    for (const listener of this.#listeners) this.#acceptFrom(listener);
  }

  /** Accepts nobody from now on. */
  close(): void {
    this.#isClosed = true;
    this.#resume?.();
    for (const listener of this.#listeners) listener.close();
  }

  async #acceptFrom(listener: Deno.TcpListener): Promise<void> {
    while (!this.#isClosed) {
      try {
        this.#options.onConnection(await listener.accept());
      } catch (error) {
        if (this.#isClosed) return;
        const why = error instanceof Error ? error.message : String(error);
        this.#options.log.warn("accept failed", { why });
        // Out of descriptors, accepting fails at once and for as long as
        // nobody leaves.
        await this.#pause();
      }
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#options.acceptPause);
      this.#resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function listenEverywhere(port: number): Deno.TcpListener[] {
  let six: Deno.TcpListener | undefined;
  try {
    six = Deno.listen({ hostname: "::", port, tcpBacklog: BACKLOG });
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw error;
    // There is no IPv6 here.
  }
  try {
    const chosen = six?.addr.port ?? port;
    const four = Deno.listen({
      hostname: "0.0.0.0",
      port: chosen,
      tcpBacklog: BACKLOG,
    });
    return six === undefined ? [four] : [six, four];
  } catch (error) {
    // Most systems hear IPv4 on the IPv6 socket already.
    if (six !== undefined) return [six];
    throw error;
  }
}
