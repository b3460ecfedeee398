/**
 * Sent lines that have not been seen to arrive.
 *
 * @module
 */

import { clean } from "../net/sanitize.ts";
import type { ServerCommands } from "./known_commands.ts";
import type { Heard } from "./server_message.ts";

interface Sent {
  readonly line: string;
  /** The text for others; undefined for a command. */
  readonly speech: string | undefined;
}

// Commands that speak to people, so that the client reports them when they may
// be lost.
const TELLING: ReadonlySet<string> = new Set(["me", "msg", "reply"]);

// Commands that can lead into another room.
const LEADING: ReadonlySet<string> = new Set(["join", "leave", "invite"]);

// Commands whose answer may come late, from a disk.
const ASKING: ReadonlySet<string> = new Set(["search", "history"]);

// The notices that say that nobody has read a line.
const REFUSALS = new Set(["lineTooLong", "lineNotUtf8", "muted"]);

// The notices that answer a command about the past.
const PAST = new Set(["history", "historyNever", "historyFailed"]);

// The messages that answer a command.
const ANSWERS: ReadonlySet<string> = new Set([
  "who",
  "notice",
  "topic",
  "past",
  "found",
  "help",
]);

/**
 * Sent lines, until the server's answers show their fate. They are answered in
 * the order in which they were sent.
 */
export class PendingLines {
  readonly #commands: ServerCommands;
  #sent: Sent[] = [];

  /**
   * Makes an empty list.
   *
   * @param commands Tells commands from speech.
   */
  constructor(commands: ServerCommands) {
    this.#commands = commands;
  }

  /** How many lines have not been answered. */
  get size(): number {
    return this.#sent.length;
  }

  /** The speech among them, oldest first. */
  get speeches(): readonly string[] {
    return this.#sent.flatMap(({ speech }) => speech ?? []);
  }

  /** Whether one of them can lead into another room. */
  get leadElsewhere(): boolean {
    return this.#sent.some(({ line }) =>
      LEADING.has(this.#commands.meaning(line)?.name ?? "")
    );
  }

  /** Whether an answer about the past is still to come. */
  get awaitPast(): boolean {
    return this.#sent.some((sent) => this.#isAsking(sent));
  }

  /** Notes that a line was sent to a server that has commands, or has none. */
  add(line: string, hasCommands: boolean): void {
    const isCommand = hasCommands && /^\/(?!\/)/.test(line);
    const text = hasCommands && line.startsWith("//") ? line.slice(1) : line;
    this.#sent.push({ line, speech: isCommand ? undefined : clean(text) });
  }

  /**
   * Takes a message as an answer, if it can be one.
   *
   * @param name The name of the person.
   * @returns Whether it says that nobody has read a line.
   */
  answer(heard: Heard, name: string): boolean {
    const isOwn = "who" in heard && heard.who === name;
    if (isOwn && heard.kind === "said") this.#arrived(heard.text);
    else if (isOwn && heard.kind === "line") this.#arrived(heard.words!);
    else if (heard.kind === "notice" && REFUSALS.has(heard.code)) {
      return this.#sent.shift() !== undefined;
    } else if (isPast(heard) && this.awaitPast) {
      const at = this.#sent.findIndex((sent) => this.#isAsking(sent));
      this.#sent.splice(at, 1);
    } else if (this.#sent[0] !== undefined && this.#isAsking(this.#sent[0])) {
      // What follows an earlier command is no answer to this one.
      if (heard.kind === "notice") this.#sent.shift();
    } else if (isOwn || ANSWERS.has(heard.kind)) {
      if (this.#sent[0]?.speech === undefined) this.#sent.shift();
    }
    return false;
  }

  /** Takes out the oldest speech, which need not be waited for any longer. */
  give(): string | undefined {
    const at = this.#sent.findIndex(({ speech }) => speech !== undefined);
    return at < 0 ? undefined : this.#sent.splice(0, at + 1).at(-1)?.speech;
  }

  /** Forgets everything, and gives the lines that may never have arrived. */
  takeUnsure(): readonly string[] {
    const unsure = this.#sent.filter(({ line, speech }) =>
      speech !== undefined ||
      TELLING.has(this.#commands.meaning(line)?.name ?? "")
    );
    this.#sent = [];
    return unsure.map(({ line }) => line);
  }

  #isAsking({ line, speech }: Sent): boolean {
    return speech === undefined &&
      ASKING.has(this.#commands.meaning(line)?.name ?? "");
  }

  /** Answers come in order: every earlier line has had its own. */
  #arrived(text: string): void {
    const at = this.#sent.findIndex(({ speech }) => speech === text);
    if (at >= 0) this.#sent.splice(0, at + 1);
  }
}

function isPast(heard: Heard): boolean {
  return heard.kind === "past" || heard.kind === "found" ||
    heard.kind === "notice" && PAST.has(heard.code);
}
