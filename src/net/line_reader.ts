/**
 * What arrives at a connection, as lines.
 *
 * @module
 */

import { type Line, LineDecoder } from "./line_decoder.ts";
import type { Sanitizer } from "./sanitize.ts";

/** The numbers by which bytes become lines. */
export interface LineReaderLimits {
  /** A line without its end, in bytes. */
  readonly line: number;
  /** Text without a newline counts as a line after this, in milliseconds. */
  readonly unfinishedLine: number;
}

/** How lines are read. */
export interface LineReaderOptions {
  /** Whether text that stays without a newline counts as a line. @default {false} */
  readonly newlineOptional?: boolean;
  /** What cleans the lines. @default {what text lines may hold} */
  readonly sanitizer?: Sanitizer;
}

/**
 * The reading half of every connection: cuts what arrives into lines, and gives
 * them to one reader. How bytes arrive is the transport's, which extends it.
 *
 * 1. It asks for bytes only when somebody waits for a line.
 * 2. What arrives while nobody waits is kept for who reads next.
 * 3. Bytes without a line among them are given too, as no lines, once they are
 *    more than a line may have: they cost their sender something, or they could
 *    be sent without end.
 */
export abstract class LineReader {
  readonly #limits: LineReaderLimits;
  readonly #newlineOptional: boolean;
  readonly #decoder: LineDecoder;
  #give: ((lines: Line[] | undefined) => void) | undefined;
  #unfinished: ReturnType<typeof setTimeout> | undefined;
  #kept: Line[] | undefined;
  // Bytes since the last line.
  #barren = 0;
  #isOver = false;
  #endedCleanly = false;

  /** Starts between two lines. */
  constructor(
    limits: LineReaderLimits,
    { newlineOptional = false, sanitizer }: LineReaderOptions = {},
  ) {
    this.#limits = limits;
    this.#newlineOptional = newlineOptional;
    this.#decoder = new LineDecoder(limits.line, sanitizer);
  }

  /** Whether the peer ended in an orderly way. */
  get endedCleanly(): boolean {
    return this.#endedCleanly;
  }

  /** Whether nothing is read any more. */
  protected get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether somebody waits for a line. */
  protected get isWanted(): boolean {
    return this.#give !== undefined;
  }

  /** Gives the next lines; at the end, undefined. */
  read(): Promise<Line[] | undefined> {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept !== undefined || this.#isOver) return Promise.resolve(kept);
    return new Promise((resolve) => {
      this.#give = resolve;
      this.#want();
    });
  }

  /** Gives nothing more, and passes over whatever comes. */
  stopReading(): void {
    this.#isOver = true;
    this.#kept = undefined;
    this.#passEnd();
  }

  /** Is called when bytes are wanted, until some are taken. */
  protected abstract receive(): void;

  /** Takes the next bytes. */
  protected take(bytes: Uint8Array): void {
    clearTimeout(this.#unfinished);
    if (this.#isOver) return;
    const lines = this.#decoder.push(bytes);
    this.#barren += bytes.length;
    if (lines.length > 0 || this.#barren > this.#limits.line) this.#pass(lines);
    else if (this.isWanted) this.#want();
  }

  /** Takes what had no bytes of a line in it, and counts as so many. */
  protected takeNothing(bytes: number): void {
    this.#barren += bytes;
    if (!this.#isOver && this.#barren > this.#limits.line) this.#pass([]);
  }

  /** Takes the end: what has no end of its own is a line too. */
  protected takeEnd(isClean: boolean): void {
    this.#endedCleanly = isClean;
    if (this.#isOver) return;
    const rest = this.#decoder.end();
    if (rest.length > 0) this.#pass(rest);
    this.#isOver = true;
    this.#passEnd();
  }

  #want(): void {
    if (this.#newlineOptional && this.#decoder.hasPending) {
      this.#unfinished = setTimeout(
        () => this.#pass(this.#decoder.end()),
        this.#limits.unfinishedLine,
      );
    }
    this.receive();
  }

  #pass(lines: Line[]): void {
    clearTimeout(this.#unfinished);
    this.#barren = 0;
    const give = this.#give;
    this.#give = undefined;
    if (give !== undefined) give(lines);
    else this.#kept = this.#kept?.concat(lines) ?? lines;
  }

  #passEnd(): void {
    clearTimeout(this.#unfinished);
    const give = this.#give;
    this.#give = undefined;
    give?.(undefined);
  }
}
