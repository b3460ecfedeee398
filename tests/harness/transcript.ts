/**
 * What somebody is shown, cut into what a person would call one thing.
 *
 * @module
 */

/** What the server writes without a newline behind it. */
const PROMPTS = ["login ID: ", "로그인ID:"];

/** A stream of text, cut into lines and prompts. A prompt has no newline. */
export class Transcript {
  #rest = "";
  readonly #decoder = new TextDecoder();

  /** Adds what was received. */
  push(bytes: Uint8Array): void {
    this.#rest += this.#decoder.decode(bytes, { stream: true });
  }

  /** Takes the next line or prompt, if all of it is there. */
  take(): string | undefined {
    const prompt = PROMPTS.find((prompt) => this.#rest.startsWith(prompt));
    if (prompt !== undefined) return this.#cut(prompt.length, 0);
    const end = this.#rest.indexOf("\n");
    return end < 0 ? undefined : this.#cut(end, 1);
  }

  /** Takes what is left when nothing more comes: a line without an end. */
  takeRest(): string | undefined {
    return this.#rest === "" ? undefined : this.#cut(this.#rest.length, 0);
  }

  #cut(length: number, end: number): string {
    const text = this.#rest.slice(0, length);
    this.#rest = this.#rest.slice(length + end);
    return text;
  }
}
