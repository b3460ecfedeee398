/**
 * The identity under which a node writes to the log.
 *
 * @module
 */

import type { Batch, Hello } from "./batch.ts";
import { GroupCommit, type GroupCommitOptions } from "./group_commit.ts";
import type { Deed, Then } from "./journal.ts";
import { HELLO_LIFE } from "./membership.ts";

/** The options of an {@linkcode Incarnation}. */
export interface IncarnationOptions extends GroupCommitOptions {
  /** The hello to write now. */
  readonly hello: () => Hello;
}

/** More deeds, or more of their text, make reading wait. */
const MOST_WAITING = 2_000;
const MOST_TEXT = 1024 * 1024;

/**
 * This node in the log: reading at first, then greeting, then here. When it is
 * given up, it begins again under another identity.
 */
export class Incarnation {
  readonly #options: IncarnationOptions;
  readonly #opened = Promise.withResolvers<void>();
  #group: GroupCommit;
  #writer = newId();
  #phase: "reading" | "greeting" | "here" = "reading";
  #greetedAt: number;
  #drained = Promise.withResolvers<void>();
  #left = Promise.withResolvers<void>();

  /** Has said nothing yet. */
  constructor(options: IncarnationOptions) {
    this.#options = options;
    this.#group = new GroupCommit(this.#writer, options);
    this.#greetedAt = options.monotonic();
  }

  /** Its id, another after it was given up. */
  get writer(): string {
    return this.#writer;
  }

  /** Whether it has said no hello. */
  get isReading(): boolean {
    return this.#phase === "reading";
  }

  /** Whether its hello has been accepted. */
  get isHere(): boolean {
    return this.#phase === "here";
  }

  /** Resolves when the first hello has been accepted. */
  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  /** Since when something waits; undefined when nothing does. */
  get heldSince(): number | undefined {
    return this.isHere ? this.#group.heldSince : this.#greetedAt;
  }

  /** Asks for a deed. */
  add(deed: Deed, then?: Then): void {
    this.#group.add(deed, then);
  }

  /** A promise to await while too much waits. */
  ready(): Promise<void> | undefined {
    const { size, text } = this.#group;
    const isTooMuch = size > MOST_WAITING || text > MOST_TEXT;
    return isTooMuch ? this.#drained.promise : undefined;
  }

  /** Says hello. */
  greet(): void {
    this.#phase = "greeting";
    this.#greetedAt = this.#options.monotonic();
    this.#writer = newId();
    this.#group.greetAs(this.#writer, this.#options.hello());
  }

  /** The first batch of an epoch, for the caller to send. */
  epoch(hello: Hello): Uint8Array {
    this.giveUp();
    this.#phase = "greeting";
    return this.#group.epoch(hello);
  }

  /** A batch counts. */
  counted(batch: Batch, outcomes: readonly unknown[]): void {
    if (batch.w !== this.#writer) return;
    if (batch.hello !== undefined) {
      this.#phase = "here";
      this.#opened.resolve();
    }
    this.#group.counted(batch.n, outcomes);
    if (batch.bye !== undefined) this.#left.resolve();
    if (this.ready() === undefined) this.#release();
  }

  /** Whatever it asked for is void; it is another from now on. */
  giveUp(): void {
    const old = this.#group;
    this.#phase = "reading";
    this.#greetedAt = this.#options.monotonic();
    this.#writer = newId();
    this.#group = new GroupCommit(this.#writer, this.#options);
    old.abandon();
    this.#release();
  }

  /** Leaves once all that waits has been accepted, or after `patience`. */
  async leave(bye: "last" | "others", patience: number): Promise<void> {
    if (!this.isHere) return;
    this.#group.leave(bye);
    const timer = setTimeout(this.#left.resolve, patience);
    await this.#left.promise;
    clearTimeout(timer);
  }

  /** Sends again what has not come back. */
  resend(): void {
    this.#group.resend();
  }

  /** Sends again what is late, or a sign of life, or another hello. */
  tick(isUp: boolean): void {
    if (this.isReading) return;
    this.#group.tick();
    const since = this.#options.monotonic() - this.#greetedAt;
    if (!this.isHere && isUp && since > HELLO_LIFE) this.greet();
  }

  #release(): void {
    this.#drained.resolve();
    this.#drained = Promise.withResolvers();
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return bytes.toBase64({ alphabet: "base64url" });
}
