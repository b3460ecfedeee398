/**
 * What happened in a room around the moment in which one came in.
 *
 * @module
 */

import { LANGS, texts } from "../messages/texts/texts.ts";
import type { HeardEvent } from "./server_message.ts";

// What a server remembers, and what a line of it looks like to people.
const SPOKEN: ReadonlySet<string> = new Set(["said", "acted"]);
const SPOKEN_LINE = /^(?:\[[^\]\s]+\] |\* )/;
const PASSING: ReadonlySet<string> = new Set(["joined", "left", "renamed"]);

/**
 * Collects events, whether they come as they happen or as history, until it is
 * asked for them. Their numbers tell their order.
 *
 * Whoever asks for JSON only after having come in hears the first lines as
 * people do, and then again as history: it takes counting to know which of the
 * past was not past yet.
 */
export class HistoryMerge {
  readonly #name: string;
  readonly #events = new Map<number, HeardEvent>();
  readonly #live = new Set<number>();
  #room = "";
  #historyAt = -Infinity;
  #isIn = false;
  #spokenLines = 0;
  #joinedAt: number | undefined;

  /**
   * Begins to collect.
   *
   * @param name One's own name.
   */
  constructor(name: string) {
    this.#name = name;
  }

  /** The room one is in. */
  get room(): string {
    return this.#room;
  }

  /** Notes in which room one is. What happened in another is dropped. */
  enter(room: string): void {
    if (room === this.#room) return;
    if (this.#room !== "") this.#spokenLines = 0;
    this.#room = room;
    this.#joinedAt = undefined;
    for (const [id, event] of this.#events) {
      if (event.room === room) continue;
      this.#events.delete(id);
      this.#live.delete(id);
    }
  }

  /** Takes a line for people. */
  line(text: string): void {
    const isJoin = LANGS.some((lang) =>
      text === `*** ${texts[lang].events.joined(this.#name)}`
    );
    if (isJoin) this.#isIn = true;
    else if (this.#isIn && SPOKEN_LINE.test(text)) this.#spokenLines++;
  }

  /** Notes that what comes next is history, up to a time. */
  history(time: number): void {
    this.#historyAt = time;
  }

  /** Takes an event. */
  event(event: HeardEvent): void {
    const { kind, who, room, id, time } = event;
    if (kind === "joined" && who === this.#name) {
      this.enter(room);
      this.#joinedAt = id;
    }
    this.#events.set(id, event);
    if (PASSING.has(kind) || time > this.#historyAt) this.#live.add(id);
  }

  /** What happened before one came in, and what has happened since. */
  split(): { past: readonly HeardEvent[]; live: readonly HeardEvent[] } {
    const all = [...this.#events.values()].sort((a, b) => a.id - b.id);
    const first = this.#joinedAt ?? this.#firstLive(all);
    return {
      past: all.filter(({ id }) => id < first),
      live: all.filter(({ id }) => id >= first),
    };
  }

  /** The first of the last so many lines as have been heard live. */
  #firstLive(all: readonly HeardEvent[]): number {
    const spoken = all.filter(({ kind }) => SPOKEN.has(kind));
    const live = spoken.filter(({ id }) => this.#live.has(id)).length +
      this.#spokenLines;
    const firstSpoken = spoken.at(-live)?.id;
    const first = live > 0 ? firstSpoken ?? -Infinity : Infinity;
    return Math.min(first, ...this.#live);
  }
}
