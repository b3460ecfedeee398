/**
 * Standard output and standard error, in a pipe.
 *
 * @module
 */

import type { Heard } from "./server_message.ts";
import { formatLines, type Look, toSentence } from "./format_lines.ts";

/** How a pipe writes. */
export interface OutputOptions {
  /** One JSON object a line. */
  readonly json: boolean;
  /** How lines look, where they are not JSON. */
  readonly look: Look;
  /** Is called when nobody reads any more. */
  readonly closed: () => void;
}

const encoder = new TextEncoder();

/** Writes what is heard for whoever reads the other end. */
export class Output {
  readonly #options: OutputOptions;
  #isClosed = false;

  /** Writes to standard output from now on. */
  constructor(options: OutputOptions) {
    this.#options = options;
  }

  /** Writes something heard. */
  heard(heard: Heard, name: string): void {
    const { json, look } = this.#options;
    const lines = json
      ? [JSON.stringify(heard.fields)]
      : formatLines(heard, look, { name });
    this.#write(lines.map((line) => `${line}\n`).join(""));
  }

  /** Writes what is not part of the conversation, to standard error. */
  remark(sentence: string): void {
    const { look } = this.#options;
    console.error(toSentence(sentence, undefined, { ...look, color: false }));
  }

  #write(text: string): void {
    if (this.#isClosed) return;
    const bytes = encoder.encode(text);
    try {
      for (let at = 0; at < bytes.length;) {
        at += Deno.stdout.writeSync(bytes.subarray(at));
      }
    } catch (error) {
      if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
      this.#isClosed = true;
      this.#options.closed();
    }
  }
}
