/**
 * History that comes between live events.
 *
 * @module
 */

import type { Heard, HeardEvent } from "./server_message.ts";
import type { SeenEvents } from "./seen_events.ts";

// No server remembers these, so they are live even in the millisecond of the
// history.
const PASSING: ReadonlySet<string> = new Set(["joined", "left", "renamed"]);

/**
 * Picks the part of a room's history to show: all of it to a person who asked,
 * otherwise the unseen events.
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

  /** Notes that the person asks for the history. */
  ask(): void {
    this.#isAsked = true;
  }

  /** Notes that the answer has come in one piece. */
  answered(): void {
    this.#isAsked = false;
  }

  /**
   * Takes the sentence before the history; gives it back when it is to be
   * shown.
   */
  begin(header: Heard): Heard | undefined {
    this.#header = header;
    this.#showsAll = this.#headerIsShown = this.#isAsked;
    this.#isAsked = false;
    return this.#showsAll ? header : undefined;
  }

  /**
   * The messages to show for an event: none, the event, or the sentence as
   * well.
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

  /** Whether an event is part of the history. */
  isPast({ kind, time }: HeardEvent): boolean {
    return this.#header !== undefined && time <= this.#header.time &&
      !PASSING.has(kind);
  }
}
