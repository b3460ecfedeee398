/**
 * Bytes in, lines out.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { isLonger } from "./utf8_length.ts";
import { isPrintable, type Sanitizer, textSanitizer } from "./sanitize.ts";
import { IAC, TelnetCommand } from "./telnet.ts";

/** A line that was refused, and why. */
export interface BadLine {
  /** The reason. */
  readonly fault: "lineTooLong" | "lineNotUtf8";
  /** The part that could be read, for a protocol whose answer needs it. */
  readonly text?: string;
}

/** A decoder that cuts a stream of bytes into lines. */
export interface Decoder {
  /** Whether an unfinished line is held. */
  readonly hasPending: boolean;
  /** Takes the next bytes and gives the lines that end in them. */
  push(chunk: Uint8Array): Line[];
  /** Ends the unfinished line. Gives it, if there is one. */
  end(): Line[];
}

/**
 * A telnet client's request to be told when the server has processed all that
 * it sent; the client shows nothing until then (RFC 860).
 */
export const TIMING_MARK = Symbol("timing mark");

/** A line as text, sanitized and without its end; or what came in its place. */
export type Line = string | BadLine | typeof TIMING_MARK;

const TOO_LONG: BadLine = { fault: "lineTooLong" };
const NOT_UTF8: BadLine = { fault: "lineNotUtf8" };

const LONE_CR = /\r(?!\n)/;

const NUL = 0x00, LF = 0x0a, CR = 0x0d;
// Most connections hold no unfinished line and share this empty array.
const NOTHING = new Uint8Array(0);

// Of printable ASCII, both give the same; this one takes a third of the time.
const quick = new TextDecoder("utf-8", { ignoreBOM: true });
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Cuts a stream of bytes into lines.
 *
 * 1. The lines are the same however the bytes are split over calls.
 * 2. A line ends with LF, CRLF, the CR NUL of a telnet in character mode, or the
 *    CR alone of a raw terminal, which ends it at once.
 * 3. A line of more than `maxBytes` gives one {@linkcode BadLine} as soon as
 *    that is known; the rest of the line is dropped as it comes.
 * 4. A line that is not UTF-8 gives one too. The lines around it stay intact.
 * 5. Telnet commands (RFC 854, 855) are taken out wherever they stand. All but
 *    the timing mark go unanswered: no client waits for an answer to the
 *    others.
 */
export class LineDecoder implements Decoder {
  readonly #maxBytes: number;
  readonly #sanitizer: Sanitizer;
  #pending = NOTHING;
  #length = 0;
  // The telnet command under way.
  #command: TelnetCommand | undefined;
  #sawCR = false;
  #tooLong = false;

  /**
   * Starts between two lines.
   *
   * @param maxBytes The longest line, without its end, in bytes.
   * @param sanitizer Sanitizes the lines.
   */
  constructor(maxBytes: number, sanitizer: Sanitizer = textSanitizer) {
    this.#maxBytes = maxBytes;
    this.#sanitizer = sanitizer;
  }

  /** Whether an unfinished line is held. */
  get hasPending(): boolean {
    return this.#length > 0;
  }

