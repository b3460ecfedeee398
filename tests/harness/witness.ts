/**
 * Waiting for what is to be seen.
 *
 * @module
 */

import { AssertionError } from "node:assert";
import { within } from "./within.ts";
import { Transcript } from "./transcript.ts";

/** A line or a prompt as it has to be, or a pattern that it has to match. */
export type Expected = string | RegExp;

/**
 * Somebody who sees what the server sends.
 *
 * Reads only while it waits for something, so that whoever is never asked what
 * they see never reads.
 */
export abstract class Witness {
  /** What it is called where a test fails. */
  readonly name: string;
  readonly #transcript = new Transcript();
  #incoming: Promise<Uint8Array | null> | undefined;
  #hasEnded = false;
  // What came since something was seen that was waited for.
  #passedOver: string[] = [];

  /** Makes a witness that has seen nothing yet. */
  constructor(name: string) {
    this.name = name;
  }

  /** Gives the next bytes, or null at the end. */
  protected abstract receive(): Promise<Uint8Array | null>;

  /** Waits for `expected`, and passes over what comes before it. */
  async sees(expected: Expected): Promise<string> {
    for (;;) {
      const line = await this.#next(expected);
      if (line === undefined) return this.#fail(expected, "the end came");
      if (matches(line, expected)) return this.#found(line);
      this.#passedOver.push(line);
    }
  }

  /** Waits for these, one after the other with nothing in between. */
  async seesNext(...lines: Expected[]): Promise<void> {
    for (const expected of lines) {
      const line = await this.#next(expected);
      if (line === undefined) this.#fail(expected, "the end came");
      if (!matches(line, expected)) this.#fail(expected, show(line));
      this.#found(line);
    }
  }

  /** Waits for the end, and lets nothing come before it. */
  async ends(): Promise<void> {
    const line = await this.#next("the end");
    if (line !== undefined) this.#fail("the end", show(line));
  }

  /** Waits for the end, and gives everything that comes before it. */
  async rest(): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#next("the end");
      if (line === undefined) return lines;
      lines.push(line);
    }
  }

  async #next(expected: Expected): Promise<string | undefined> {
    for (;;) {
      const line = this.#transcript.take();
      if (line !== undefined) return line;
      if (this.#hasEnded) return this.#transcript.takeRest();
      this.#incoming ??= this.receive();
      const bytes = await within(
        this.#incoming,
        () => this.#fail(expected, "nothing came"),
      );
      this.#incoming = undefined;
      if (bytes === null) this.#hasEnded = true;
      else this.#transcript.push(bytes);
    }
  }

  #found(line: string): string {
    this.#passedOver = [];
    return line;
  }

  #fail(expected: Expected, instead: string): never {
    const before = this.#passedOver.slice(-20).map((line) => `\n  ${line}`);
    throw new AssertionError({
      message: `${this.name} waited for ${show(expected)}: ${instead}` +
        (before.length > 0 ? ` after${before.join("")}` : ""),
    });
  }
}

function matches(line: string, expected: Expected): boolean {
  return typeof expected === "string" ? line === expected : expected.test(line);
}

function show(expected: Expected): string {
  return typeof expected === "string"
    ? JSON.stringify(expected)
    : String(expected);
}
