/**
 * Somebody on this server.
 *
 * @module
 */

import type { Answer } from "./answer.ts";
import type { Connection } from "./connection.ts";
import { type Dialect, dialectOf, render } from "./dialect.ts";
import { nameKey } from "./name.ts";
import type { Outbox } from "./outbox.ts";
import type { Room } from "./room.ts";
import { type Texts, texts } from "./texts/texts.ts";

/** What a person brings along. */
export interface PersonOptions {
  /** What they are shown things in. */
  readonly dialect: Dialect;
  /** Whether their own lines come back to them. */
  readonly echo: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const encoder = new TextEncoder();

/** Somebody who is connected: nameless at first, then with a name and in a room. */
export class Person {
  /** Where what they are shown goes. */
  readonly outbox: Outbox;
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
  /** Why they are away; empty when they are not. */
  away = "";
  /** Whom they do not read: names by key. */
  readonly ignored = new Map<string, string>();
  /** The rooms they are in. Kept by the rooms. */
  readonly rooms = new Set<Room>();
  /** Who wrote to them last. */
  whisperedBy: Person | undefined;
  readonly #now: () => number;
  #dialect: Dialect;

  /** Makes a person without a name. */
  constructor(outbox: Outbox, options: PersonOptions) {
    this.outbox = outbox;
    this.echo = options.echo;
    this.#now = options.now;
    this.since = this.lastActive = options.now();
    this.#dialect = dialectOf(options.dialect);
  }

  /** The connection they came by. */
  get connection(): Connection {
    return this.outbox.connection;
  }

  /** The room they are in; of several, the one they entered last. */
  get room(): Room | undefined {
    return [...this.rooms].at(-1);
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
    const dialect = dialectOf({ ...this.#dialect, ...change });
    if (dialect === this.#dialect) return;
    this.#dialect = dialect;
    for (const room of this.rooms) room.changeDialect(this);
  }

  /** Shows something to them alone, after all that they were shown before. */
  tell(answer: Answer): void {
    this.tellAll([{ ...answer, time: this.#now() }]);
  }

  /** The same, for several things that each have their time. */
  tellAll(shown: readonly Parameters<typeof render>[0][]): void {
    const text = shown.map((what) => render(what, this.#dialect)).join("");
    if (text === "") return;
    this.outbox.send(encoder.encode(text), this.room?.cursorOf(this));
  }

  /** Whether they do not read what the bearer of `name` writes. */
  ignores(name: string): boolean {
    return this.ignored.size > 0 && this.ignored.has(nameKey(name));
  }
}
