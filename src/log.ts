/**
 * The log for the operator. It never has what people say.
 *
 * @module
 */

import { stackOf } from "./error_text.ts";

/** How much a log entry matters, from least to most. */
export const LOG_LEVELS = ["info", "warn", "error", "off"] as const;

/** One of {@linkcode LOG_LEVELS}. */
export type LogLevel = typeof LOG_LEVELS[number];

/** The facts of a log entry. */
export type LogFields = Readonly<Record<string, string | number | undefined>>;

/** How a log is written. */
export interface LogOptions {
  /** The least level that is written. @default {"info"} */
  readonly level?: LogLevel;
  /** One line for people, or one JSON object. @default {"text"} */
  readonly format?: "text" | "json";
  /** Milliseconds since 1970. @default {Date.now} */
  readonly now?: () => number;
  /** How many entries were dropped. @default {() => 0} */
  readonly dropped?: () => number;
}

/** A log with levels, one line an entry. */
export class Log {
  readonly #write: (line: string) => void;
  readonly #least: number;
  readonly #format: "text" | "json";
  readonly #now: () => number;
  readonly #dropped: () => number;

  /**
   * Makes a log.
   *
   * @param write Takes one line, without its newline.
   */
  constructor(write: (line: string) => void, options: LogOptions = {}) {
    this.#write = write;
    this.#least = LOG_LEVELS.indexOf(options.level ?? "info");
    this.#format = options.format ?? "text";
    this.#now = options.now ?? Date.now;
    this.#dropped = options.dropped ?? (() => 0);
  }

  /** How many entries were dropped. */
  get dropped(): number {
    return this.#dropped();
  }

  /** As it should be. */
  info(event: string, fields: LogFields = {}): void {
    this.#entry("info", event, fields);
  }

  /** Worth a look. */
  warn(event: string, fields: LogFields = {}): void {
    this.#entry("warn", event, fields);
  }

  /** Broken. */
  error(event: string, fields: LogFields = {}): void {
    this.#entry("error", event, fields);
  }

  /** Runs `act`, and logs its failure instead of throwing it. */
  guard(event: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      this.error(event, { stack: stackOf(error) });
    }
  }

  /** An entry as it is written, without its newline. */
  line(level: LogLevel, event: string, fields: LogFields): string {
    const time = new Date(this.#now()).toISOString();
    if (this.#format === "json") {
      return JSON.stringify({ time, level, event, ...fields });
    }
    const facts = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ` ${key}=${quote(value!)}`);
    return `${time} ${level.padEnd(5)} ${event}${facts.join("")}`;
  }

  #entry(level: LogLevel, event: string, fields: LogFields): void {
    if (LOG_LEVELS.indexOf(level) < this.#least) return;
    try {
      this.#write(this.line(level, event, fields));
    } catch {
      // A full disk or a closed pipe must not end a session, and nothing is
      // left to report it to.
    }
  }
}

function quote(value: string | number): string {
  const text = String(value);
  return /^[^\s"=\\]+$/.test(text) ? text : JSON.stringify(text);
}
