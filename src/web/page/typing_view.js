// @ts-check
/// <reference lib="dom" />

/** @import { Message } from "../../messages/json_message.ts" */
/** @import { LocalizedTexts } from "./localized_texts.js" */
/** @import { RoomState } from "./room_state.js" */

import { find, make } from "./dom.js";
import { recall, remember } from "./page_settings.js";

/** How long a sign holds, and the least time between own ones. */
const SHOWN = 6000, PAUSE = 4000;

const MOST_NAMED = 3;

/** Who is writing; and the sign that one is, for those who want to give it. */
export class TypingView {
  #line = find("line", HTMLTextAreaElement);
  #switch = find("menu-typing", HTMLButtonElement);
  #shown = make("p", "typing note");
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  #writing = new Map();
  #words;
  #toldAt = -Infinity;

  /**
   * @param {LocalizedTexts} words
   * @param {() => void} tell Says that one is writing.
   */
  constructor(words, tell) {
    this.#words = words;
    // It comes and goes too often to be read out.
    this.#shown.ariaHidden = "true";
    find("composer", HTMLElement).before(this.#shown);
    this.#switch.ariaChecked = String(recall("typing") === "on");
    this.#switch.onclick = () => {
      const isOn = this.#switch.ariaChecked !== "true";
      this.#switch.ariaChecked = String(isOn);
      remember("typing", isOn ? "on" : "off");
    };
    this.#line.addEventListener("input", () => {
      const now = performance.now();
      const isText = /^\s*[^\s/]/.test(this.#line.value);
      const isTold = this.#switch.ariaChecked === "true" && isText;
      if (!isTold || now - this.#toldAt < PAUSE) return;
      this.#toldAt = now;
      tell();
    });
    words.follow(() => this.#write());
  }

  /**
   * Takes a message.
   *
   * @param {Message} message
   * @param {RoomState} here
   * @returns {boolean} Whether it is a sign, and nothing else.
   */
  take(message, { room }) {
    if (message.kind === "typing") {
      if (message.room === room) this.#note(message.who);
      return true;
    }
    // Whoever has written it, or has gone, is not writing.
    if ("who" in message && message.who !== undefined) this.#end(message.who);
    if (message.kind === "who") {
      for (const who of this.#writing.keys()) this.#end(who);
    }
    return false;
  }

  /** @param {string} who */
  #note(who) {
    clearTimeout(this.#writing.get(who));
    this.#writing.set(who, setTimeout(() => this.#end(who), SHOWN));
    this.#write();
  }

  /** @param {string} who */
  #end(who) {
    clearTimeout(this.#writing.get(who));
    if (this.#writing.delete(who)) this.#write();
  }

  #write() {
    const names = [...this.#writing.keys()];
    const { writing, severalWriting } = this.#words.all.room;
    this.#shown.textContent = names.length === 0
      ? ""
      : names.length > MOST_NAMED
      ? severalWriting(names.length)
      : writing(names.join(", "), names.length);
  }
}
