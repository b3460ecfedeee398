/**
 * Both ends of a WebSocket, without a server behind it.
 *
 * @module
 */

import { LIMITS } from "../../../src/limits.ts";
import { Log } from "../../../src/log.ts";
import { Listener } from "../../../src/net/listener.ts";
import { HttpServer } from "../../../src/web/http_server.ts";
import { WebSocketConnection } from "../../../src/web/websocket_connection.ts";
import { Frames } from "../../../src/web/websocket_frames.ts";
import type { FakeSocket } from "./fake_socket.ts";
import { SocketClient } from "./socket_client.ts";

/** A connection over a socket that has no network. */
export function connectionOver(socket: FakeSocket): WebSocketConnection {
  const parts = { socket, outlet: socket, frames: new Frames() };
  return new WebSocketConnection({ ...parts, address: "192.0.2.1" }, LIMITS);
}

/** Both ends of a WebSocket. */
export class Pair implements AsyncDisposable {
  /** The client's end. */
  readonly client: SocketClient;
  /** The server's end. */
  readonly connection: WebSocketConnection;
  readonly #door: HttpServer;
  readonly #received: Uint8Array[];

  private constructor(
    client: SocketClient,
    connection: WebSocketConnection,
    door: HttpServer,
  ) {
    this.client = client;
    this.connection = connection;
    this.#door = door;
    this.#received = [];
    client.socket._socket.prependListener("data", (chunk: Uint8Array) => {
      this.#received.push(chunk);
    });
  }

  /** Connects the two. */
  static async open(): Promise<Pair> {
    const came = Promise.withResolvers<WebSocketConnection>();
    const door = await HttpServer.open({
      publicUrl: undefined,
      trustedProxies: [],
      limits: { ...LIMITS, linger: 50 },
      log: new Log(() => {}),
      onConnection: came.resolve,
    });
    const listener = new Listener({
      door: "web",
      host: "127.0.0.1",
      port: 0,
      acceptPause: 0,
      log: new Log(() => {}),
      onConnection: (conn) => door.take(conn),
    });
    const origin = `http://127.0.0.1:${listener.port}`;
    const client = await SocketClient.connect("client", origin);
    listener.close();
    return new Pair(client, await came.promise, door);
  }

  /** Whether the first frame that came had the mask bit (RFC 6455, 5.2). */
  wasMasked(): boolean {
    return (this.#received[0][1] & 0x80) !== 0;
  }

  /** Closes both. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.client[Symbol.asyncDispose]();
    this.connection.close();
    await this.connection.closed;
    this.#door.close();
  }
}
