/**
 * Merging history and live events around entering a room.
 *
 * @module
 */

import { LANGS, texts } from "../messages/texts/texts.ts";
import type { HeardEvent } from "./server_message.ts";

// The kinds of events that a server remembers as spoken lines.
const SPOKEN: ReadonlySet<string> = new Set(["said", "acted"]);
const SPOKEN_LINE = /^(?:\[[^\]\s]+\] |\* )/;
const PASSING: ReadonlySet<string> = new Set(["joined", "left", "renamed"]);

/**
 * Collects live events and history until it is asked for them. Their ids give
 * the order.
 *
 * A client that asks for JSON after entering gets the first live lines as plain
 * text, and then again in the history: only counting them tells which lines of
 * the history were live.
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
   * @param name The client's own name.
   */
  constructor(name: string) {
    this.#name = name;
  }

  /** The current room. */
  get room(): string {
    return this.#room;
  }

  /** Notes the current room, and drops events of other rooms. */
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

  /** Notes that history up to a time follows. */
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

  /** The events before entering, and those since. */
  split(): { past: readonly HeardEvent[]; live: readonly HeardEvent[] } {
    const all = [...this.#events.values()].sort((a, b) => a.id - b.id);
    const first = this.#joinedAt ?? this.#firstLive(all);
    return {
      past: all.filter(({ id }) => id < first),
      live: all.filter(({ id }) => id >= first),
    };
  }

  /** The index of the first line that was live. */
  #firstLive(all: readonly HeardEvent[]): number {
    const spoken = all.filter(({ kind }) => SPOKEN.has(kind));
    const live = spoken.filter(({ id }) => this.#live.has(id)).length +
      this.#spokenLines;
    const firstSpoken = spoken.at(-live)?.id;
    const first = live > 0 ? firstSpoken ?? -Infinity : Infinity;
    return Math.min(first, ...this.#live);
  }
}
