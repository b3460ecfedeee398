/**
 * What somebody sees of a room while they are in it, and cut off now and then.
 *
 * @module
 */

import { LIMITS } from "../../src/limits.ts";
import { type Chronicle, type Happened, isRemembered } from "./chronicle.ts";

/** Numbers that did not come, behind a return. */
interface Gap {
  readonly after: number;
  readonly before: number;
  /** Whether the room had forgotten what was before. */
  readonly isForgotten: () => boolean;
}

/**
 * 1. Numbers go up by one while the reader is connected.
 * 2. After a return, whatever is missing is nothing that the room remembers.
 * 3. No number comes twice.
 */
export class Stay {
  /** The room. */
  readonly room: string;
  readonly #chronicle: Chronicle;
  readonly #gaps: Gap[] = [];
  #lastId: number;
  // What was shown of the room's memory at the last return.
  #shown: { count: number; text: number } | undefined;
  #mayJump: boolean;

  /**
   * Begins a stay.
   *
   * @param lastId The last number that was seen; undefined when none was.
   */
  constructor(room: string, lastId: number | undefined, chronicle: Chronicle) {
    this.room = room;
    this.#lastId = lastId ?? 0;
    this.#mayJump = lastId === undefined;
    this.#chronicle = chronicle;
  }

  /** The last number that was seen. */
  get lastId(): number {
    return this.#lastId;
  }

  /** What comes now is what was missed. */
  returns(): void {
    this.#shown = { count: 0, text: 0 };
  }

  /** What was missed has come. */
  goesOn(): void {
    if (this.#shown === undefined) return;
    // What came and went unremembered leaves one more gap.
    this.#mayJump = true;
    this.#shown = undefined;
  }

  /** Takes the next event. Tells what is wrong with it. */
  take(event: Happened): string | undefined {
    const { id } = event;
    const last = this.#lastId;
    const place = `in ${this.room}, #${id} comes after #${last}`;
    if (id <= last) return place;
    if (id > last + 1) {
      const shown = this.#shown;
      if (shown === undefined && !this.#mayJump) return place;
      if (last > 0) this.#gaps.push(this.#gap(last, id, shown));
    }
    this.#lastId = id;
    if (this.#shown === undefined) this.#mayJump = false;
    else if (isRemembered(event)) {
      this.#shown.count++;
      this.#shown.text += event.text.length;
    }
    return undefined;
  }

  /** What should have come, as far as others have seen it by now. */
  whatIsMissed(): string | undefined {
    for (const { after, before, isForgotten } of this.#gaps.splice(0)) {
      const [missed] = this.#chronicle.between(this.room, after, before);
      if (missed === undefined || isForgotten()) continue;
      // Nor does the room remember what was deleted, and fewer lines mean that
      // it had forgotten more.
      if (this.#chronicle.isTouched(this.room, after, Infinity)) continue;
      return `between #${after} and #${before} of ${this.room}, #${missed.id} is missed: ${
        JSON.stringify(missed)
      }`;
    }
    return undefined;
  }

  #gap(
    after: number,
    before: number,
    shown: { count: number; text: number } | undefined,
  ): Gap {
    // Only the oldest is forgotten: what is shown has no gap of that kind within.
    const isFirst = shown?.count === 0;
    return {
      after,
      before,
      isForgotten: () =>
        isFirst && (shown.count >= LIMITS.remembered ||
          shown.text >= LIMITS.rememberedText - LIMITS.line),
    };
  }
}
