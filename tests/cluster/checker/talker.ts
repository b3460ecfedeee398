/**
 * Somebody who talks, and writes down what they see.
 *
 * @module
 */

import { connect, type Socket } from "node:net";
import type { Stay } from "./history.ts";

/** A client that says numbered lines for as long as it is connected. */
export class Talker {
  /** What they saw and sent. */
  readonly stay: Stay;
  readonly #socket: Socket;
  readonly #timer: ReturnType<typeof setInterval>;
  #rest = "";
  #isIn = false;
  #isQuiet = false;
  #count = 0;
  /** Resolves when the connection has ended. */
  readonly ended: Promise<void>;
  /** Called with the names of a list of people. */
  onWho: (names: string[]) => void = () => {};
  /** How long each line took until it was shown, in milliseconds. */
  readonly delays: number[] = [];
  readonly #sentAt = new Map<string, number>();

  /** Comes, and begins to talk. */
  constructor(port: number, name: string, pause: number) {
    this.stay = { name, seen: [], sent: [], isThere: false };
    this.#socket = connect({ host: "127.0.0.1", port, noDelay: true });
    this.#socket.on("error", () => {});
    this.#socket.on("data", (bytes) => this.#take(bytes.toString()));
    this.ended = new Promise((resolve) => this.#socket.on("close", resolve));
    this.#socket.write(`/format json\n${name}\n`);
    this.#timer = setInterval(() => this.#talk(), pause);
    this.ended.then(() => {
      clearInterval(this.#timer);
      this.stay.isThere = false;
    });
  }

  /** Says no more, but reads on. */
  falls(): void {
    this.#isQuiet = true;
  }

  /** Whether all that was sent has been shown. */
  get isSettled(): boolean {
    return this.#sentAt.size === 0;
  }

  /** Whether they are in the room. */
  get isIn(): boolean {
    return this.#isIn;
  }

  /** Who is here, as their server has it. */
  who(): Promise<string[]> {
    return new Promise((resolve) => {
      this.onWho = resolve;
      this.#socket.write("/who\n");
    });
  }

  /** Goes. */
  async goes(): Promise<void> {
    this.#socket.destroy();
    await this.ended;
  }

  #talk(): void {
    if (!this.#isIn || this.#isQuiet || this.#sentAt.size > 20) return;
    const line = String(++this.#count);
    this.stay.sent.push(line);
    this.#sentAt.set(line, performance.now());
    this.#socket.write(`${line}\n`);
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) {
      if (!line.startsWith("{")) continue;
      this.#see(JSON.parse(line));
    }
  }

  #see(seen: Record<string, unknown>): void {
    const { kind, id, who, text } = seen;
    if (kind === "who") return this.onWho(seen.names as string[]);
    if (typeof id !== "number") return;
    const { name } = this.stay;
    if (kind === "joined" && who === name) {
      this.#isIn = this.stay.isThere = true;
    }
    // What was said before they came is shown without its neighbours.
    if (!this.#isIn) return;
    const said = kind === "said" ? ` ${text}` : "";
    this.stay.seen.push({ id, text: `${kind} ${who}${said}` });
    if (kind !== "said" || who !== name) return;
    this.delays.push(performance.now() - this.#sentAt.get(String(text))!);
    this.#sentAt.delete(String(text));
  }
}
