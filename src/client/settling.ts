/**
 * Between having a name and talking.
 *
 * @module
 */

import { type Heard, type HeardEvent, isEvent } from "./heard.ts";
import type { Memory } from "./memory.ts";
import type { Entry } from "./login.ts";

/** How to settle. */
export interface SettlingOptions {
  /** How one came in. */
  readonly entry: Exclude<Entry, "plain">;
  /** Lines of the past to begin with. */
  readonly history: number;
  /** Sends a line. */
  readonly send: (line: string) => void;
  /** Is called once, at the end. */
  readonly settled: (outcome: Outcome) => void;
}

/** What there is to be shown first. */
export interface Outcome {
  /** What the server remarked, such as why a room may not be entered. */
  readonly remarks: readonly Heard[];
  /** What happened in the room and has not been seen, in order. */
  readonly events: readonly HeardEvent[];
  /** What the room is like: its topic, its link, who is there. */
  readonly room: readonly Heard[];
  /** Private lines. */
  readonly whispers: readonly Heard[];
  /** Whether more may have happened than the server remembers. */
  readonly hasGap: boolean;
}

/** The most that a server of this kind remembers. */
const ALL = 200;

// A server that does not answer everything must not keep anyone out.
const PATIENCE = 5000;

// What the server says of its own accord or in answer to the opening, and is
// shown in another way or not at all.
const EXPECTED = new Set(["history", "topicNone", "roomAlready", "startIn"]);
const ABOUT_ROOM = new Set(["topic", "invite"]);

/**
 * Asks a server for everything that talking needs: JSON, the language, the
 * room, what was said there, who is there, and one's own lines back.
 *
 * Until the last answer is there, what happens is collected. The numbers of
 * the events then tell their order, and what has been seen already: whether
 * something came as history or as it happened makes no difference.
 */
export class Settling {
  readonly #memory: Memory;
  readonly #options: SettlingOptions;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #events = new Map<number, HeardEvent>();
  readonly #about = new Map<string, Heard>();
  readonly #remarks: Heard[] = [];
  readonly #whispers: Heard[] = [];
  #settings = 0;
  #room: string;
  #since: number | undefined;

  /** Begins to ask. */
  constructor(memory: Memory, options: SettlingOptions) {
    this.#memory = memory;
    this.#options = options;
    this.#room = memory.wasIn ? "" : memory.room;
    this.#timer = setTimeout(() => this.#settle(), PATIENCE);
    for (const line of this.#opening()) {
      if (/^\/(?:format|lang|echo) /.test(line)) this.#settings++;
      options.send(line);
    }
  }

  /** Takes what is heard. */
  take(heard: Heard): void {
    this.#since ??= heard.time;
    if (isEvent(heard)) return this.#collect(heard);
    switch (heard.kind) {
      case "whisper":
        this.#whispers.push(heard);
        break;
      case "who":
        this.#enterRoom(heard.room);
        this.#about.set("who", heard);
        break;
      case "notice":
        this.#notice(heard, heard.code);
    }
  }

  /** Waits for nothing any more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #opening(): string[] {
    const { lang, roomKey, wasIn } = this.#memory;
    const { entry, history } = this.#options;
    const lines: string[] = [];
    if (entry === "maru") {
      lines.push("/format json");
      if (lang !== undefined) lines.push(`/lang ${lang}`);
      if (roomKey !== undefined) lines.push(`/join ${roomKey}`);
    }
    const count = wasIn ? ALL : history;
    if (count > 0) lines.push(`/history ${count}`);
    // The answer to the last of them is how one knows that all are there.
    lines.push("/who", "/echo on");
    return lines;
  }

  #collect(event: HeardEvent): void {
    const isOwnJoin = event.kind === "joined" &&
      event.who === this.#memory.name;
    if (isOwnJoin) this.#enterRoom(event.room);
    this.#events.set(event.id, event);
  }

  #notice(heard: Heard, code: string): void {
    if (code === "setting") {
      if (--this.#settings === 0) this.#settle();
    } else if (ABOUT_ROOM.has(code)) this.#about.set(code, heard);
    else if (!EXPECTED.has(code)) this.#remarks.push(heard);
  }

  /** What was collected of another room is of no use in this one. */
  #enterRoom(room: string): void {
    if (room === this.#room) return;
    this.#room = room;
    for (const [id, event] of this.#events) {
      if (event.room !== room) this.#events.delete(id);
    }
  }

  #settle(): void {
    this.stop();
    const memory = this.#memory;
    const isFresh = !memory.wasIn;
    const all = [...this.#events.values()].sort((a, b) => a.id - b.id);
    const from = isFresh && this.#options.history > 0 ? 0 : this.#since ?? 0;
    const events = all.filter((event) =>
      !this.#isOwnPassage(event) && !memory.seen.has(event) &&
      event.time >= (isFresh ? from : memory.since)
    );
    for (const event of all) memory.seen.add(event);
    const remembered = events.filter(({ kind }) =>
      kind === "said" || kind === "acted"
    );
    const hasGap = !isFresh && remembered.length >= ALL;
    this.#remember();
    this.#options.settled({
      remarks: this.#remarks,
      events,
      room: isFresh ? [...this.#about.values()] : [],
      whispers: this.#whispers,
      hasGap,
    });
  }

  #remember(): void {
    const memory = this.#memory;
    const who = this.#about.get("who");
    if (who?.kind === "who") memory.people.reset(who.names);
    if (!memory.wasIn) memory.since = this.#since ?? 0;
    memory.room = this.#room;
    memory.roomKey = this.#room === "" ? memory.roomKey : this.#room;
    memory.wasIn = true;
  }

  #isOwnPassage({ kind, who }: HeardEvent): boolean {
    return who === this.#memory.name && (kind === "joined" || kind === "left");
  }
}
