// @ts-check
/// <reference lib="dom" />

/** @import { LocalizedTexts } from "./localized_texts.js" */

import { calendarDay, clockTime } from "./clock_time.js";
import { copyText } from "./copy_text.js";
import { find } from "./dom.js";
import { LineChoice } from "./line_choice.js";
import { quoteOf } from "./quote_of.js";

// How long a button says what became of a copy.
const MOMENT = 2000;

/** What one can do with a line that somebody said, in a bar beside it. */
export class LineActions {
  #talk = find("talk", HTMLElement);
  #bar = find("acts", HTMLElement);
  #time = find("acts-time", HTMLElement);
  #copy = find("acts-copy", HTMLButtonElement);
  #private = find("acts-private", HTMLButtonElement);
  #ignore = find("acts-ignore", HTMLButtonElement);
  #choice = new LineChoice(this.#bar, (line) => this.#show(line));
  #words;
  #me = () => "";

  /**
   * @param {LocalizedTexts} words
   * @param {{ me: () => string, write: (text: string) => void, command: (line: string) => void }} parts
   * One's own name, the line that is being written, and the commands.
   */
  constructor(words, { me, write, command }) {
    this.#words = words;
    this.#me = me;
    /** @param {(who: string, text: string) => void} act */
    const on = (act) => () => {
      const { who = "", said: text = "" } = this.#choice.line?.dataset ?? {};
      this.#choice.end();
      act(who, text);
    };
    find("acts-reply", HTMLButtonElement).onclick = on((who, text) =>
      write(quoteOf(who === me() ? "" : who, text))
    );
    this.#private.onclick = on((who) => write(`/msg ${who} `));
    this.#ignore.onclick = on((who) => command(`/ignore ${who}`));
    this.#copy.onclick = () => this.#copyLine();
    words.follow(() => this.#choice.end());
  }

  /** Takes the bar away. */
  hide() {
    this.#choice.end();
  }

  /** @param {HTMLElement | undefined} line */
  #show(line) {
    document.querySelector(".pointed")?.classList.remove("pointed");
    line?.classList.add("pointed");
    this.#bar.hidden = line === undefined;
    if (line === undefined) return;
    const { at = "", who } = line.dataset;
    const isOwn = who === this.#me();
    this.#private.hidden = this.#ignore.hidden = isOwn;
    this.#copy.textContent = this.#words.all.acts.copy;
    this.#time.textContent = `${calendarDay(at)} ${clockTime(at)}`;
    const talk = this.#talk.getBoundingClientRect();
    const { top, right } = line.getBoundingClientRect();
    const { height, width } = this.#bar.getBoundingClientRect();
    // Above the line, and within the log.
    this.#bar.style.top = `${Math.max(0, top - talk.top - height * 0.7)}px`;
    const most = talk.width - width;
    this.#bar.style.left = `${
      Math.max(0, Math.min(most, right - talk.left - width))
    }px`;
  }

  async #copyLine() {
    const { said: text = "" } = this.#choice.line?.dataset ?? {};
    const isCopied = await copyText(text, this.#bar);
    const { copied, copyFailed } = this.#words.all.line;
    const outcome = isCopied ? copied : copyFailed;
    this.#copy.textContent = outcome;
    const spoken = find("spoken", HTMLElement);
    spoken.textContent = outcome;
    setTimeout(() => {
      this.#copy.textContent = this.#words.all.acts.copy;
      spoken.textContent = "";
    }, MOMENT);
  }
}
