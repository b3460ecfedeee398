/**
 * Finding the port of a server's lines.
 *
 * @module
 */

import type { Socket } from "node:net";
import { ClientError } from "./client_error.ts";
import { dial, type DialOptions } from "./dial.ts";
import type { ClientTexts } from "./texts/texts.ts";

/** The ways to a server. */
export interface RouteOptions extends Omit<DialOptions, "port"> {
  /** The ports that may take lines, the likeliest first. */
  readonly ports: readonly number[];
  /** Whether one of them may be for pages only. The server is maru then. */
  readonly isLink: boolean;
}

// Before the name, maru takes this line and answers it. A server of HTTP, such
// as nginx, Caddy and HAProxy, answers at once, too: with 400, as it is no
// request (RFC 9112, 3).
const QUESTION = "/format json\n";
const HTTP = "HTTP/";

// How long the answer may take, in milliseconds.
const PATIENCE = 3000;

/**
 * The way to a server, by the first of its ports that takes lines. The next
 * connection goes there, too.
 */
export class Route {
  readonly #options: RouteOptions;
  #ports: readonly number[];

  /** Has not gone there yet. */
  constructor(options: RouteOptions) {
    this.#options = options;
    this.#ports = options.ports;
  }

  /**
   * Opens a connection.
   *
   * @throws {ClientError} When the server cannot be reached: about the first
   * port that could not.
   */
  async dial(texts: ClientTexts): Promise<Socket> {
    let first: ClientError | undefined;
    for (const [at, port] of this.#ports.entries()) {
      const reach = () => dial({ ...this.#options, port }, texts);
      const isLast = at === this.#ports.length - 1;
      const isSure = isLast || !this.#options.isLink;
      try {
        if (!isSure && !await takesLines(await reach())) continue;
        const socket = await reach();
        this.#ports = [port];
        return socket;
      } catch (error) {
        if (!(error instanceof ClientError)) throw error;
        first ??= error;
      }
    }
    throw first!;
  }
}

/** Whether a server answers as one of lines. Closes the connection. */
async function takesLines(socket: Socket): Promise<boolean> {
  const answer = await new Promise<Uint8Array | undefined>((resolve) => {
    const deadline = setTimeout(() => resolve(undefined), PATIENCE);
    socket.on("data", resolve).on("close", () => {
      clearTimeout(deadline);
      resolve(undefined);
    });
    socket.write(QUESTION);
  });
  socket.destroy();
  const head = new TextDecoder().decode(answer?.subarray(0, HTTP.length));
  return head !== "" && !HTTP.startsWith(head);
}
