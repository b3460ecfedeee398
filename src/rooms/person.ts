/**
 * A person on this server.
 *
 * @module
 */

import type { Answer, TimedAnswer } from "../messages/answer.ts";
import type { Ban } from "./bans.ts";
import type { Connection } from "../net/connection.ts";
import { type Dialect, dialectOf, render } from "../render/dialect.ts";
import type { LeaveReason, RoomEvent } from "../messages/event.ts";
import { detached } from "../detached.ts";
import type { PersonLimits, PersonOptions } from "./person_options.ts";
import type { MessageDraft } from "./message_draft.ts";
import { nameKey } from "./name.ts";
import type { Outbox } from "../fanout/outbox.ts";
import { OwnLines } from "./own_lines.ts";
import type { Room } from "./room.ts";
import { type Texts, texts } from "../messages/texts/texts.ts";

/** The actions of a person's session, for commands. */
export interface SessionHandle {
  /** Ends the session, after `goodbye` if there is one. */
  end(reason: LeaveReason, goodbye?: Answer, words?: string): void;
  /** Begins in a room of another name, or in a new link room, after the login. */
  startIn(start: Start): void;
  /**
   * Takes over a session that was cut off.
   *
   * @param then Told whether there was one.
   */
  resume(token: string, lastId: number, then: (isBack: boolean) => void): void;
  /** The session is that of a person who came back by it. */
  becomes(person: Person): void;
  /** Takes no further line for this many milliseconds. */
  pause(milliseconds: number): void;
  /** Moves the person on when a room has ended for them. */
  showOut(room: Room, by: string, words?: string): void;
  /** Ends the session because another has taken its place. */
  giveWay(): void;
}

/** Where a session begins: in the room of this name, or in a new link room. */
export type Start = string | { readonly link: "new" };

const encoder = new TextEncoder();

/**
 * A connected person: without a name at first, then with a name and in a room.
 */
export class Person {
  /** The outbox of their connection. */
  outbox: Outbox;
  /** Their session. */
  session: SessionHandle;
  /** When they connected, by the monotonic clock, in milliseconds. */
  cameAt: number;
  /** When they last said something, by the monotonic clock. */
  lastActive: number;
  /** When they last told that they are writing, by the monotonic clock. */
  typedAt: number = -Infinity;
  /** Their name as they wrote it; empty while they have none. */
  name = "";
  /** The key of their name (`nameKey`). */
  key = "";
  /** Whether they are in public whatever rooms they are in, and in none. */
  isAlwaysPublic = false;
  /** Whether their own lines come back to them. */
  echo: boolean;
  /** Whether they are an operator. */
  isOperator = false;
  /** The key of the token by which they can resume; empty when they have none. */
  token = "";
  /** Whether their program reconnects by itself, with a token. */
  canResume: boolean;
  /** When they were cut off, by the monotonic clock. */
  absentSince: number | undefined;
  /** Whether nothing reaches them from here: they are elsewhere, or gone. */
  isSilent = false;
  /** Their words about being away; empty when they are not away. */
  away = "";
  /** The last id seen in the room that their program comes back to, or 0. */
  sinceId = 0;
  /** The rooms they are in. The registry changes them. */
  readonly rooms = new Set<Room>();
  /** Where what they said under their name stands. The registry changes it. */
  readonly ownLines: OwnLines;
  /** The message of several lines that they are sending, if they are. */
  draft: MessageDraft | undefined;
  /** The person who wrote to them last. */
  whisperedBy: Person | undefined;
  readonly #now: () => number;
  readonly #limits: PersonLimits;
  // Their own choices: JSON ignores some of them, but text may come back.
  #choices: Dialect;
  #dialect: Dialect;
  #missed: TimedAnswer[] = [];
  #missedText = 0;
  // A prompt has no newline: JSON needs one first.
  #hasOpenPrompt = false;
  #mute: Ban | undefined;
  // Few people ignore anybody.
  #ignored: Map<string, string> | undefined;

