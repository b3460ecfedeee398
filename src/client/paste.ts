/**
 * Telling pasted text from typed keys.
 *
 * @module
 */

/** A piece of input: typed keys, or a pasted text as a whole. */
export interface Input {
  /** Whether it was typed or pasted. */
  readonly kind: "keys" | "paste";
  /** The text, or the sequences that keys send. */
  readonly text: string;
}

// xterm's bracketed paste.
const BEGIN = "\x1b[200~";
const END = "\x1b[201~";

// A paste whose end never comes must not swallow all that is typed after it.
const LONGEST = 1024 * 1024;

/** Cuts a terminal's input where pastes begin and end. */
export class PasteSplitter {
  #held = "";
  #isPaste = false;

  /** Whether something is held back that may be the beginning of a marker. */
  get isHolding(): boolean {
    return !this.#isPaste && this.#held !== "";
  }

  /** Gives what is held back: it was no marker, but a key. */
  release(): Input[] {
    const inputs: Input[] = [];
    if (!this.isHolding) return inputs;
    this.#give(this.#held, inputs);
    this.#held = "";
    return inputs;
  }

  /** Takes more input. */
  push(text: string): Input[] {
    const inputs: Input[] = [];
    this.#held += text;
    for (;;) {
      const marker = this.#isPaste ? END : BEGIN;
      const at = this.#held.indexOf(marker);
      if (at < 0) break;
      this.#give(this.#held.slice(0, at), inputs);
      this.#held = this.#held.slice(at + marker.length);
      this.#isPaste = !this.#isPaste;
    }
    if (this.#isPaste && this.#held.length < LONGEST) return inputs;
    const end = this.#held.length - markerLength(this.#held);
    this.#give(this.#held.slice(0, end), inputs);
    this.#held = this.#held.slice(end);
    return inputs;
  }

  #give(text: string, inputs: Input[]): void {
    if (text !== "") {
      inputs.push({ kind: this.#isPaste ? "paste" : "keys", text });
    }
  }
}

/** How much of the end of `text` may be the beginning of a marker. */
function markerLength(text: string): number {
  for (let length = BEGIN.length - 1; length > 0; length--) {
    if (text.endsWith(BEGIN.slice(0, length))) return length;
  }
  return 0;
}
