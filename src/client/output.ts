/**
 * Standard output and standard error, in a pipe.
 *
 * @module
 */

import { ClientError } from "./client_error.ts";
import { printError, writeAll } from "../standard_streams.ts";
import { messageOf } from "../error_text.ts";
import type { ClientTexts } from "./texts/texts.ts";
import type { Heard } from "./server_message.ts";
import { formatLines, type Look, toSentence } from "./format_lines.ts";

/** The options of the output. */
export interface OutputOptions {
  /** One JSON object a line. */
  readonly json: boolean;
  /** How lines look, where they are not JSON. */
  readonly look: Look;
  /** The client's sentences. */
  readonly texts: ClientTexts;
  /** Called when nobody reads any more. */
  readonly closed: () => void;
}

/** Writes messages to the other end of the pipe. */
export class Output {
  readonly #options: OutputOptions;
  #isClosed = false;

  /** Writes to standard output from now on. */
  constructor(options: OutputOptions) {
    this.#options = options;
  }

  /** Writes a message. */
  heard(heard: Heard, name: string): void {
    const { json, look } = this.#options;
    const lines = json
      ? [JSON.stringify(heard.fields)]
      : formatLines(heard, look, { name });
    this.#write(lines.map((line) => `${line}\n`).join(""));
  }

  /** Writes a remark that is no part of the conversation to standard error. */
  remark(sentence: string): void {
    const { look } = this.#options;
    const plain = { ...look, color: false };
    printError(toSentence(sentence, undefined, plain).text);
  }

  #write(text: string): void {
    if (this.#isClosed) return;
    try {
      writeAll(Deno.stdout, text);
    } catch (error) {
      this.#isClosed = true;
      if (!(error instanceof Deno.errors.BrokenPipe)) {
        const { output } = this.#options.texts.failures;
        throw new ClientError(output(messageOf(error)), 1);
      }
      this.#options.closed();
    }
  }
}
