/**
 * Writing log lines without waiting.
 *
 * @module
 */

import { settled } from "./settled.ts";

/** The stream that lines are written to, such as `Deno.stderr`. */
export interface LogSink {
  /**
   * Writes some bytes from the start of `bytes`, and resolves to their number.
   */
  write(bytes: Uint8Array): Promise<number>;
}

/** How a {@linkcode LogWriter} deals with a sink that is slow. */
export interface LogWriterOptions {
  /** How much may wait, in UTF-16 code units. */
  readonly most: number;
  /** The line that stands where `count` lines are missing. @default {no line} */
  readonly gapLine?: (count: number) => string;
}

const encoder = new TextEncoder();

/**
 * Writes lines without ever waiting for their reader. The rules:
 *
 * 1. When no line waits, a new line goes to the system at once.
 * 2. Lines that come during a write go out together, next.
 * 3. Beyond the bound, the newest lines are dropped; a line in their place
 *    gives their number.
 * 4. A sink that fails loses the write under way, and nothing after it.
 */
export class LogWriter {
  readonly #sink: LogSink;
  readonly #options: LogWriterOptions;
  #waiting: string[] = [];
  #length = 0;
  #missing = 0;
  #dropped = 0;
  #idle: Promise<void> | undefined;

  /** Starts with an empty queue. */
  constructor(sink: LogSink, options: LogWriterOptions) {
    this.#sink = sink;
    this.#options = options;
  }

  /** How many lines were dropped so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Takes a line, without its newline. */
  add(line: string): void {
    // The bound leaves out the write under way: memory holds one batch more.
    if (this.#length + line.length > this.#options.most) return this.#drop(1);
    this.#waiting.push(line);
    this.#length += line.length + 1;
    this.#idle ??= this.#writeAll();
  }

  /** Resolves when no line waits, and after `patience` ms at the latest. */
  flush(patience: number): Promise<void> {
    return settled(this.#idle, patience);
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const [lines, missing] = [this.#waiting, this.#missing];
      this.#waiting = [];
      this.#length = this.#missing = 0;
      try {
        await this.#write(encoder.encode(this.#textOf(lines, missing)));
      } catch {
        // A full disk or a closed pipe: nothing is left to report it to.
        this.#missing += missing;
        this.#drop(lines.length);
      }
    }
    this.#idle = undefined;
  }

  #textOf(lines: readonly string[], missing: number): string {
    // The dropped lines came after all that waited.
    const { gapLine } = this.#options;
    const gap = missing > 0 && gapLine ? [gapLine(missing)] : [];
    return [...lines, ...gap, ""].join("\n");
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      at += await this.#sink.write(bytes.subarray(at));
    }
  }

  #drop(count: number): void {
    this.#dropped += count;
    this.#missing += count;
  }
}
