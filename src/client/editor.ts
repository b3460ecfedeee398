/**
 * The line being typed.
 *
 * @module
 */

import {
  createInterface,
  emitKeypressEvents,
  type Interface,
  type Key,
} from "node:readline";
import { PassThrough, Writable } from "node:stream";
import { clean } from "../net/sanitize.ts";
import type { Change } from "./completion_cycle.ts";
import { NEWLINE } from "./newline.ts";
import { type Input, PasteSplitter } from "./paste.ts";
import { codePointsBeside } from "./text_width.ts";

/** The effects of keys that do not edit. */
export interface EditorHooks {
  /** Takes the draft; tells whether the editor may clear it. */
  readonly submit: (draft: string) => boolean;
  /** Tab was pressed; `isAgain` when it was the last key before this, too. */
  readonly tab: (isAgain: boolean) => void;
  /** The person wants to stop what they are doing. */
  readonly interrupt: () => void;
  /** The person wants to leave. */
  readonly leave: () => void;
  /** The screen is to be cleared. */
  readonly clear: () => void;
  /** The draft or the cursor has changed. */
  readonly changed: () => void;
}

const HISTORY = 500;

// The keys that pass one character, which readline takes for one code point.
const CHARACTER_KEYS: ReadonlyMap<string, "before" | "behind"> = new Map([
  ["backspace", "before"],
  ["ctrl-h", "before"],
  ["left", "before"],
  ["ctrl-b", "before"],
  ["delete", "behind"],
  ["ctrl-d", "behind"],
  ["right", "behind"],
  ["ctrl-f", "behind"],
]);

// How long an escape must stay alone to count as a key, in milliseconds.
const ESCAPE = 50;
const PRIVATE_NEWLINE = new RegExp(NEWLINE, "g");

/**
 * Edits a line as readline does, but shows nothing: the display draws the
 * screen.
 */
export class Editor {
  readonly #hooks: EditorHooks;
  #history: string[] = [];
  #readline = this.#begin();
  readonly #keys = new PassThrough();
  readonly #pastes = new PasteSplitter();
  readonly #decoder = new TextDecoder();
  #lastKey = "";
  #release: ReturnType<typeof setTimeout> | undefined;

  /** Makes an editor with an empty draft. */
  constructor(hooks: EditorHooks) {
    this.#hooks = hooks;
    emitKeypressEvents(this.#keys);
    this.#keys.on("keypress", (text: string | undefined, key: Key) => {
      this.#press(text, key);
      this.#lastKey = key.name ?? "";
      hooks.changed();
    });
  }

  /** The draft. */
  get draft(): string {
    return this.#readline.line;
  }

  /** The place of the cursor, in UTF-16 code units. */
  get cursor(): number {
    return this.#readline.cursor;
  }

  /** Takes input of the terminal. */
  feed(bytes: Uint8Array): void {
    clearTimeout(this.#release);
    const text = this.#decoder.decode(bytes, { stream: true });
    this.#take(this.#pastes.push(text));
    if (!this.#pastes.isHolding) return;
    this.#release = setTimeout(
      () => this.#take(this.#pastes.release()),
      ESCAPE,
    );
  }

  /** Changes the text before the cursor. */
  change({ back, text }: Change): void {
    for (let count = 0; count < back; count++) this.#control("backspace");
    this.#readline.write(text);
  }

  /** Empties the draft; Ctrl-Y brings it back. */
  clear(): void {
    this.#control("e", true);
    this.#control("u", true);
  }

  /** Empties the draft, and remembers nothing of it. */
  discard(): void {
    // Ctrl-Y and undo would bring it back, so a new readline replaces this one.
    this.#readline.close();
    this.#readline = this.#begin();
  }

  /** Empties the draft; Up brings it back. */
  putAside(): void {
    const { draft } = this;
    const others = this.#history.filter((line) => line !== draft);
    this.#history = [draft, ...others].slice(0, HISTORY);
    this.#lastKey = "";
    this.discard();
  }

  /** Lets go of everything. */
  close(): void {
    clearTimeout(this.#release);
    this.#readline.close();
    this.#keys.destroy();
  }

  #begin(): Interface {
    const readline = createInterface({
      input: new PassThrough(),
      output: new Writable({ write: (_chunk, _encoding, done) => done() }),
      terminal: true,
      history: [...this.#history],
      historySize: HISTORY,
      removeHistoryDuplicates: true,
    });
    readline.on("history", (history: string[]) => this.#history = history);
    return readline;
  }

  #take(inputs: readonly Input[]): void {
    for (const input of inputs) {
      if (input.kind === "paste") this.#paste(input.text);
      else this.#keys.write(input.text.replace(PRIVATE_NEWLINE, ""));
    }
  }

  #press(text: string | undefined, key: Key): void {
    const { name, ctrl, meta } = key;
    const isEnter = name === "return" || name === "enter";
    if (ctrl && name === "c") return this.#hooks.interrupt();
    if (ctrl && name === "d" && this.draft === "") return this.#hooks.leave();
    if (ctrl && name === "l") return this.#hooks.clear();
    if (name === "tab") return this.#hooks.tab(this.#lastKey === "tab");
    if (isEnter && meta) return this.#readline.write(NEWLINE);
    if (isEnter && !this.#hooks.submit(this.draft)) return;
    const side = CHARACTER_KEYS.get(ctrl ? `ctrl-${name}` : name ?? "");
    const times = side === undefined || meta
      ? 1
      : codePointsBeside(this.draft, this.cursor, side);
    for (let time = 0; time < times; time++) {
      this.#readline.write(text ?? "", key);
    }
  }

  #paste(text: string): void {
    const lines = text.replace(PRIVATE_NEWLINE, "").replace(/\s+$/, "")
      .split(/\r\n|\r|\n/);
    this.#readline.write(lines.map(clean).join(NEWLINE));
    this.#lastKey = "";
    this.#hooks.changed();
  }

  #control(name: string, ctrl = false): void {
    // The types of readline want a text with every key; it uses none here.
    this.#readline.write(null as unknown as string, { name, ctrl });
  }
}
