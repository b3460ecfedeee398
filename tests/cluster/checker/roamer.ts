/**
 * Somebody with a page, who moves from server to server.
 *
 * @module
 */

import { WS } from "../../../src/web/ws.ts";
import { Speaker } from "./speaker.ts";

// deno-lint-ignore no-explicit-any
const Ws = WS.WebSocket as any;

/** A server that does not let them in within this time is given up. */
const PATIENCE = 8_000;

/**
 * A client in a link room that is cut off again and again, and comes back with
 * its token to another server. All its connections together see what one that was
 * never cut would see; and each line that it sends is said once, as it sends
 * again whatever had not been said when it came back.
 */
export class Roamer extends Speaker {
  /** Why the token was worth nothing, where it should have been. */
  readonly faults: string[] = [];
  /** How often they came back. */
  resumed = 0;
  /** Whether they have lost their place for good. */
  isOut = false;
  // deno-lint-ignore no-explicit-any
  #socket: any;
  #token: string | undefined;
  #isIn = false;
  #isWelcome = false;
  #hasAsked = false;

  override get isIn(): boolean {
    return this.#isIn;
  }

  /** Comes to a server, or comes back. Resolves when that has ended. */
  async visit(port: number): Promise<void> {
    const socket = this.#socket = new Ws(`ws://127.0.0.1:${port}/ws`, {
      handshakeTimeout: PATIENCE,
    });
    const timer = setTimeout(() => this.#isIn || socket.terminate(), PATIENCE);
    this.begin();
    socket.on("error", () => {});
    let hasResumed = false;
    socket.on("open", () => {
      hasResumed = this.#token !== undefined;
      socket.send(this.#greeting());
    });
    socket.on("message", (data: Uint8Array) => {
      if (socket === this.#socket) this.hear(new TextDecoder().decode(data));
    });
    await new Promise((resolve) => socket.on("close", resolve));
    clearTimeout(timer);
    this.#cut(hasResumed);
  }

  /** Loses the connection. */
  drops(): void {
    this.#socket?.terminate();
  }

  /** Goes for good. */
  goes(): void {
    this.end();
    this.isOut = true;
    this.#socket?.close(1000);
  }

  protected override send(line: string): void {
    this.#socket.send(line);
  }

  protected override take(seen: Record<string, unknown>): void {
    const { kind, token, code } = seen;
    if (kind === "welcome") this.#welcome(token as string);
    if (code === "setting" && this.#isWelcome) this.#goOn();
    if (code === "resumeFailed") {
      // An answer that was lost may have brought another token.
      if (!this.#hasAsked) this.faults.push(`${this.stay.name} cannot resume`);
      this.isOut = true;
      this.end();
      this.drops();
    }
  }

  #greeting(): string {
    if (this.#token === undefined) return this.options.name;
    const last = this.stay.seen.at(-1)?.id ?? 0;
    return `/resume ${this.#token} ${last}`;
  }

  #welcome(token: string): void {
    const isFirst = this.#token === undefined;
    this.#token = token;
    this.#hasAsked = false;
    this.#isWelcome = true;
    this.options.whispers.connected(this.stay.name);
    if (!isFirst) this.resumed++;
    if (!this.stay.isThere) this.send(`/join ${this.stay.room}`);
    // Its answer comes after everything that was missed.
    this.send("/echo on");
  }

  /** Says again what has not been said, and begins to talk. */
  #goOn(): void {
    this.#isIn = true;
    this.stay.resumed.add(this.stay.seen.length);
    for (const line of this.waiting.keys()) this.send(line);
  }

  #cut(hasResumed: boolean): void {
    this.#hasAsked ||= hasResumed && !this.#isWelcome;
    this.#isIn = this.#isWelcome = false;
    this.options.whispers.cut(this.stay.name);
  }
}
