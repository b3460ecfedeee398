/**
 * Standard output and standard error.
 *
 * @module
 */

import { messageOf } from "./error_text.ts";

const encoder = new TextEncoder();

/**
 * Writes all of a text at once.
 *
 * @throws {Error} When the stream takes no more: its disk is full, or nobody
 * reads its other end ({@linkcode Deno.errors.BrokenPipe}).
 */
export function writeAll(
  stream: Pick<typeof Deno.stdout, "writeSync">,
  text: string,
): void {
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length;) {
    at += stream.writeSync(bytes.subarray(at));
  }
}

/**
 * Prints a text for the person who started the program.
 *
 * @returns The exit code: 0, or 1 when standard output did not take the text.
 */
export function print(text: string): 0 | 1 {
  try {
    writeAll(Deno.stdout, `${text}\n`);
    return 0;
  } catch (error) {
    // A reader that closes the pipe has seen enough.
    if (!(error instanceof Deno.errors.BrokenPipe)) {
      printError(
        `Cannot write to standard output: ${messageOf(error)}`,
      );
    }
    return 1;
  }
}

/** Prints why something failed, where standard error takes it. */
export function printError(text: string): void {
  try {
    writeAll(Deno.stderr, `${text}\n`);
  } catch {
    // Nothing is left to report it to but the exit code.
  }
}
