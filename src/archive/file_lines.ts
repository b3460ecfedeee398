/**
 * The lines of a file, however large it is.
 *
 * @module
 */

/** A line, and how it stands in its file. */
export interface FileLine {
  /** Its number, from 1. */
  readonly number: number;
  /** Its text; undefined when it is too long, or not UTF-8. */
  readonly text: string | undefined;
}

const NEWLINE = 10;

/** Reads lines of at most so many bytes; ends with the first that is longer. */
export async function* fileLines(
  stream: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<FileLine> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = new Uint8Array(0);
  let number = 0;
  const lineOf = (bytes: Uint8Array): FileLine => {
    try {
      return { number: ++number, text: decoder.decode(bytes) };
    } catch {
      return { number, text: undefined };
    }
  };
  for await (const part of stream) {
    const bytes = new Uint8Array(rest.length + part.length);
    bytes.set(rest);
    bytes.set(part, rest.length);
    let start = 0;
    for (let end; (end = bytes.indexOf(NEWLINE, start)) >= 0; start = end + 1) {
      yield lineOf(bytes.subarray(start, end));
    }
    rest = bytes.slice(start);
    if (rest.length > most) return yield { number: ++number, text: undefined };
  }
  if (rest.length > 0) yield lineOf(rest);
}
