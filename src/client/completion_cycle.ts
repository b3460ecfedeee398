/**
 * Repeated presses of Tab.
 *
 * @module
 */

import type { Choices } from "./complete.ts";

/** A change to a draft: so many characters back from the cursor, then a text. */
export interface Change {
  /** How many characters to take out. */
  readonly back: number;
  /** The text to put there. */
  readonly text: string;
}

/** Goes through the choices for a word, from the likeliest on and around. */
export class CompletionCycle {
  readonly #choices: Choices;
  #at = -1;

  /** Makes a cycle that has shown no choice yet. */
  constructor(choices: Choices) {
    this.#choices = choices;
  }

  /** The change to the next choice, or undefined when there is none. */
  next(): Change | undefined {
    const { word, texts } = this.#choices;
    if (texts.length === 0) return undefined;
    const shown = this.#at < 0 ? word : texts[this.#at];
    this.#at = (this.#at + 1) % texts.length;
    return { back: [...shown].length, text: texts[this.#at] };
  }
}
