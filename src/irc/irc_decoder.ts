/**
 * Bytes in, IRC lines out.
 *
 * @module
 */

import { MESSAGE_BYTES } from "./irc_message.ts";
import type { BadLine, Decoder, Line } from "../net/line_decoder.ts";

/** The longest tags that a client may send, with `@` and space (IRCv3). */
export const TAGS_BYTES = 4096;

const LF = 0x0a, CR = 0x0d, AT = 0x40, SPACE = 0x20;
const NOTHING = new Uint8Array(0);
const MOST = MESSAGE_BYTES + TAGS_BYTES;

const TOO_LONG: BadLine = { fault: "lineTooLong" };

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lossy = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Cuts a stream of bytes into IRC lines.
 *
 * 1. However the bytes are split over calls, the lines are the same.
 * 2. A line ends with LF or CR LF. Empty lines are passed over.
 * 3. A line stays as it was sent, with its controls: text for others is
 *    sanitized where it is known to be text.
 * 4. A line that is too long is told as soon as that is known; the rest of it
 *    is passed over, and never held.
 */
export class IrcDecoder implements Decoder {
  #pending = NOTHING;
  #isTooLong = false;

  /** Whether an unfinished line is held. */
  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Takes the next bytes and gives the lines that end in them. */
  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (
      let end = chunk.indexOf(LF);
      end >= 0;
      end = chunk.indexOf(LF, from)
    ) {
      this.#endLine(chunk.subarray(from, end), lines);
      from = end + 1;
    }
    this.#hold(chunk.subarray(from), lines);
    return lines;
  }

  /** Ends the line that has none yet. Gives it, if there is one. */
  end(): Line[] {
    const lines: Line[] = [];
    this.#endLine(NOTHING, lines);
    return lines;
  }

  #endLine(rest: Uint8Array, lines: Line[]): void {
    const wasTooLong = this.#isTooLong;
    this.#isTooLong = false;
    if (wasTooLong) return;
    const bytes = withoutCr(joined(this.#pending, rest));
    this.#pending = NOTHING;
    if (bytes.length > 0) lines.push(decode(bytes));
  }

  #hold(rest: Uint8Array, lines: Line[]): void {
    if (rest.length === 0 || this.#isTooLong) return;
    this.#pending = joined(this.#pending, rest);
    const most = this.#pending[0] === AT ? MOST : MESSAGE_BYTES;
    if (this.#pending.length <= most) return;
    this.#isTooLong = true;
    this.#pending = NOTHING;
    lines.push(TOO_LONG);
  }
}

function decode(bytes: Uint8Array): Line {
  const tags = bytes[0] === AT ? bytes.indexOf(SPACE) + 1 : 0;
  // The two bytes of the line's end belong to the message.
  if (tags > TAGS_BYTES || bytes.length - tags > MESSAGE_BYTES - 2) {
    return TOO_LONG;
  }
  try {
    return strict.decode(bytes);
  } catch {
    return { fault: "lineNotUtf8", text: lossy.decode(bytes) };
  }
}

function joined(
  first: Uint8Array,
  second: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function withoutCr(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes;
}
