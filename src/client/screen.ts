/**
 * A screen on which lines go by above an area that stays.
 *
 * @module
 */

import type { InputArea } from "./input_area.ts";

// Between these, a terminal with DEC private mode 2026 shows nothing; others
// ignore them.
const HOLD = "\x1b[?2026h";
const RELEASE = "\x1b[?2026l";

const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";
const NO_WRAP = "\x1b[?7l";
const WRAP = "\x1b[?7h";
// From the second column on: tmux keeps a copy of a screen that is cleared from
// its first, and nobody wants to find half a draft when scrolling back.
const CLEAR_BELOW = "\r\x1b[K\x1b[C\x1b[J\r";
const CLEAR_SCREEN = "\x1b[H\x1b[2J";
const BELL = "\x07";

/**
 * Draws the area at the bottom, and everything else above it.
 *
 * 1. Each drawing is one write, so no half-drawn screen is ever seen.
 * 2. Lines above the area are the terminal's: it scrolls them back and lets them
 *    be copied. They come broken between words; what is wider than the screen
 *    all the same, it wraps.
 * 3. Rows of the area never wrap. The cursor is put where it belongs by writing
 *    what is before it, so the terminal, and not a table of widths, has the
 *    last word on where that is.
 */
export class Screen {
  readonly #write: (text: string) => void;
  #area: InputArea | undefined;
  #columns: number;

  /**
   * Begins below what the terminal shows.
   *
   * @param write Writes to the terminal.
   * @param columns The columns of the screen.
   */
  constructor(write: (text: string) => void, columns: number) {
    this.#write = write;
    this.#columns = columns;
  }

  /** Shows lines above the area, and the area as it is now. */
  draw(area: InputArea, lines: readonly string[] = [], rings = false): void {
    const above = lines.map((line) => `${line}\r\n`).join("");
    this.#write(
      HOLD + HIDE_CURSOR + this.#erase() + above + rowsOf(area) +
        SHOW_CURSOR + RELEASE + (rings ? BELL : ""),
    );
    this.#area = area;
  }

  /** Shows lines where the area was, and no area any more. */
  finish(lines: readonly string[] = []): void {
    const above = lines.map((line) => `${line}\r\n`).join("");
    this.#write(this.#erase() + above);
    this.#area = undefined;
  }

  /** Makes the screen empty but for the area. */
  clear(area: InputArea): void {
    this.#write(this.#erase() + CLEAR_SCREEN);
    this.#area = undefined;
    this.draw(area);
  }

  /** Notes that the screen has another width, which changed what it shows. */
  resize(columns: number): void {
    const before = this.#area;
    if (before === undefined || columns === this.#columns) return;
    this.#columns = columns;
    // Rows that do not fit any more have been wrapped by the terminal.
    const heights = before.widths.map((width) =>
      Math.max(1, Math.ceil(width / columns))
    );
    const above = heights.slice(0, before.row).reduce((a, b) => a + b, 0);
    const row = above + Math.floor(before.column / columns);
    this.#area = { ...before, row };
  }

  #erase(): string {
    if (this.#area === undefined) return "";
    return up(this.#area.row) + CLEAR_BELOW;
  }
}

function rowsOf({ rows, row, before }: InputArea): string {
  const back = up(rows.length - 1 - row);
  return `${NO_WRAP}${rows.join("\r\n")}${back}\r${before}${WRAP}`;
}

function up(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : "";
}
