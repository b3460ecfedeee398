/**
 * Reading lines from a connection.
 *
 * @module
 */

import { type Decoder, type Line, LineDecoder } from "./line_decoder.ts";
import type { Sanitizer } from "./sanitize.ts";

/** The bounds of reading lines. */
export interface LineReaderLimits {
  /** A line without its end, in bytes. */
  readonly line: number;
  /** Text without a newline counts as a line after this, in milliseconds. */
  readonly unfinishedLine: number;
}

// The size of a read from most connections, in bytes.
const PIECE = 4096;

/** How lines are read. */
export interface LineReaderOptions {
  /**
   * Whether text counts as a line when no newline follows it for a while.
   * @default {false}
   */
  readonly newlineOptional?: boolean;
  /** Sanitizes the lines. @default {what text lines may hold} */
  readonly sanitizer?: Sanitizer;
  /** Makes another decoder. @default {LineDecoder} */
  readonly decoder?: () => Decoder;
}

/**
 * The reading half of every connection: cuts the bytes that arrive into lines
 * for one reader. Each transport extends it with its way of reading bytes.
 *
 * 1. It asks for bytes only while the reader waits for a line.
 * 2. It keeps bytes that arrive before the reader waits as bytes, and cuts many
 *    of them a piece at a time: lines take far more memory than their bytes,
 *    and the reader takes the lines of a fast sender slowly.
 * 3. When more bytes than a line may have brought no line, it gives an empty
 *    array, so that the caller can charge the sender for them. Otherwise a
 *    client could send them without end.
 */
export abstract class LineReader {
  readonly #limits: LineReaderLimits;
  readonly #newlineOptional: boolean;
  readonly #decoder: Decoder;
  #give: ((lines: Line[] | undefined) => void) | undefined;
  #unfinished: ReturnType<typeof setTimeout> | undefined;
  // The pieces that are not cut yet, and how much of the first is cut. Most
  // connections have none; even an emptied array keeps its memory.
  #kept: Uint8Array[] | undefined;
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

  /** Whether the reader waits for a line. */
  protected get isWanted(): boolean {
    return this.#give !== undefined;
  }

  /** Calls `give` with the next lines; at the end, with undefined. */
  read(give: (lines: Line[] | undefined) => void): void {
    if (this.#isOver) return give(undefined);
    this.#give = give;
    this.#cutKept();
  }

  /** Gives no more lines, and drops the bytes that still come. */
  stopReading(): void {
    this.#isOver = true;
    this.#kept = undefined;
    // Whoever stops it has more to do first.
    if (this.isWanted) queueMicrotask(() => this.#passEnd());
  }

  /** Asks the transport for bytes; called again until some are taken. */
  protected abstract receive(): void;

  /**
   * Takes the next bytes. The caller does not change them before they are read.
   */
  protected take(bytes: Uint8Array): void {
    this.#endWait();
    if (this.#isOver) return;
    if (bytes.length > 0) this.#keep(bytes);
    if (this.isWanted) this.#cutKept();
  }

  /** Counts input without any bytes of a line as `bytes` bytes. */
  protected takeNothing(bytes: number): void {
    this.#barren += bytes;
    if (!this.#isOver && this.isWanted) this.#cutKept();
  }

  /** Takes the end of the input; an unfinished line counts as a line. */
  protected takeEnd(isClean: boolean): void {
    this.#endedCleanly = isClean;
    this.#isEnding = true;
    this.#endWait();
    if (this.isWanted) this.#cutKept();
  }

  /** Cuts kept bytes until there are lines for the waiting reader. */
  #cutKept(): void {
    if (this.#barren > this.#limits.line) return this.#pass([]);
    while (this.#kept !== undefined) {
      const piece = this.#nextPiece(this.#kept);
      const lines = this.#decoder.push(piece);
      this.#barren += piece.length;
      if (lines.length > 0 || this.#barren > this.#limits.line) {
        return this.#pass(lines);
      }
    }
    if (this.#isEnding) this.#end();
    else this.#want();
  }

  #keep(bytes: Uint8Array): void {
    if (this.#kept === undefined) this.#kept = [bytes];
    else this.#kept.push(bytes);
  }

  #nextPiece(kept: Uint8Array[]): Uint8Array {
    const first = kept[0];
    const end = this.#cut + PIECE;
    const piece = first.length <= PIECE
      ? first
      : first.subarray(this.#cut, end);
    this.#cut = end < first.length ? end : 0;
    if (this.#cut > 0) return piece;
    if (kept.length > 1) kept.shift();
    else this.#kept = undefined;
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
    this.#endWait();
    this.#barren = 0;
    const give = this.#give;
    this.#give = undefined;
    give?.(lines);
  }

  #endWait(): void {
    // Mostly there is none, and even that is not free to clear.
    if (this.#unfinished === undefined) return;
    clearTimeout(this.#unfinished);
    this.#unfinished = undefined;
  }

  #passEnd(): void {
    this.#endWait();
    const give = this.#give;
    this.#give = undefined;
    give?.(undefined);
  }
}
