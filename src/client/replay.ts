/**
 * The past, when it comes in between.
 *
 * @module
 */

import type { Heard, HeardEvent } from "./server_message.ts";
import type { SeenEvents } from "./seen_events.ts";

// Nobody remembers these, so they happen as they are heard, be it in the same
// millisecond in which the past was told.
const PASSING: ReadonlySet<string> = new Set(["joined", "left", "renamed"]);

/**
 * Tells what of a room's past is to be shown: all of it to a person who asked, and
 * otherwise what has not been seen.
 */
export class Replay {
  readonly #seen: SeenEvents;
  #isAsked = false;
  #showsAll = false;
  #header: Heard | undefined;
  #headerIsShown = false;

  /**
   * Begins in the present.
   *
   * @param seen How far each room has been read.
   */
  constructor(seen: SeenEvents) {
    this.#seen = seen;
  }

  /** Notes that somebody asks for the past. */
  ask(): void {
    this.#isAsked = true;
  }

  /** Takes the sentence before the past; gives it back when it is to be shown. */
  begin(header: Heard): Heard | undefined {
    this.#header = header;
    this.#showsAll = this.#headerIsShown = this.#isAsked;
    this.#isAsked = false;
    return this.#showsAll ? header : undefined;
  }

  /**
   * What to show for an event: nothing, the event, or the sentence as well.
   */
  take(event: HeardEvent): readonly Heard[] {
    const isSeen = this.#seen.has(event);
    const isPast = this.isPast(event);
    if (isSeen) return isPast && this.#showsAll ? [event] : [];
    this.#seen.add(event);
    if (isPast && !this.#headerIsShown) {
      this.#headerIsShown = true;
      return [this.#header!, event];
    }
    if (!isPast) this.#header = undefined;
    return [event];
  }

  /** Whether an event is told as part of the past. */
  isPast({ kind, time }: HeardEvent): boolean {
    return this.#header !== undefined && time <= this.#header.time &&
      !PASSING.has(kind);
  }
}
