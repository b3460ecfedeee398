/**
 * Collecting the answers to one line of a client.
 *
 * @module
 */

import type { Tag, TaggedLine } from "./event_writer.ts";
import { formatTags } from "./irc_message.ts";

/** A line to be sent. */
export interface OutLine extends TaggedLine {
  /** Whether it stands in a batch already, or answers nothing. */
  readonly isPlaced?: boolean;
}

/** The client, as its queue knows it. */
export interface ReplyQueueOptions {
  /** The server's name. */
  readonly server: string;
  /** Whether the client reads batches. */
  readonly readsBatches: () => boolean;
  /** Sends lines, each with its end. */
  readonly send: (text: string) => void;
}

/**
 * Sends at once what answers one line, with its label on the only answer or
 * around all of them (IRCv3 labeled-response). Messages that answer no line are
 * sent as they come.
 */
export class ReplyQueue {
  readonly #options: ReplyQueueOptions;
  #collected: OutLine[] | undefined;
  #label: string | undefined;
  #batches = 0;

  /** Makes an empty one. */
  constructor(options: ReplyQueueOptions) {
    this.#options = options;
  }

  /** The label of the line that is answered. */
  get label(): string | undefined {
    return this.#label;
  }

  /** Adds a line to the answer, or sends it when there is none under way. */
  add(line: OutLine): void {
    if (this.#collected !== undefined) this.#collected.push(line);
    else this.#send([line]);
  }

  /** Sends what `work` says as the answer to a line with this label, if any. */
  answer<Result>(label: string | undefined, work: () => Result): Result {
    if (this.#collected !== undefined) return work();
    this.#collected = [];
    this.#label = label;
    try {
      return work();
    } finally {
      const lines = this.#collected;
      const label = this.takeLabel();
      this.#collected = undefined;
      this.#send(label === undefined ? lines : this.#placed(lines, label));
    }
  }

  /**
   * The messages of `work` as text; nothing when they become part of an answer.
   */
  textOf(work: () => void): string {
    if (this.#collected !== undefined) {
      work();
      return "";
    }
    const lines: OutLine[] = this.#collected = [];
    try {
      work();
    } finally {
      this.#collected = undefined;
    }
    return textOf(lines);
  }

  /**
   * Sends what has been said so far, so that it stands before what happens
   * next. Messages with a label stay together.
   */
  sendSoFar(): void {
    if (this.#collected === undefined || this.#label !== undefined) return;
    this.#send(this.#collected);
    this.#collected = [];
  }

  /** The label, for something that carries it itself. */
  takeLabel(): string | undefined {
    const label = this.#label;
    this.#label = undefined;
    return label;
  }

  /** A name for a batch that no other has. */
  nextBatch(): string {
    return (++this.#batches).toString(36);
  }

  #placed(lines: readonly OutLine[], label: string): readonly OutLine[] {
    const { server, readsBatches } = this.#options;
    const answers = lines.filter(({ isPlaced }) => !isPlaced);
    const beside = lines.filter(({ isPlaced }) => isPlaced);
    const tag: Tag = ["label", label];
    if (answers.length === 0) {
      return [...beside, { tags: [tag], body: `:${server} ACK` }];
    }
    if (answers.length === 1 || !readsBatches()) {
      return lines.map((line) =>
        line === answers[0] ? { ...line, tags: [tag, ...line.tags] } : line
      );
    }
    const id = this.nextBatch();
    return [
      ...beside,
      { tags: [tag], body: `:${server} BATCH +${id} labeled-response` },
      ...answers.map(({ tags, body }) => ({
        tags: [["batch", id] as const, ...tags],
        body,
      })),
      { tags: [], body: `:${server} BATCH -${id}` },
    ];
  }

  #send(lines: readonly OutLine[]): void {
    if (lines.length > 0) this.#options.send(textOf(lines));
  }
}

function textOf(lines: readonly OutLine[]): string {
  return lines.map(({ tags, body }) => `${formatTags(tags)}${body}\r\n`)
    .join("");
}
