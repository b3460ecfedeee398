/**
 * What arrives at a connection, as lines.
 *
 * @module
 */

import { type Decoder, type Line, LineDecoder } from "./line_decoder.ts";
import type { Sanitizer } from "./sanitize.ts";

/** The numbers by which bytes become lines. */
export interface LineReaderLimits {
  /** A line without its end, in bytes. */
  readonly line: number;
  /** Text without a newline counts as a line after this, in milliseconds. */
  readonly unfinishedLine: number;
}

// As much as is read at once from most connections, in bytes.
const PIECE = 4096;

/** How lines are read. */
export interface LineReaderOptions {
  /** Whether text that stays without a newline counts as a line. @default {false} */
  readonly newlineOptional?: boolean;
  /** What cleans the lines. @default {what text lines may hold} */
  readonly sanitizer?: Sanitizer;
  /** Makes what cuts bytes into lines in another way. @default {LineDecoder} */
  readonly decoder?: () => Decoder;
}

/**
 * The reading half of every connection: cuts what arrives into lines, and gives
 * them to one reader. How bytes arrive is the transport's, which extends it.
 *
 * 1. It asks for bytes only when somebody waits for a line.
 * 2. What arrives while nobody waits is kept, as bytes, for who reads next; what
 *    is much is cut a piece at a time. Lines take far more memory than the bytes
 *    they are made of, and who sends many pays for them slowly.
 * 3. Bytes without a line among them are given too, as no lines, once they are
 *    more than a line may have: they cost their sender something, or they could
 *    be sent without end.
 */
export abstract class LineReader {
  readonly #limits: LineReaderLimits;
  readonly #newlineOptional: boolean;
  readonly #decoder: Decoder;
  #give: ((lines: Line[] | undefined) => void) | undefined;
  #unfinished: ReturnType<typeof setTimeout> | undefined;
  // What has arrived and is not cut yet, and how much of the first is.
  #kept: Uint8Array[] = [];
  #cut = 0;
  #isEnding = false;
  // Bytes since the last line.
  #barren = 0;
  #isOver = false;
  #endedCleanly = false;

  /** Starts between two lines. */
  constructor(
    limits: LineReaderLimits,
    { newlineOptional = false, sanitizer, decoder }: LineReaderOptions = {},
  ) {
    this.#limits = limits;
    this.#newlineOptional = newlineOptional;
    this.#decoder = decoder?.() ?? new LineDecoder(limits.line, sanitizer);
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
    if (this.#isOver) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#give = resolve;
      this.#cutKept();
    });
  }

  /** Gives nothing more, and passes over whatever comes. */
  stopReading(): void {
    this.#isOver = true;
    this.#kept = [];
    this.#passEnd();
  }

  /** Is called when bytes are wanted, until some are taken. */
  protected abstract receive(): void;

  /** Takes the next bytes, which stay as they are until they have been read. */
  protected take(bytes: Uint8Array): void {
    clearTimeout(this.#unfinished);
    if (this.#isOver) return;
    if (bytes.length > 0) this.#kept.push(bytes);
    if (this.isWanted) this.#cutKept();
  }

  /** Takes what had no bytes of a line in it, and counts as so many. */
  protected takeNothing(bytes: number): void {
    this.#barren += bytes;
    if (!this.#isOver && this.isWanted) this.#cutKept();
  }

  /** Takes the end: what has no end of its own is a line too. */
  protected takeEnd(isClean: boolean): void {
    this.#endedCleanly = isClean;
    this.#isEnding = true;
    clearTimeout(this.#unfinished);
    if (this.isWanted) this.#cutKept();
  }

  /** Cuts what is kept until there are lines for who waits. */
  #cutKept(): void {
    if (this.#barren > this.#limits.line) return this.#pass([]);
    while (this.#kept.length > 0) {
      const piece = this.#nextPiece();
      const lines = this.#decoder.push(piece);
      this.#barren += piece.length;
      if (lines.length > 0 || this.#barren > this.#limits.line) {
        return this.#pass(lines);
      }
    }
    if (this.#isEnding) this.#end();
    else this.#want();
  }

  #nextPiece(): Uint8Array {
    const [first] = this.#kept;
    const piece = first.subarray(this.#cut, this.#cut + PIECE);
    this.#cut += PIECE;
    if (this.#cut >= first.length) {
      this.#kept.shift();
      this.#cut = 0;
    }
    return piece;
  }

  #end(): void {
    if (this.#isOver) return;
    const rest = this.#decoder.end();
    if (rest.length > 0) return this.#pass(rest);
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
    give?.(lines);
  }

  #passEnd(): void {
    clearTimeout(this.#unfinished);
    const give = this.#give;
    this.#give = undefined;
    give?.(undefined);
  }
}
