/**
 * A stream of text to a stream of lines.
 *
 * @module
 */

/**
 * Cuts a stream of text into lines at LF and CRLF, neither of which is kept.
 * What follows the last line end is a line too, unless it is empty.
 */
export class TextLineStream extends TransformStream<string, string> {
  #rest = "";

  /** Makes a stream to pipe text through. */
  constructor() {
    super({
      transform: (chunk, controller) => {
        const lines = (this.#rest + chunk).split("\n");
        this.#rest = lines.pop()!;
        for (const line of lines) controller.enqueue(line.replace(/\r$/, ""));
      },
      flush: (controller) => {
        if (this.#rest !== "") controller.enqueue(this.#rest);
      },
    });
  }
}
