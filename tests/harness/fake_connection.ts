/**
 * A connection without a network.
 *
 * @module
 */

import { assert } from "@std/assert";
import type { Connection } from "../../src/connection.ts";
import type { Line } from "../../src/lines.ts";

/** A peer that takes what is written to it when a test says so. */
export class FakeConnection implements Connection {
  readonly transport = "tcp";
  readonly address = "192.0.2.1";
  readonly isJson = false;
  readonly endedCleanly = true;
  /** How many writes have been started. */
  started = 0;
  /** Is called when a write is started. */
  onWrite: () => void = () => {};
  /** Whether the reading has been ended. */
  isStopped = false;
  #received = "";
  #isOpen = false;
  #writing:
    | { bytes: Uint8Array; settled: PromiseWithResolvers<number> }
    | undefined;
  #end = Promise.withResolvers<undefined>();
  readonly #decoder = new TextDecoder();

  /** Everything that the peer has taken. */
  get received(): string {
    return this.#received;
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

  read(): Promise<Line[] | undefined> {
    return this.#end.promise;
  }

  stopReading(): void {
    this.isStopped = true;
    this.#end.resolve(undefined);
  }

  write(bytes: Uint8Array): Promise<number> {
    assert(this.#writing === undefined, "two writes at once");
    assert(bytes.length > 0, "an empty write");
    this.started++;
    const settled = Promise.withResolvers<number>();
    this.#writing = { bytes, settled };
    if (this.#isOpen) this.take();
    this.onWrite();
    return settled.promise;
  }

  end(): Promise<void> {
    this.stopReading();
    return Promise.resolve();
  }

  close(): void {
    this.stopReading();
    this.break();
  }
}
