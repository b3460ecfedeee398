/**
 * Taking over the terminal.
 *
 * @module
 */

import { writeAll } from "../standard_streams.ts";

/** The events of a terminal. */
export interface TerminalHooks {
  /** It has another size, or shows something else than we drew. */
  readonly redraw: () => void;
  /** Ctrl-C was pressed. */
  readonly interrupt: () => void;
  /** The program has to end: a hang-up, a request to end. */
  readonly leave: () => void;
}

const PASTE_ON = "\x1b[?2004h";
const PASTE_OFF = "\x1b[?2004l";
const LINE_WRAP = "\x1b[?7h";
const SHOW_CURSOR = "\x1b[?25h";

/**
 * Takes every key as it is pressed, and puts everything back as it was when
 * disposed of, whatever the reason.
 *
 * Ctrl-Z stops the program as it does any other, so the keys that send signals
 * go on sending them.
 */
export class Terminal implements Disposable {
  readonly #listeners: [Deno.Signal, () => void][] = [];
  readonly #restore = () => this[Symbol.dispose]();
  #isOurs = true;

  /** Takes the terminal. */
  constructor({ redraw, interrupt, leave }: TerminalHooks) {
    this.#listen("SIGINT", interrupt);
    if (Deno.build.os !== "windows") {
      for (const signal of ["SIGTERM", "SIGHUP", "SIGQUIT"] as const) {
        this.#listen(signal, leave);
      }
      this.#listen("SIGWINCH", redraw);
      this.#listen("SIGCONT", () => {
        this.#take();
        redraw();
      });
    }
    globalThis.addEventListener("unload", this.#restore);
    this.#take();
  }

  /** The columns and rows it has now. */
  get size(): { readonly columns: number; readonly rows: number } {
    try {
      const { columns, rows } = Deno.consoleSize();
      return { columns: Math.max(columns, 4), rows: Math.max(rows, 2) };
    } catch {
      // A terminal that has gone away has no size, and does not mind.
      return { columns: 80, rows: 24 };
    }
  }

  /** The keys, until the terminal is gone. */
  async *keys(): AsyncIterable<Uint8Array> {
    try {
      yield* Deno.stdin.readable;
    } catch {
      // A terminal that goes away fails instead of ending.
    }
  }

  /** Writes all of a text at once. */
  write(text: string): void {
    if (!this.#isOurs) return;
    try {
      writeAll(Deno.stdout, text);
    } catch {
      // It has been closed; the hang-up that follows ends the program.
    }
  }

  /** Puts everything back as it was. */
  [Symbol.dispose](): void {
    if (!this.#isOurs) return;
    this.write(PASTE_OFF + LINE_WRAP + SHOW_CURSOR);
    this.#isOurs = false;
    setRaw(false);
    globalThis.removeEventListener("unload", this.#restore);
    for (const [signal, listener] of this.#listeners) {
      Deno.removeSignalListener(signal, listener);
    }
  }

  #take(): void {
    // Another program may have left it in any mode.
    setRaw(false);
    setRaw(true);
    this.write(PASTE_ON);
  }

  #listen(signal: Deno.Signal, listener: () => void): void {
    Deno.addSignalListener(signal, listener);
    this.#listeners.push([signal, listener]);
  }
}

function setRaw(isRaw: boolean): void {
  try {
    if (isRaw) Deno.stdin.setRaw(true, { cbreak: Deno.build.os !== "windows" });
    else Deno.stdin.setRaw(false);
  } catch {
    // The terminal is gone.
  }
}
