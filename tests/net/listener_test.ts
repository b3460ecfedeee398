import { assert, assertEquals, assertMatch } from "@std/assert";
import { ListenError } from "../../src/net/listen_error.ts";
import type { PeerConn } from "../../src/net/peer.ts";
import { Listener, type ListenOptions } from "../../src/net/listener.ts";
import { Log } from "../../src/log.ts";

/** A listener, and those who came. */
class Door implements Disposable {
  readonly log: string[] = [];
  readonly listener: Listener;
  readonly #came: PeerConn[] = [];
  #next = Promise.withResolvers<PeerConn>();

  constructor(options: Partial<ListenOptions> = {}) {
    this.listener = new Listener({
      door: "lines",
      host: "127.0.0.1",
      port: 0,
      acceptPause: 1_000_000,
      log: new Log((line) => this.log.push(line), { now: () => 0 }),
      onConnection: (conn) => {
        this.#came.push(conn);
        this.#next.resolve(conn);
      },
      ...options,
    });
  }

  /** Connects somebody, and waits until they have come in. */
  async enter(hostname = "127.0.0.1"): Promise<void> {
    this.#next = Promise.withResolvers();
    using _peer = await Deno.connect({ hostname, port: this.listener.port });
    await this.#next.promise;
  }

  [Symbol.dispose](): void {
    this.listener.close();
    for (const conn of this.#came) conn.close();
  }
}

Deno.test("Listener hears IPv4 and IPv6 on one port, without a host", async () => {
  using door = new Door({ host: undefined });
  await door.enter("127.0.0.1");
  await door.enter("::1");
});

Deno.test("Listener with a host hears that one alone", async () => {
  using door = new Door({ host: "::1" });
  await door.enter("::1");
  const other = Deno.connect({
    hostname: "127.0.0.1",
    port: door.listener.port,
  });
  assert(await other.then(() => false, () => true));
});

Deno.test("Listener says that a port is taken", () => {
  using door = new Door({ host: undefined });
  for (const host of [undefined, "127.0.0.1"]) {
    try {
      new Door({ host, port: door.listener.port });
    } catch (error) {
      assert(error instanceof ListenError);
      assertEquals([error.reason, error.door], ["taken", "lines"]);
      continue;
    }
    throw new Error("it was not taken");
  }
});

Deno.test("Listener goes on when what takes over a connection throws", async () => {
  let count = 0;
  const came = Promise.withResolvers<void>();
  using door = new Door({
    onConnection: (conn) => {
      if (++count === 1) throw new Error("broken");
      conn.close();
      came.resolve();
    },
  });
  const { port } = door.listener;
  using first = await Deno.connect({ port });
  // The one that it went wrong with is closed, and the next is not kept waiting.
  assertEquals(await first.read(new Uint8Array(1)), null);
  using _second = await Deno.connect({ port });
  await came.promise;
  assertEquals(door.log.length, 1);
  assertMatch(door.log[0], /error connection failed stack="Error: broken\\n/);
});
