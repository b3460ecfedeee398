/**
 * A cable that can be pulled.
 *
 * @module
 */

/** How a cable is pulled. */
export interface CutOptions {
  /** Whether the server goes on believing that somebody is there. */
  readonly unnoticed?: boolean;
}

/** Stands between a client and a server, and passes on what either sends. */
export class Cable implements AsyncDisposable {
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  #target: number;
  readonly #done: Promise<void>[] = [];
  readonly #near = new Set<Deno.TcpConn>();
  readonly #far = new Set<Deno.TcpConn>();
  #isCut = false;
  #isDeaf = false;

  /**
   * Lays it.
   *
   * @param target The port of the server.
   */
  constructor(target: number) {
    this.#target = target;
    this.#done.push(this.#accept());
  }

  /** The port of the client's end. */
  get port(): number {
    return this.#listener.addr.port;
  }

  /** Lets further connections through to another server. */
  leadTo(target: number): void {
    this.#target = target;
  }

  /** Cuts every connection, and lets nobody through until it is mended. */
  cut({ unnoticed = false }: CutOptions = {}): void {
    this.#isCut = true;
    closeAll(this.#near);
    if (!unnoticed) closeAll(this.#far);
  }

  /** From now on passes on nothing of what the server sends. */
  deafen(): void {
    this.#isDeaf = true;
  }

  /** Has the server notice what it has not. */
  letGo(): void {
    closeAll(this.#far);
  }

  /** Lets connections through again. */
  mend(): void {
    this.#isCut = this.#isDeaf = false;
  }

  /** Takes it away. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    closeAll(this.#near);
    closeAll(this.#far);
    await Promise.all(this.#done);
  }

  async #accept(): Promise<void> {
    try {
      for await (const near of this.#listener) {
        if (this.#isCut) near.close();
        else await this.#join(near);
      }
    } catch {
      // It has been taken away.
    }
  }

  async #join(near: Deno.TcpConn): Promise<void> {
    const far = await Deno.connect({
      hostname: "127.0.0.1",
      port: this.#target,
    });
    this.#near.add(near);
    this.#far.add(far);
    this.#done.push(
      pass(near, far, () => false),
      pass(far, near, () => this.#isDeaf),
    );
  }
}

async function pass(
  from: Deno.TcpConn,
  to: Deno.TcpConn,
  isDeaf: () => boolean,
): Promise<void> {
  const buffer = new Uint8Array(4096);
  try {
    for (;;) {
      const count = await from.read(buffer);
      if (count === null) return await to.closeWrite();
      for (let at = 0; at < count && !isDeaf();) {
        at += await to.write(buffer.subarray(at, count));
      }
    }
  } catch {
    // It has been cut.
  }
}

function closeAll(conns: Set<Deno.TcpConn>): void {
  for (const conn of conns) conn.close();
  conns.clear();
}
