/**
 * A network that can be cut.
 *
 * @module
 */

import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** Passes everything on to a server, until it is cut. */
export class CutProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #scheme: string;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #isSilent = false;
  #came = () => {};

  private constructor({ port, protocol }: URL) {
    this.#scheme = protocol;
    this.#server = createServer((near) => {
      this.#came();
      if (this.#isCut) {
        near.destroy();
      } else {
        const far = connect({ host: "127.0.0.1", port: Number(port) });
        this.#join(near, far);
        this.#join(far, near);
      }
    });
  }

  /** Stands before the server at `origin`. */
  static async before(origin: string): Promise<CutProxy> {
    const proxy = new CutProxy(new URL(origin));
    await new Promise<void>((resolve) => {
      proxy.#server.listen({ host: "127.0.0.1", port: 0 }, resolve);
    });
    return proxy;
  }

  /** Where it is reached. */
  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#scheme}//127.0.0.1:${port}`;
  }

  /** Resolves when somebody tries to connect. */
  get nextAttempt(): Promise<void> {
    return new Promise((resolve) => this.#came = resolve);
  }

  /** Breaks every connection, and lets nobody through. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Passes nothing on any more over the connections there are, and ends none. */
  silence(): void {
    for (const socket of this.#sockets) socket.pause();
    this.#isSilent = true;
  }

  /** Lets new connections through again. */
  mend(): void {
    this.#isCut = this.#isSilent = false;
  }

  /** Closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on("data", (chunk) => {
      if (!this.#isSilent) to.write(chunk);
    });
    from.on("error", () => {});
    from.on("close", () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
