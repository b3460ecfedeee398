/**
 * Somebody on this server.
 *
 * @module
 */

import type { Answer, TimedAnswer } from "../messages/answer.ts";
import type { Ban } from "./bans.ts";
import type { Connection } from "../net/connection.ts";
import { type Dialect, dialectOf, render } from "../render/dialect.ts";
import type { LeaveReason, RoomEvent } from "../messages/event.ts";
import { detached } from "../detached.ts";
import type { MessageDraft } from "./message_draft.ts";
import { nameKey } from "./name.ts";
import type { Outbox } from "../fanout/outbox.ts";
import type { Room } from "./room.ts";
import { type Texts, texts } from "../messages/texts/texts.ts";

/** The bounds of what is kept for a person while they are cut off. */
export interface PersonLimits {
  /** Private lines. */
  readonly missed: number;
  /** Text of those lines, in UTF-16 code units. */
  readonly missedText: number;
}

/** What a person brings along. */
export interface PersonOptions {
  /** What they are shown things in. */
  readonly dialect: Dialect;
  /** Whether their own lines come back to them. */
  readonly echo: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The bounds in force. */
  readonly limits: PersonLimits;
}

/** What a person's session does for them when a command asks for it. */
export interface SessionHandle {
  /** ends the session, after `goodbye` if one is said. */
  end(reason: LeaveReason, goodbye?: Answer, words?: string): void;
  /** Begins in a room of another name, or in a new link room, after the login. */
  startIn(start: Start): void;
  /** Takes the place of a session that was cut off. Tells whether there was one. */
  resume(token: string, lastId: number): boolean;
  /** Takes up no further line for this many milliseconds. */
  pause(milliseconds: number): void;
  /** Goes where one goes when a room one was in has ended for one. */
  showOut(room: Room, by: string, words?: string): void;
  /** ends the session because another has taken its place. */
  giveWay(): void;
}

/** Where a session begins: in the room of this name, or in a new link room. */
export type Start = string | { readonly link: "new" };

const encoder = new TextEncoder();

/** Somebody who is connected: nameless at first, then with a name and in a room. */
export class Person {
  /** Where what they are shown goes. */
  outbox: Outbox;
  /** What their session does for them. */
  session: SessionHandle;
  /** When they came, in milliseconds since 1970. */
  readonly since: number;
  /** When they last said something, likewise. */
  lastActive: number;
  /** Their name as they wrote it; empty while they have none. */
  name = "";
  /** What their name is compared by. */
  key = "";
  /** Whether their own lines come back to them. */
  echo: boolean;
  /** Whether they may do what operators may. */
  isOperator = false;
  /** What proves that they are who was cut off; empty when nothing does. */
  token = "";
  /** Since when they have been cut off, in milliseconds since 1970. */
  absentSince: number | undefined;
  /** Why they are away; empty when they are not. */
  away = "";
  /** The rooms they are in. Kept by the registry. */
  readonly rooms = new Set<Room>();
  /** The message of several lines that they are sending, if they are. */
  draft: MessageDraft | undefined;
  /** Who wrote to them last. */
  whisperedBy: Person | undefined;
  readonly #now: () => number;
  readonly #limits: PersonLimits;
  // As they chose it: JSON ignores some of it, but they may go back to text.
  #choices: Dialect;
  #dialect: Dialect;
  #missed: TimedAnswer[] = [];
  #missedText = 0;
  // A prompt has no newline: what is for programs must not stand behind it.
  #hasOpenPrompt = false;
  #mute: Ban | undefined;
  // Few people ignore anybody.
  #ignored: Map<string, string> | undefined;

  /** Makes a person without a name. */
  constructor(outbox: Outbox, session: SessionHandle, options: PersonOptions) {
    this.outbox = outbox;
    this.session = session;
    this.echo = options.echo;
    this.#now = options.now;
    this.#limits = options.limits;
    this.since = this.lastActive = options.now();
    this.#choices = options.dialect;
    this.#dialect = dialectOf(options.dialect);
  }

  /** The connection they came by. */
  get connection(): Connection {
    return this.outbox.connection;
  }

  /** Whom they do not read: names by key. */
  get ignored(): Map<string, string> {
    return this.#ignored ??= new Map();
  }

  /** Whether there is anybody whom they do not read. */
  get ignoresAny(): boolean {
    return this.#ignored !== undefined && this.#ignored.size > 0;
  }

  /** The room they are in; of several, the one they entered last. */
  get room(): Room | undefined {
    let last: Room | undefined;
    for (const room of this.rooms) last = room;
    return last;
  }

  /** What keeps them from speaking, as long as it lasts. */
  get mute(): Ban | undefined {
    if (this.#mute === undefined) return undefined;
    const { until } = this.#mute;
    if (until !== null && until <= this.#now()) this.#mute = undefined;
    return this.#mute;
  }

  set mute(ban: Ban | undefined) {
    this.#mute = ban;
  }

  /** What they are shown things in. */
  get dialect(): Dialect {
    return this.#dialect;
  }

  /** The sentences in their language. */
  get texts(): Texts {
    return texts[this.#dialect.lang];
  }

  /** Shows them everything from now on in another way. */
  speak(change: Partial<Dialect>): void {
    this.#choices = { ...this.#choices, ...change };
    const dialect = dialectOf(this.#choices);
    if (dialect === this.#dialect) return;
    this.#dialect = dialect;
    for (const room of this.rooms) room.changeDialect(this);
  }

  /** Shows something to them alone, after all that they were shown before. */
  tell(answer: Answer): void {
    const timed = { ...answer, time: this.#now() };
    if (this.absentSince === undefined) this.tellAll([timed]);
    else this.#keep(timed);
  }

  /** The same, for several things that each have their time. */
  tellAll(shown: readonly Parameters<typeof render>[0][]): void {
    const text = shown.map((what) => render(what, this.#dialect, this)).join(
      "",
    );
    if (text === "") return;
    const isJson = this.#dialect.format === "json";
    const before = this.#hasOpenPrompt && isJson ? "\n" : "";
    this.#hasOpenPrompt = !text.endsWith("\n");
    this.send(encoder.encode(before + text));
  }

  /** Sends them bytes, after all that they were shown before. */
  send(bytes: Uint8Array): void {
    this.outbox.send(bytes);
  }

  /** Comes back after having been cut off, in the place of somebody nameless. */
  comeBack(other: Person): void {
    this.outbox = other.outbox;
    this.session = other.session;
    this.#choices = other.#choices;
    this.#dialect = other.#dialect;
    this.absentSince = undefined;
  }

  /** Shows what was said to them alone while they were cut off. */
  tellMissed(): void {
    this.tellAll(this.#missed);
    this.#missed = [];
    this.#missedText = 0;
  }

  /** Whether they are to be shown an event at all. */
  reads({ kind, who }: RoomEvent): boolean {
    return !((kind === "said" || kind === "acted") && this.ignores(who));
  }

  /** Whether they do not read what the bearer of `name` writes. */
  ignores(name: string): boolean {
    return this.ignoresAny && this.ignored.has(nameKey(name));
  }

  #keep(answer: TimedAnswer): void {
    const { missed, missedText } = this.#limits;
    if (this.#missed.length >= missed || this.#missedText > missedText) return;
    if (!("text" in answer)) return void this.#missed.push(answer);
    this.#missed.push({ ...answer, text: detached(answer.text) });
    this.#missedText += answer.text.length;
  }
}
