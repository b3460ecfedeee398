/**
 * Standard input as lines.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { TextLineStream } from "@std/streams/text-line-stream";

/** A line of the input that is not UTF-8. */
export interface UnreadableLine {
  /** The number of the line, from 1. */
  readonly number: number;
}

/**
 * The lines of an input, each decoded by itself, so that a line that is not
 * UTF-8 does not spoil the lines around it.
 */
export async function* linesOf(
  input: ReadableStream<Uint8Array>,
): AsyncGenerator<string | UnreadableLine> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  // To be cut at its newlines, each byte is a character meanwhile.
  const bytes = input.pipeThrough(
    new TransformStream<Uint8Array, string>({
      transform(chunk, controller) {
        controller.enqueue(Buffer.from(chunk).toString("latin1"));
      },
    }),
  );
  let number = 0;
  for await (const line of bytes.pipeThrough(new TextLineStream())) {
    number++;
    try {
      yield strict.decode(Buffer.from(line, "latin1"));
    } catch {
      yield { number };
    }
  }
}
