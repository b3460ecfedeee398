/**
 * Changes of the day between lines.
 *
 * @module
 */

import type { Lang } from "../messages/texts/texts.ts";

/** Tells when a line is of another day than the line before. */
export class DayChange {
  #last: string;

  /** Begins today. */
  constructor(now: number) {
    this.#last = new Date(now).toDateString();
  }

  /** The day of a time, in words, if it is another; otherwise undefined. */
  turn(time: number, lang: Lang): string | undefined {
    const date = new Date(time);
    if (date.toDateString() === this.#last) return undefined;
    this.#last = date.toDateString();
    return new Intl.DateTimeFormat(lang, { dateStyle: "full" }).format(date);
  }
}
