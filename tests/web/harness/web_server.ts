/**
 * A server of a test's own that browsers can come to.
 *
 * @module
 */

import type { ServerOptions } from "../../../src/server.ts";
import { TestServer } from "../../harness/test_server.ts";
import { SocketClient, type SocketOptions } from "./socket_client.ts";

/** A server on free ports, with the clients that a test brings to it. */
export class WebServer extends TestServer {
  /** Where browsers find it. */
  origin = "";
  readonly #sockets: SocketClient[] = [];

  /** Starts it. */
  static async open(
    { web, ...options }: Partial<ServerOptions> = {},
  ): Promise<WebServer> {
    const server = new WebServer({
      web: { port: 0, host: "127.0.0.1", ...web },
      ...options,
    });
    const scheme = options.tls === undefined ? "http" : "https";
    server.origin = `${scheme}://127.0.0.1:${await server.openWeb()}`;
    return server;
  }

  /** Connects somebody over WebSocket. */
  async socket(
    name = "somebody",
    options: SocketOptions = {},
  ): Promise<SocketClient> {
    const client = await SocketClient.connect(name, this.origin, options);
    this.#sockets.push(client);
    return client;
  }

  /** Connects somebody over WebSocket, and waits until they are in the lobby. */
  async enter(name: string): Promise<SocketClient> {
    const client = await this.socket(name);
    client.says(name);
    await client.sees({ kind: "joined", who: name });
    return client;
  }

  /** Closes every client, then stops. */
  override async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) await socket[Symbol.asyncDispose]();
    await super[Symbol.asyncDispose]();
  }
}
