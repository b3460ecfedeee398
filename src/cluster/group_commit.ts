/**
 * Writing deeds, one batch at a time.
 *
 * @module
 */

import { type Batch, encodeBatch, type Hello } from "./batch.ts";
import type { Deed, Then } from "./journal.ts";

/** How often a batch that has not come back is sent again, in milliseconds. */
const RESEND = 1_000;
/** How long a node says nothing before it gives a sign of life. */
const BEAT = 1_000;
/** Most of the text of one batch, in UTF-16 code units. */
const MOST_TEXT = 256 * 1024;

/** The options of a {@linkcode GroupCommit}. */
export interface GroupCommitOptions {
  /** Sends a batch. It may get lost. */
  readonly send: (bytes: Uint8Array) => void;
  /** The place that this node has applied, and its hash. */
  readonly seen: () => readonly [number, string];
  /** What durations go by. */
  readonly monotonic: () => number;
}

interface Waiting {
  readonly text: string;
  readonly then: Then | undefined;
  readonly since: number;
}

interface Sealed {
  readonly n: number;
  readonly bytes: Uint8Array;
  readonly deeds: readonly Waiting[];
  readonly since: number;
  sentAt: number;
}

/**
 * The deeds of one incarnation, on their way to the log.
 *
 * One batch is on its way; deeds gather until it has come back in the log, and
 * go out together. A batch that does not come back is sent again, unchanged:
 * whether it got there is not known, and its number makes the repeat harmless.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #writer: string;
  #waiting: Waiting[] = [];
  #waitingText = 0;
  #sealed: Sealed | undefined;
  #last = 0;
  #heardAt: number;
  #isQueued = false;
  #bye: Batch["bye"];

  /** Writes nothing yet. */
  constructor(writer: string, options: GroupCommitOptions) {
    this.#writer = writer;
    this.#options = options;
    this.#heardAt = options.monotonic();
  }

  /** How many deeds wait, or are on their way. */
  get size(): number {
    return this.#waiting.length + (this.#sealed?.deeds.length ?? 0);
  }

  /** The text of the deeds that wait, in UTF-16 code units. */
  get text(): number {
    return this.#waitingText;
  }

  /** Since when the oldest batch or deed waits. */
  get heldSince(): number | undefined {
    return this.#sealed?.since ?? this.#waiting[0]?.since;
  }

  /** Adds a deed. Those of one turn go out together. */
  add(deed: Deed, then?: Then): void {
    const text = JSON.stringify(deed);
    this.#waiting.push({ text, then, since: this.#options.monotonic() });
    this.#waitingText += text.length;
    if (this.#isQueued || this.#sealed !== undefined || this.#last === 0) {
      return;
    }
    this.#isQueued = true;
    queueMicrotask(() => {
      this.#isQueued = false;
      if (this.#sealed === undefined) this.#seal();
    });
  }

  /** Begins the incarnation. */
  greet(hello: Hello): void {
    this.#seal({ hello });
  }

  /** Begins as another incarnation, as the hello before was void. */
  greetAs(writer: string, hello: Hello): void {
    this.#writer = writer;
    this.#seal({ hello });
  }

  /** The first batch of an epoch, to be sent by the caller. */
  epoch(hello: Hello): Uint8Array {
    this.#seal({ hello, isEpoch: true }, false);
    return this.#sealed!.bytes;
  }

  /** Ends the incarnation once all that waits has been accepted. */
  leave(bye: "last" | "others"): void {
    this.#bye = bye;
    if (this.#sealed === undefined) this.#seal();
  }

  /** A batch of this incarnation counts, with these outcomes. */
  counted(n: number, outcomes: readonly unknown[]): void {
    if (this.#sealed?.n !== n) return;
    const { deeds } = this.#sealed;
    this.#sealed = undefined;
    this.#heardAt = this.#options.monotonic();
    this.#last = n;
    // What a continuation asks for goes out with all else that waits.
    this.#isQueued = true;
    try {
      deeds.forEach(({ then }, at) => then?.(outcomes[at]));
    } finally {
      this.#isQueued = false;
      if (this.#waiting.length > 0 || this.#bye !== undefined) this.#seal();
    }
  }

  /** Sends again what has not come back, or a sign of life. */
  tick(): void {
    const now = this.#options.monotonic();
    if (this.#sealed !== undefined) {
      if (now - this.#sealed.sentAt >= RESEND) this.resend();
    } else if (this.#last > 0 && now - this.#heardAt >= BEAT) this.#seal();
  }

  /** Sends again what has not come back. */
  resend(): void {
    if (this.#sealed === undefined) return;
    this.#sealed.sentAt = this.#options.monotonic();
    this.#options.send(this.#sealed.bytes);
  }

  /** The incarnation is given up: nothing of what waits will be accepted. */
  abandon(): void {
    const all = [...this.#sealed?.deeds ?? [], ...this.#waiting];
    this.#sealed = undefined;
    this.#waiting = [];
    this.#waitingText = 0;
    for (const { then } of all) then?.(undefined);
  }

  #seal(head: Pick<Batch, "hello" | "isEpoch"> = {}, isSent = true): void {
    const deeds = head.hello === undefined ? this.#take() : [];
    const isLast = this.#bye !== undefined && this.#waiting.length === 0;
    const n = this.#last + 1;
    const bytes = encodeBatch(
      {
        w: this.#writer,
        n,
        ...head,
        ...head.hello === undefined && { seen: this.#options.seen() },
        ...isLast && { bye: this.#bye! },
      },
      deeds.map(({ text }) => text),
    );
    if (isLast) this.#bye = undefined;
    const now = this.#options.monotonic();
    const since = deeds[0]?.since ?? now;
    this.#sealed = { n, bytes, deeds, since, sentAt: now };
    if (isSent) this.#options.send(bytes);
  }

  /** As many of the deeds that wait as one batch holds. */
  #take(): Waiting[] {
    let count = 0;
    let size = 0;
    for (const { text } of this.#waiting) {
      size += text.length;
      if (count > 0 && size > MOST_TEXT) break;
      count++;
    }
    const taken = this.#waiting.splice(0, count);
    for (const { text } of taken) this.#waitingText -= text.length;
    return taken;
  }
}
