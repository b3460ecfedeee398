/**
 * Lines, taken at the pace of their sender.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";
import type { Line } from "../net/line_decoder.ts";
import type { Readable, ReadScheduler } from "../fanout/read_scheduler.ts";
import type { Conversation } from "./protocol.ts";
import type { Throttle } from "./throttle.ts";

/** A session whose peer's lines are taken. */
export interface LineTaker {
  /** Whether no more lines are taken. */
  readonly isOver: boolean;
  /** Tells what to wait for before the next line. */
  settled(): Promise<void> | undefined;
  /** Tells what to wait for before more is read. */
  backlog(): Promise<void> | undefined;
  /**
   * Ends the session: called once, at the end of the lines, or with what the
   * reading or the conversation threw. It throws nothing.
   */
  ended(error?: unknown): void;
}

/** The parts of a {@linkcode LineIntake}. */
export interface LineIntakeParts {
  /** The connection that is read. */
  readonly connection: Connection;
  /** Gives lines their meaning. */
  readonly conversation: Conversation;
  /** Slows a sender that is too fast. */
  readonly throttle: Throttle;
  /** Decides when the connection is read. */
  readonly readScheduler: ReadScheduler;
}

/**
 * Reads a connection, hands its lines to a conversation, and waits when their
 * sender is too fast.
 *
 * It calls and is called, and awaits only what takes time: a promise for each
 * line made a line 5 % dearer.
 */
export class LineIntake implements Readable {
  /** The next client that waits to be read. The queue sets it. */
  behind: Readable | undefined;
  readonly #taker: LineTaker;
  readonly #connection: Connection;
  readonly #conversation: Conversation;
  readonly #throttle: Throttle;
  readonly #readScheduler: ReadScheduler;
  #isOver = false;
  // Made once, as every read needs it.
  readonly #give = (lines: Line[] | undefined) => this.#took(lines);

  /** Takes nothing yet. */
  constructor(
    taker: LineTaker,
    { connection, conversation, throttle, readScheduler }: LineIntakeParts,
  ) {
    this.#taker = taker;
    this.#connection = connection;
    this.#conversation = conversation;
    this.#throttle = throttle;
    this.#readScheduler = readScheduler;
  }

  /** Begins to take lines, until the end. */
  begin(): void {
    // Lines may be there already. Whoever starts the session has more to do.
    queueMicrotask(() => this.readOn());
  }

  /** The scheduler calls it when the connection is to be read. */
  readOn(): void {
    try {
      this.#connection.read(this.#give);
    } catch (error) {
      this.#end(error);
    }
  }

  #took(lines: Line[] | undefined): void {
    // At once: who speaks to this person from here on finds them gone.
    if (lines === undefined) return this.#end();
    try {
      const pause = this.#takeAll(lines) ?? this.#taker.backlog();
      // Most of the time there is nothing to wait for.
      if (pause === undefined) this.#readScheduler.request(this);
      else this.#goOnAfter(pause);
    } catch (error) {
      this.#end(error);
    }
  }

  async #goOnAfter(pause: Promise<void>): Promise<void> {
    try {
      await pause;
      await this.#taker.backlog();
      this.#readScheduler.request(this);
    } catch (error) {
      this.#end(error);
    }
  }

  #end(error?: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#taker.ended(error);
  }

  /** Takes all lines. Gives a promise if there is something to wait for. */
  #takeAll(lines: readonly Line[]): Promise<void> | undefined {
    // Many bytes came without a line.
    if (lines.length === 0) return this.#throttle.spend(1);
    for (let at = 0; at < lines.length;) {
      const end = endOfRun(lines, at);
      const pause = this.#take(lines[at], end - at);
      if (pause !== undefined) return this.#takeRest(pause, lines, end);
      at = end;
    }
    return undefined;
  }

  async #takeRest(
    pause: Promise<void>,
    lines: readonly Line[],
    from: number,
  ): Promise<void> {
    await pause;
    for (let at = from; at < lines.length;) {
      const end = endOfRun(lines, at);
      await this.#take(lines[at], end - at);
      at = end;
    }
  }

  /** Takes a line, or several empty ones. */
  #take(line: Line, count: number): Promise<void> | undefined {
    if (this.#taker.isOver) return undefined;
    let cost = 0;
    for (let n = 0; n < count; n++) cost += this.#conversation.take(line);
    const waiting = this.#taker.settled();
    if (waiting !== undefined) {
      return waiting.then(() => this.#spend(cost));
    }
    return this.#spend(cost);
  }

  #spend(cost: number): Promise<void> | undefined {
    return this.#taker.isOver ? undefined : this.#throttle.spend(cost);
  }
}

/** The end of a run of empty lines: thousands of them are paid for at once. */
function endOfRun(lines: readonly Line[], from: number): number {
  let end = from + 1;
  if (lines[from] !== "") return end;
  while (lines[end] === "") end++;
  return end;
}