  /** Takes the next bytes and gives the lines that end in them. */
  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let from = 0;
    if (!this.#isBetweenLines()) {
      from = this.#step(chunk, 0, chunk.length, lines, true);
    }
    const end = chunk.lastIndexOf(LF) + 1;
    if (from < end) {
      const isWhole = from === 0 && end === chunk.length;
      const block = isWhole ? chunk : chunk.subarray(from, end);
      if (!this.#takeBlock(block, lines)) {
        this.#step(chunk, from, end, lines, false);
      }
      from = end;
    }
    if (from < chunk.length) {
      this.#step(chunk, from, chunk.length, lines, false);
    }
    return lines;
  }

  /** Ends the unfinished line. Gives it, if there is one. */
  end(): Line[] {
    const lines: Line[] = [];
    this.#sawCR = false;
    if (this.#length > 0) this.#endLine(lines);
    this.#tooLong = false;
    return lines;
  }

  #isBetweenLines(): boolean {
    return this.#length === 0 && this.#command === undefined &&
      !this.#sawCR && !this.#tooLong;
  }

  /** The fast way, for whole lines: one decode for all of them. */
  #takeBlock(block: Uint8Array, lines: Line[]): boolean {
    const isPlain = isPrintable(block);
    let text: string;
    try {
      // IAC is no byte of UTF-8: telnet commands end up in the exact way too.
      text = (isPlain ? quick : strict).decode(block);
    } catch {
      return false;
    }
    const isClean = isPlain || this.#sanitizer.isCleanBlock(text);
    const hasCR = text.includes("\r");
    if (hasCR && LONE_CR.test(text)) return false;
    let start = 0;
    for (
      let end = text.indexOf("\n");
      end >= 0;
      end = text.indexOf("\n", start)
    ) {
      const isCRLF = hasCR && end > start && text.charCodeAt(end - 1) === CR;
      const part = text.slice(start, isCRLF ? end - 1 : end);
      start = end + 1;
      // A kept line must not keep the whole block in memory.
      const line = text.length > part.length + 2 ? detached(part) : part;
      const mayBeLong = line.length * 3 > this.#maxBytes;
      if (mayBeLong && isLonger(line, this.#maxBytes)) lines.push(TOO_LONG);
      else lines.push(isClean && !hasCR ? line : this.#sanitizer.clean(line));
    }
    return true;
  }

  /**
   * The exact way, byte by byte. With `untilLine`, stops after the first line
   * that leaves nothing pending. Returns where it stopped.
   */
  #step(
    chunk: Uint8Array,
    from: number,
    to: number,
    lines: Line[],
    untilLine: boolean,
  ): number {
    for (let at = from; at < to; at++) {
      const byte = chunk[at];
      if (this.#command !== undefined) {
        this.#negotiate(this.#command, byte, lines);
      } else if (byte === IAC) {
        this.#command = new TelnetCommand();
      } else {
        this.#take(byte, lines);
        if (untilLine && byte === LF) return at + 1;
      }
    }
    return to;
  }

  #negotiate(command: TelnetCommand, byte: number, lines: Line[]): void {
    command.take(byte);
    if (!command.isOver) return;
    this.#command = undefined;
    // A doubled IAC is the byte itself, which no UTF-8 text has.
    if (command.meaning === "data") this.#take(IAC, lines);
    if (command.meaning === "timingMark") lines.push(TIMING_MARK);
  }

  #take(byte: number, lines: Line[]): void {
    const isAfterCR = this.#sawCR;
    this.#sawCR = byte === CR;
    // The line has ended with the CR.
    if (isAfterCR && (byte === LF || byte === NUL)) return;
    if (byte === CR || byte === LF) this.#endLine(lines);
    else this.#hold(byte, lines);
  }

  #hold(byte: number, lines: Line[]): void {
    if (this.#tooLong) return;
    if (this.#length === this.#maxBytes) {
      this.#tooLong = true;
      this.#release();
      lines.push(TOO_LONG);
      return;
    }
    if (this.#length === this.#pending.length) this.#grow();
    this.#pending[this.#length++] = byte;
  }

  #grow(): void {
    const size = Math.min(this.#maxBytes, Math.max(64, this.#length * 2));
    const grown = new Uint8Array(size);
    grown.set(this.#pending);
    this.#pending = grown;
  }

  #release(): void {
    this.#pending = NOTHING;
    this.#length = 0;
  }

  #endLine(lines: Line[]): void {
    if (this.#tooLong) {
      this.#tooLong = false;
      return;
    }
    const bytes = this.#pending.subarray(0, this.#length);
    this.#release();
    try {
      lines.push(this.#sanitizer.clean(strict.decode(bytes)));
    } catch {
      lines.push(NOT_UTF8);
    }
  }
}
