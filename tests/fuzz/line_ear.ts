/**
 * What a client of the line protocol makes of what it is sent.
 *
 * @module
 */

import { WONT_TIMING_MARK } from "../../src/net/telnet.ts";
import { UNSAFE } from "../harness/bytes.ts";
import type { Ear, EarHandler } from "./ear.ts";
import { isKnownLine, isKnownObject } from "./known_lines.ts";
import { JOINED, LINKED, RENAMED, WELCOMED } from "./forms.ts";

// deno-lint-ignore no-control-regex
const COLOUR = /\x1b\[[\d;]*m/g;
const PROMPTS = /^(?:login ID: |로그인ID:)+/;
const CLOCK = /^\d\d:\d\d /;

/** Finds its client's own name in any language and format that it may choose. */
export class LineEar implements Ear {
  /** The name that its client has; empty while it has none. */
  name = "";
  isHidden = false;
  // Whether the room that is being entered has a link.
  #sawLink = false;
  readonly #handler: EarHandler;
  readonly #decoder = new TextDecoder("utf-8", {
    fatal: true,
    ignoreBOM: true,
  });
  #rest = "";
  // How much has come of the answer to a telnet that asks for a timing mark.
  #answered = 0;

  /** Makes one that has heard nothing. */
  constructor(handler: EarHandler) {
    this.#handler = handler;
  }

  /** Takes the next bytes. */
  take(bytes: Uint8Array): void {
    try {
      const text = bytes.filter((byte) => !this.#isOfAnswer(byte));
      this.#rest += this.#decoder.decode(text, { stream: true });
    } catch {
      return this.#handler.heardWrong("what a client receives is not UTF-8");
    }
    const lines = this.#rest.split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) this.#hear(line);
  }

  #isOfAnswer(byte: number): boolean {
    if (byte !== WONT_TIMING_MARK[this.#answered]) {
      if (this.#answered > 0) throw new Error("that is no answer");
      return false;
    }
    this.#answered = (this.#answered + 1) % WONT_TIMING_MARK.length;
    return true;
  }

  #hear(raw: string): void {
    const line = raw.replace(PROMPTS, "").replaceAll(COLOUR, "");
    if (line.startsWith("{")) return this.#hearObject(line);
    if (UNSAFE.test(line) || !isKnownLine(line)) return this.#refuse(raw);
    const sentence = line.replace(CLOCK, "");
    // What people say begins in another way.
    if (sentence.startsWith("***")) this.#hearSentence(sentence);
  }

  #hearObject(line: string): void {
    let object;
    try {
      object = JSON.parse(line);
    } catch {
      return this.#refuse(line);
    }
    if (UNSAFE.test(line) || !isKnownObject(object)) return this.#refuse(line);
    const { kind, who, to, room, token } = object;
    if (kind === "welcome") this.#call(who);
    if (kind === "renamed") this.#rename(who, to);
    if (kind === "joined") this.#enter(who);
    if (kind === "invite") this.#link(room);
    if (kind === "token") this.#handler.trusted(room, token);
  }

  #refuse(line: string): void {
    const shown = JSON.stringify(line.slice(0, 300));
    this.#handler.heardWrong(
      `a client receives ${shown}: it has no known form`,
    );
  }

  #hearSentence(line: string): void {
    const id = LINKED.exec(line)?.[1];
    if (id !== undefined) return this.#link(id);
    for (const form of JOINED) this.#enter(form.exec(line)?.[1]);
    for (const form of [...WELCOMED, ...RENAMED]) {
      const [, who, to] = form.exec(line) ?? [];
      if (to !== undefined) this.#rename(who, to);
      else if (who !== undefined) this.#call(who);
    }
  }

  #link(id: string): void {
    this.#sawLink = true;
    this.#handler.linked(id);
  }

  /** The link of a room is told before the client is told to have come. */
  #enter(who: string | undefined): void {
    if (who !== this.name) return;
    this.isHidden = this.#sawLink;
    this.#sawLink = false;
  }

  #rename(who: string, to: string): void {
    if (who === this.name) this.#call(to);
  }

  #call(name: string): void {
    this.name = name;
    this.#handler.named(name);
  }
}
