/**
 * Somebody who talks over a plain connection.
 *
 * @module
 */

import { connect, type Socket } from "node:net";
import { Speaker, type SpeakerOptions } from "./speaker.ts";

/** A client in the lobby that talks for as long as it is connected. */
export class Talker extends Speaker {
  /** Resolves when the connection has ended. */
  readonly ended: Promise<void>;
  readonly #socket: Socket;
  readonly #came = Promise.withResolvers<void>();
  readonly #asked: ((names: string[]) => void)[] = [];

  /** Comes, and begins to talk. */
  constructor(port: number, options: SpeakerOptions) {
    super(options, "lobby");
    const { name, whispers } = options;
    this.#socket = connect({ host: "127.0.0.1", port, noDelay: true });
    this.#socket.on("error", () => {});
    this.#socket.on("data", (bytes) => {
      this.hear(bytes.toString());
      if (!this.isIn) return;
      this.#came.resolve();
    });
    this.ended = new Promise((resolve) =>
      this.#socket.on("close", () => resolve())
    );
    this.#socket.write(`/format json\n${name}\n`);
    this.#came.promise.then(() => whispers.connected(name));
    this.ended.then(() => {
      whispers.cut(name);
      this.end();
    });
  }

  override get isIn(): boolean {
    return this.stay.isThere;
  }

  /** Resolves when they are in the room. */
  get came(): Promise<void> {
    return this.#came.promise;
  }

  /** Who is in the lobby, as their server has it. */
  who(): Promise<string[]> {
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      this.send("/who");
    });
  }

  /** Goes. */
  async goes(): Promise<void> {
    this.#socket.destroy();
    await this.ended;
  }

  protected override send(line: string): void {
    this.#socket.write(`${line}\n`);
  }

  protected override take({ kind, names }: Record<string, unknown>): void {
    if (kind === "who") this.#asked.shift()?.(names as string[]);
  }
}
