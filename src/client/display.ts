/**
 * The conversation on a terminal.
 *
 * @module
 */

import { LANGS } from "../messages/texts/texts.ts";
import { type InputArea, inputAreaOf } from "./input_area.ts";
import { DayChange } from "./day_change.ts";
import type { Heard } from "./server_message.ts";
import type { ClientState } from "./client_state.ts";
import { ownWords } from "./own_words.ts";
import { Screen } from "./screen.ts";
import type { Terminal } from "./terminal.ts";
import { hangingLines, type Look, toSentence } from "./format_lines.ts";
import { textsIn } from "./texts/texts.ts";
import { wordWrap } from "./word_wrap.ts";
import type { EditorState } from "./editor_state.ts";

// Before a line that has not come back: colour alone would not tell it.
const PENDING = "… ";

/** The options of a display. */
export interface DisplayOptions {
  /** The terminal it draws on. */
  readonly terminal: Terminal;
  /** The state of the client. */
  readonly memory: ClientState;
  /** How lines look. */
  readonly look: Omit<Look, "lang">;
  /** Whether it may ring. */
  readonly bell: boolean;
  /** Gives what is being typed. */
  readonly typing: () => EditorState;
}

/**
 * Shows lines above what is being typed. Everything that changes in one turn of
 * the event loop is drawn at once.
 */
export class Display {
  /** The status; empty when there is none. */
  status = "";
  readonly #options: DisplayOptions;
  readonly #screen: Screen;
  readonly #day = new DayChange(Date.now());
  #time: boolean;
  #lines: string[] = [];
  #rings = false;
  #isDue = false;
  #isOver = false;

  /** Begins with nothing but the line being typed. */
  constructor(options: DisplayOptions) {
    this.#options = options;
    this.#time = options.look.time;
    const { terminal } = options;
    this.#screen = new Screen(
      (text) => terminal.write(text),
      terminal.size.columns,
    );
  }

  /** Shows or hides the times from now on. */
  set time(isShown: boolean) {
    this.#time = isShown;
  }

  /** Shows something heard, and rings if it calls. */
  show(heard: Heard, isCall: boolean): void {
    const look = this.#look;
    const day = look.time ? this.#day.turn(heard.time, look.lang) : undefined;
    if (day !== undefined) {
      this.#lines.push(toSentence(day, undefined, look).text);
    }
    const { name } = this.#options.memory;
    for (const line of hangingLines(heard, look, { name, isCall })) {
      this.#lines.push(...wordWrap(line, look.columns));
    }
    this.#rings ||= isCall && this.#options.bell;
    this.refresh();
  }

  /** Shows a sentence of the client's own. */
  tell(sentence: string): void {
    const look = this.#look;
    const line = toSentence(sentence, Date.now(), look);
    this.#lines.push(...wordWrap(line, look.columns));
    this.refresh();
  }

  /** Shows everything as it is now, at the end of the turn. */
  refresh(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => this.#draw());
  }

  /** Makes the screen empty but for what is being typed. */
  clear(): void {
    this.#screen.clear(this.#area());
  }

  /** Draws everything anew on a screen that may have another size. */
  redraw(): void {
    this.#screen.resize(this.#options.terminal.size.columns);
    this.refresh();
  }

  /** Leaves the lines on the screen, and nothing else. */
  finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#screen.finish(this.#lines);
  }

  get #look(): Look & { readonly columns: number } {
    const { look, memory, terminal } = this.#options;
    const lang = memory.lang ?? LANGS[0];
    return { ...look, time: this.#time, lang, columns: terminal.size.columns };
  }

  #draw(): void {
    this.#isDue = false;
    if (this.#isOver) return;
    this.#screen.draw(this.#area(), this.#lines, this.#rings);
    this.#lines = [];
    this.#rings = false;
  }

  #area(): InputArea {
    const { memory, terminal, typing } = this.#options;
    const look = this.#look;
    const pending = memory.pending.speeches.flatMap((text) =>
      hangingLines(
        ownWords(text, memory.name),
        { ...look, color: false, time: false },
        memory,
      )
    ).map(({ text, indent }) => ({
      text: PENDING + text,
      indent: PENDING.length + indent,
    }));
    return inputAreaOf({
      ...typing(),
      pending,
      morePending: textsIn(memory.lang).morePending,
      status: this.status,
      look,
      ...terminal.size,
    });
  }
}
