// @ts-check
/// <reference lib="dom" />

/** @import { Command } from "./command_list.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { CompletionList } from "./completion_list.js";
import { find } from "./dom.js";
import { commandLine, resolveCommand } from "../../messages/resolve_command.js";
import { suggest } from "./suggestions.js";

/** Known even before the server has told its commands. */
const OP = { name: "op" };

const MOST_ROWS = 6;
const MOST_RECALLED = 50;

/** Where a line is written. */
export class Composer {
  /** @type {readonly Command[]} The commands that can be completed. */
  commands = [];
  /** @type {readonly string[]} The names that can be completed. */
  names = [];
  #line = find("line", HTMLTextAreaElement);
  #send;
  #completion;
  /** @type {string[]} */
  #recalled = [];
  #at = 0;

  /**
   * @param {LocalizedTexts} words
   * @param {(lines: string[]) => boolean} send Tells whether it could.
   */
  constructor(words, send) {
    this.#send = send;
    this.#completion = new CompletionList(
      words,
      ({ line, at }) => this.write(line, at),
    );
    this.#line.addEventListener("input", () => this.#change());
    this.#line.addEventListener("keydown", (event) => this.#press(event));
    this.#line.addEventListener("blur", () => this.#completion.show([]));
    find("composer", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** Brings the keyboard here. */
  focus() {
    this.#line.focus();
  }

  /**
   * Puts a text into the line, and the cursor behind it, or at a place in it.
   *
   * @param {string} text
   * @param {number} at
   */
  write(text, at = text.length) {
    this.#line.value = text;
    this.#line.focus();
    this.#line.setSelectionRange(at, at);
    this.#change();
  }

  /**
   * Puts lines that were not sent before what is being written.
   *
   * @param {string[]} lines
   */
  restore(lines) {
    const text = [...lines, this.#line.value].filter((line) => line !== "");
    this.#line.value = text.join("\n");
    this.#change();
  }

  #change() {
    this.#grow();
    const { value, selectionStart: at } = this.#line;
    this.#completion.show(suggest(value, at, this.commands, this.names));
  }

  /** Grows with the text, where the browser does not do that by itself. */
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#line.rows = 1;
    const height = parseFloat(getComputedStyle(this.#line).lineHeight);
    const rows = Math.round(this.#line.scrollHeight / height);
    this.#line.rows = Math.max(1, Math.min(MOST_ROWS, rows));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    // While a syllable is being composed, Enter ends the syllable. Safari ends
    // the composition first, and tells it by the old code alone.
    if (event.isComposing || event.keyCode === 229) return;
    const { key } = event;
    if (this.#completion.take(key)) return event.preventDefault();
    if (key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (key === "ArrowUp" || key === "ArrowDown") {
      if (this.#recall(key === "ArrowUp" ? -1 : 1)) event.preventDefault();
    }
  }

  #submit() {
    const text = this.#line.value;
    const lines = linesOf(text);
    if (lines.length === 0 || !this.#send(lines)) return;
    if (!this.#isSecret(text)) this.#recalled.push(text);
    if (this.#recalled.length > MOST_RECALLED) this.#recalled.shift();
    this.#at = this.#recalled.length;
    this.#line.value = "";
    this.#change();
  }

  /**
   * Whether a line may hold the password of `/op`, however it is shortened.
   *
   * @param {string} text
   */
  #isSecret(text) {
    const word = commandLine(text)?.word;
    if (word === undefined) return false;
    return resolveCommand(word, [OP, ...this.commands.map(bare)]).includes(OP);
  }

  /**
   * Brings back what was sent before, while nothing else is being written.
   *
   * @param {number} step
   * @returns {boolean} Whether there was something.
   */
  #recall(step) {
    const shown = this.#recalled[this.#at] ?? "";
    const text = this.#recalled[this.#at + step];
    if (this.#line.value !== shown || this.#at + step < 0) return false;
    if (text === undefined && shown === "") return false;
    this.#at += step;
    this.write(text ?? "");
    return true;
  }
}

/**
 * The lines to send, without blank ones around them. Several are one message.
 *
 * @param {string} text
 * @returns {string[]}
 */
function linesOf(text) {
  const lines = text.replaceAll("\t", "    ").split("\n")
    .map((line) => line.trimEnd());
  while (lines[0] === "") lines.shift();
  while (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

/** @param {Command} command */
function bare({ name }) {
  return { name: name.slice(1) };
}
