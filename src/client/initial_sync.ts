/**
 * The exchange between the login and the conversation.
 *
 * @module
 */

import { HistoryMerge } from "./history_merge.ts";
import { fromPlain } from "./from_plain.ts";
import { type Heard, type HeardEvent, isEvent } from "./server_message.ts";
import { type Entry, formatLine } from "./client_login.ts";
import type { ClientState } from "./client_state.ts";

/** The options of the exchange. */
export interface InitialSyncOptions {
  /** The kind of server. */
  readonly entry: Exclude<Entry, "plain">;
  /** How many earlier lines to show first. */
  readonly history: number;
  /** Sends a line. */
  readonly send: (line: string) => void;
  /** Called once, at the end. */
  readonly settled: (outcome: Outcome) => void;
}

/** The first things to show. */
export interface Outcome {
  /** The unseen events of the room, in order. */
  readonly events: readonly HeardEvent[];
  /** The room: its topic, its link, its people. */
  readonly room: readonly Heard[];
  /** Remarks of the server, such as why a room may not be entered. */
  readonly remarks: readonly Heard[];
  /** Private lines. */
  readonly whispers: readonly Heard[];
  /** Whether more may have happened than the server remembers. */
  readonly hasGap: boolean;
}

/** The most lines that maru remembers. */
const ALL = 200;

// A server that leaves questions unanswered must not block the client.
const PATIENCE = 5000;

// Notices that answer the opening, and are shown otherwise or not at all.
const EXPECTED = new Set(["topicNone", "roomAlready", "startIn"]);
const ABOUT_ROOM = new Set(["topic", "invite"]);

const WHISPERED = /^\[\S+ -> \S+\] /;

/**
 * Asks a server for everything that the conversation needs: JSON, the language,
 * the room, its history, its people, and an echo of the client's lines. It
 * collects events until the last answer is there.
 */
export class InitialSync {
  readonly #memory: ClientState;
  readonly #options: InitialSyncOptions;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #merge: HistoryMerge;
  readonly #about = new Map<string, Heard>();
  readonly #remarks: Heard[] = [];
  readonly #whispers: Heard[] = [];
  #settings = 0;

  /** Begins to ask. */
  constructor(memory: ClientState, options: InitialSyncOptions) {
    this.#memory = memory;
    this.#options = options;
    this.#merge = new HistoryMerge(memory.name);
    this.#timer = setTimeout(() => this.#settle(), PATIENCE);
    for (const line of this.#opening()) {
      if (/^\/(?:format|lang|echo) /.test(line)) this.#settings++;
      options.send(line);
    }
  }

  /** Takes a message of the server. */
  take(heard: Heard): void {
    if (isEvent(heard)) return this.#merge.event(heard);
    switch (heard.kind) {
      case "whisper":
        this.#whispers.push(heard);
        break;
      case "who":
        this.#merge.enter(heard.room);
        this.#about.set("who", heard);
        break;
      case "topic":
        this.#about.set("topic", heard);
        break;
      case "notice":
        this.#notice(heard, heard.code);
    }
  }

  /** Takes a line that came before the JSON. */
  line(text: string, now: number): void {
    if (WHISPERED.test(text)) this.#whispers.push(fromPlain(text, now));
    else this.#merge.line(text);
  }

  /** Stops its timers. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #opening(): string[] {
    const { lang, roomKey } = this.#memory;
    const lines: string[] = [];
    if (this.#options.entry === "maru") {
      lines.push(formatLine(this.#memory));
      if (lang !== undefined) lines.push(`/lang ${lang}`);
      if (roomKey !== undefined) lines.push(`/join ${roomKey}`);
    }
    // The answer to the last command shows that all answers are there.
    return [...lines, `/history ${ALL}`, "/who", "/echo on"];
  }

  #notice(heard: Heard, code: string): void {
    if (code === "setting") {
      if (--this.#settings === 0) this.#settle();
    } else if (code === "history") this.#merge.history(heard.time);
    else if (ABOUT_ROOM.has(code)) this.#about.set(code, heard);
    else if (!EXPECTED.has(code)) this.#remarks.push(heard);
  }

  #settle(): void {
    this.stop();
    const memory = this.#memory;
    const { past, live } = this.#merge.split();
    const { room } = this.#merge;
    const isKnown = memory.seen.rooms().includes(room);
    const { history } = this.#options;
    const shown = isKnown
      ? past.filter((event) => !memory.seen.has(event))
      : history > 0
      ? past.slice(-history)
      : [];
    for (const event of [...past, ...live]) memory.seen.add(event);
    const about = memory.wasIn ? [] : [...this.#about.values()];
    this.#remember(room);
    this.#options.settled({
      events: [...shown, ...live.filter((event) => !this.#isOwnPassage(event))],
      room: about,
      remarks: this.#remarks,
      whispers: this.#whispers,
      hasGap: isKnown && shown.length >= ALL,
    });
  }

  #remember(room: string): void {
    const memory = this.#memory;
    const who = this.#about.get("who");
    if (who?.kind === "who") memory.people.reset(who.names);
    memory.room = room;
    if (room !== "") memory.roomKey = room;
    memory.wasIn = true;
  }

  #isOwnPassage({ kind, who }: HeardEvent): boolean {
    return who === this.#memory.name && (kind === "joined" || kind === "left");
  }
}