  /** Makes a person without a name. */
  constructor(outbox: Outbox, session: SessionHandle, options: PersonOptions) {
    this.outbox = outbox;
    this.session = session;
    this.echo = options.echo;
    this.canResume = outbox.connection.canResume === true;
    this.#now = options.now;
    this.#limits = options.limits;
    this.ownLines = new OwnLines(options.limits.ownStays);
    this.cameAt = this.lastActive = options.monotonic();
    this.#choices = options.dialect;
    this.#dialect = dialectOf(options.dialect);
  }

  /** Their connection. */
  get connection(): Connection {
    return this.outbox.connection;
  }

  /** The names that they ignore, by key. */
  get ignored(): Map<string, string> {
    return this.#ignored ??= new Map();
  }

  /** Whether they ignore anybody. */
  get ignoresAny(): boolean {
    return this.#ignored !== undefined && this.#ignored.size > 0;
  }

  /** The room they are in; of several, the one they entered last. */
  get room(): Room | undefined {
    let last: Room | undefined;
    for (const room of this.rooms) last = room;
    return last;
  }

  /** The mute that keeps them from speaking, if there is one. */
  get mute(): Ban | undefined {
    if (this.#mute === undefined) return undefined;
    const { until } = this.#mute;
    if (until !== null && until <= this.#now()) this.#mute = undefined;
    return this.#mute;
  }

  set mute(ban: Ban | undefined) {
    this.#mute = ban;
  }

  /** The dialect that they read. */
  get dialect(): Dialect {
    return this.#dialect;
  }

  /** The sentences in their language. */
  get texts(): Texts {
    return texts[this.#dialect.lang];
  }

  /** Changes their dialect from now on. */
  speak(change: Partial<Dialect>): void {
    this.#choices = { ...this.#choices, ...change };
    const dialect = dialectOf(this.#choices);
    if (dialect === this.#dialect) return;
    this.#dialect = dialect;
    for (const room of this.rooms) room.changeDialect(this);
  }

  /** Sends them an answer, after everything that came before. */
  tell(answer: Answer): void {
    const isHere = this.absentSince === undefined;
    if (isHere && this.isSilent) return;
    const timed = { ...answer, time: this.#now() };
    if (isHere) this.tellAll([timed]);
    else this.#keep(timed);
  }

  /** Sends them several answers and events, each with its own time. */
  tellAll(shown: readonly Parameters<typeof render>[0][]): void {
    if (this.isSilent) return;
    const text = shown.map((what) => render(what, this.#dialect, this)).join(
      "",
    );
    if (text === "") return;
    const isJson = this.#dialect.format === "json";
    const before = this.#hasOpenPrompt && isJson ? "\n" : "";
    this.#hasOpenPrompt = !text.endsWith("\n");
    this.send(encoder.encode(before + text));
  }

  /** Sends them bytes, after everything that came before. */
  send(bytes: Uint8Array): void {
    if (!this.isSilent) this.outbox.send(bytes);
  }

  /** Resumes on the connection of `other`, who has no name. */
  comeBack(other: Person): void {
    this.outbox = other.outbox;
    this.session = other.session;
    this.#choices = other.#choices;
    this.#dialect = other.#dialect;
    this.absentSince = undefined;
    this.isSilent = other.isSilent;
    this.canResume = other.canResume;
  }

  /** Sends the private lines that came while they were cut off. */
  tellMissed(): void {
    this.tellAll(this.#missed);
    this.#missed = [];
    this.#missedText = 0;
  }

  /** The private lines that came while they were cut off. */
  get missed(): readonly TimedAnswer[] {
    return this.#missed;
  }

  set missed(answers: readonly TimedAnswer[]) {
    this.#missed = [...answers];
    this.#missedText = answers.reduce(
      (sum, answer) => sum + ("text" in answer ? answer.text.length : 0),
      0,
    );
  }

  /** Whether they are shown an event. */
  reads({ kind, who }: RoomEvent): boolean {
    return !((kind === "said" || kind === "acted") && this.ignores(who));
  }

  /** Whether they ignore the person called `name`. */
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
