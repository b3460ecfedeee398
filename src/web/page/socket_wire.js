// @ts-check
/// <reference lib="dom" />

/** @import { Message } from "../../messages/json_message.ts" */

/** A goodbye would end what the page comes back to (RFC 6455, 7.4.2). */
const CONNECTS_AGAIN = 4000;

/** A WebSocket, as messages in and lines out. */
export class SocketWire {
  #socket;
  /** @type {Message[]} */
  #messages = [];
  #isOver = false;
  #wake = () => {};

  /** Opens one to the server that this page came from. */
  static open() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    return new SocketWire(`${scheme}//${location.host}/ws`);
  }

  /** @param {string} url Where the server is. */
  constructor(url) {
    this.#socket = new WebSocket(url);
    this.#socket.onmessage = ({ data }) => this.#take(String(data));
    this.#socket.onclose = () => this.drop();
  }

  /** Whether nothing can be sent any more. */
  get isOver() {
    return this.#isOver;
  }

  /**
   * Sends lines.
   *
   * @param {string[]} lines
   */
  send(...lines) {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(lines.join("\n"));
  }

  /**
   * The next message. Undefined when the connection is over and all messages
   * have been given.
   *
   * @returns {Promise<Message | undefined>}
   */
  async next() {
    while (this.#messages.length === 0 && !this.#isOver) {
      await new Promise((resolve) => this.#wake = () => resolve(undefined));
    }
    return this.#messages.shift();
  }

  /** Ends the connection without waiting for the other side, which may be gone. */
  drop() {
    this.#isOver = true;
    this.#socket.onmessage = null;
    this.#socket.close(CONNECTS_AGAIN);
    this.#wake();
  }

  /** @param {string} data */
  #take(data) {
    for (const line of data.split("\n")) {
      const message = parse(line);
      if (message !== undefined) this.#messages.push(message);
    }
    this.#wake();
  }
}

/**
 * The server's message in a line; a line without one is ignored.
 *
 * @param {string} line
 * @returns {Message | undefined}
 */
function parse(line) {
  try {
    return line === "" ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}
