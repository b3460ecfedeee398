/**
 * What was said in each room, as far as anybody who reads objects has seen it.
 *
 * @module
 */

/** An event of a room, as it is sent. */
export interface Happened {
  /** Its kind. */
  readonly kind: string;
  /** Its number in its room. */
  readonly id: number;
  /** The room. */
  readonly room: string;
  /** Whoever did it. */
  readonly who: string;
  /** What they said. */
  readonly text: string;
  /** The numbers of the first and the last that are deleted. */
  readonly from?: number;
  readonly to?: number;
}

/** What a room shows to those who come back. */
const REMEMBERED = ["said", "acted", "topic", "announced", "deleted"];
/** What is older than that in its room is not asked for any more. */
const KEPT = 20_000;

const DELETIONS = 1_000;

/** Whether a room remembers such an event for those who come back. */
export function isRemembered({ kind }: Happened): boolean {
  return REMEMBERED.includes(kind);
}

/** The remembered events of each room, by their number. */
export class Chronicle {
  readonly #rooms = new Map<string, Map<number, Happened>>();
  readonly #deleted: Happened[] = [];

  /**
   * Notes an event.
   *
   * @returns What is wrong, when somebody else has seen another in its place.
   */
  note(event: Happened): string | undefined {
    if (event.kind === "deleted") {
      this.#deleted.push(event);
      if (this.#deleted.length > DELETIONS) this.#deleted.shift();
    }
    if (!isRemembered(event)) return undefined;
    const events = this.#of(event.room);
    const known = events.get(event.id);
    events.set(event.id, event);
    if (events.size > KEPT) events.delete(events.keys().next().value!);
    if (known === undefined || isSame(known, event)) return undefined;
    return `#${event.id} is "${known.text}" to one and "${event.text}" to another`;
  }

  /** Whether something may have been deleted of what is between two numbers. */
  isTouched(room: string, after: number, before: number): boolean {
    return this.#deleted.some((one) =>
      one.room === room && one.from! < before && one.to! > after
    );
  }

  /** What happened in a room between two numbers, without those. */
  between(room: string, after: number, before: number): Happened[] {
    return [...this.#of(room).values()]
      .filter(({ id }) => id > after && id < before);
  }

  #of(room: string): Map<number, Happened> {
    let events = this.#rooms.get(room);
    if (events === undefined) this.#rooms.set(room, events = new Map());
    return events;
  }
}

function isSame(one: Happened, other: Happened): boolean {
  return one.kind === other.kind && one.who === other.who &&
    one.text === other.text;
}
