/**
 * A chat server as they were in 2020.
 *
 * @module
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Asks for a name without a newline, takes whatever one read brings for one
 * message, and relays it to everyone. It knows `/quit`, and nothing else.
 */
export class Server2020 implements AsyncDisposable {
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #people = new Map<string, Deno.TcpConn>();
  readonly #connections = new Set<Deno.TcpConn>();
  readonly #served: Promise<void>;

  /** Starts it. */
  constructor() {
    this.#served = this.#accept();
  }

  /** The port that it listens on. */
  get port(): number {
    return this.#listener.addr.port;
  }

  /** Sends text to everyone, as it is. */
  async says(text: string): Promise<void> {
    for (const conn of this.#people.values()) {
      await conn.write(encoder.encode(text));
    }
  }

  /** Closes every connection, and waits until all is done. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    for (const conn of this.#connections) conn.close();
    await this.#served;
  }

  async #accept(): Promise<void> {
    const all: Promise<void>[] = [];
    try {
      for await (const conn of this.#listener) {
        this.#connections.add(conn);
        all.push(this.#serve(conn).catch(() => {}));
      }
    } catch {
      // It has been closed.
    }
    await Promise.all(all);
  }

  async #serve(conn: Deno.TcpConn): Promise<void> {
    let name: string | undefined;
    do {
      await conn.write(encoder.encode("로그인ID:"));
      const text = await receive(conn);
      if (text === undefined) break;
      name = this.#people.has(text) ? undefined : text;
      if (name === undefined) {
        await conn.write(encoder.encode("이미 등록된 사용자입니다.\n"));
      }
    } while (name === undefined);
    if (name !== undefined) await this.#talk(conn, name);
    if (this.#connections.delete(conn)) conn.close();
  }

  async #talk(conn: Deno.TcpConn, name: string): Promise<void> {
    this.#people.set(name, conn);
    await this.says(`[${name}]님이 입장했습니다.\n`);
    for (;;) {
      const text = await receive(conn);
      if (text === undefined || text === "/quit") break;
      await this.says(`[${name}] ${text}\n`);
    }
    this.#people.delete(name);
    await this.says(`[${name}]님이 퇴장했습니다.\n`);
  }
}

async function receive(conn: Deno.TcpConn): Promise<string | undefined> {
  const buffer = new Uint8Array(1024);
  const count = await conn.read(buffer);
  if (count === null) return undefined;
  return decoder.decode(buffer.subarray(0, count)).trim();
}
