/**
 * A connection without a network.
 *
 * @module
 */

import { assert } from "@std/assert";
import type { Connection } from "../../src/net/connection.ts";
import type { Line } from "../../src/net/line_decoder.ts";

/** How a peer comes. */
export interface FakeConnectionOptions {
  /** @default {"tcp"} */
  readonly transport?: Connection["transport"];
  /** @default {"192.0.2.1"} */
  readonly address?: string;
}

/** A peer that takes what is written to it, and says lines, when a test says so. */
export class FakeConnection implements Connection {
  readonly transport: Connection["transport"];
  readonly canResume: boolean;
  readonly address: string;
  readonly isJson: boolean;
  readonly endsWithRoom: boolean;
  /** Whether the peer ends in an orderly way. */
  endedCleanly = true;
  /** Whether it has been closed. */
  isClosed = false;
  /** How many writes have been started. */
  started = 0;
  /** Is called when a write is started. */
  onWrite: () => void = () => {};
  /** Whether the reading has been ended. */
  isStopped = false;
  #received = "";
  #known = 0;
  #isOpen = false;
  #writing:
    | { bytes: Uint8Array; settled: PromiseWithResolvers<number> }
    | undefined;
  #lines: Line[] = [];
  #hasEnded = false;
  #give: ((lines: Line[] | undefined) => void) | undefined;
  readonly #decoder = new TextDecoder();

  /** Makes a peer that has said nothing yet. */
  constructor(
    { transport = "tcp", address = "192.0.2.1" }: FakeConnectionOptions = {},
  ) {
    this.transport = transport;
    this.address = address;
    this.isJson = this.canResume = this.endsWithRoom = transport === "web";
  }

  /** Everything that the peer has taken. */
  get received(): string {
    return this.#received;
  }

  /** The lines that the peer has taken since it was last asked to forget them. */
  get lines(): string[] {
    return this.#received.slice(this.#known).split("\n").slice(0, -1);
  }

  /** Forgets what it has taken so far. */
  forget(): void {
    this.#known = this.#received.length;
  }

  /** Whether a write is under way. */
  get isBusy(): boolean {
    return this.#writing !== undefined;
  }

  /** Resolves when the next write is started. */
  get nextWrite(): Promise<void> {
    return new Promise((resolve) => this.onWrite = resolve);
  }

  /** Takes everything from now on, at once. */
  open(): this {
    this.#isOpen = true;
    this.take();
    return this;
  }

  /** Takes nothing from now on. */
  shut(): void {
    this.#isOpen = false;
  }

  /** Takes some of what is being written, or all of it. */
  take(most = Infinity): void {
    if (this.#writing === undefined) return;
    const { bytes, settled } = this.#writing;
    const count = Math.min(most, bytes.length);
    const part = bytes.subarray(0, count);
    this.#received += this.#decoder.decode(part, { stream: true });
    this.#writing = undefined;
    settled.resolve(count);
  }

  /** Fails what is being written, as a reset does. */
  break(): void {
    this.#writing?.settled.reject(new Deno.errors.ConnectionReset());
    this.#writing = undefined;
  }

  /** Whether somebody waits for its lines. */
  get isBeingRead(): boolean {
    return this.#give !== undefined;
  }

  /** Says lines, all at once. */
  says(...lines: Line[]): void {
    this.#lines.push(...lines);
    this.#pass();
  }

  /** Ends its own side once its lines have been read, and goes on reading. */
  endsItsSide(): void {
    this.#hasEnded = true;
    this.#pass();
  }

  /** Is gone, without a word. */
  drops(): void {
    this.endedCleanly = false;
    this.close();
  }

  read(give: (lines: Line[] | undefined) => void): void {
    this.#give = give;
    this.#pass();
  }

  stopReading(): void {
    this.isStopped = true;
    queueMicrotask(() => this.#pass());
  }

  write(bytes: Uint8Array): Promise<number> {
    assert(this.#writing === undefined, "two writes at once");
    assert(bytes.length > 0, "an empty write");
    if (this.isClosed) return Promise.reject(new Deno.errors.ConnectionReset());
    this.started++;
    const settled = Promise.withResolvers<number>();
    this.#writing = { bytes, settled };
    if (this.#isOpen) this.take();
    this.onWrite();
    return settled.promise;
  }

  end(): Promise<void> {
    this.close();
    return Promise.resolve();
  }

  close(): void {
    this.isClosed = true;
    this.stopReading();
    this.break();
  }

  #pass(): void {
    const give = this.#give;
    const hasLines = this.#lines.length > 0 && !this.isStopped;
    const isOver = this.isStopped || this.#hasEnded;
    if (give === undefined || !(hasLines || isOver)) return;
    this.#give = undefined;
    const lines = this.#lines;
    this.#lines = [];
    give(hasLines ? lines : undefined);
  }
}
