// @ts-check
/// <reference lib="dom" />

/** @import { AwaitedAnswer } from "./awaited_answer.js" */
/** @import { RoomState } from "./room_state.js" */
/** @import { NameHues } from "./name_hues.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { find, make } from "./dom.js";
import { unbracket } from "./isolate.js";

/** The notices that say since when a person is here and quiet. */
const OF_PERSON = new Set(["whois", "whoisHidden", "personUnknown"]);

/** The people in the room, with the actions for each. */
export class PeopleView {
  #panel = find("people", HTMLElement);
  #items = find("people-list", HTMLElement);
  #count = find("people-count", HTMLElement);
  #button = find("people-button", HTMLButtonElement);
  #more = find("people-more", HTMLElement);
  #title = find("people-title", HTMLElement);
  #words;
  #hues;
  #isDue = false;
  #acts;
  // Whom the reader looks at, and what the server says of them.
  #seen = { name: "", text: "" };

  /**
   * @param {LocalizedTexts} words
   * @param {NameHues} hues
   * @param {{ write: (text: string) => void, command: (line: string) => void, answer: AwaitedAnswer }} acts
   * Puts the beginning of a line before the person, who finishes and sends it,
   * or does not; or gives a command at once, whose answer comes here first.
   */
  constructor(words, hues, acts) {
    this.#words = words;
    this.#hues = hues;
    this.#acts = acts;
  }

  /**
   * Shows who is in a room, once for all who come and go before the next frame.
   *
   * @param {RoomState} here
   */
  show(here) {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#list(here);
    });
  }

  /** @param {RoomState} here */
  #list(here) {
    const { room } = this.#words.all;
    this.#count.textContent = String(here.count);
    this.#title.textContent = `${room.people} · ${here.count}`;
    this.#button.ariaLabel = `${room.people}: ${room.here(here.count)}`;
    const open = this.#items.querySelector("details[open]");
    const opened = open instanceof HTMLElement ? open.dataset.name : undefined;
    this.#items.replaceChildren(
      ...here.names.map((name) => {
        const item = this.#person(name, here);
        if (item instanceof HTMLDetailsElement) item.open = name === opened;
        return make("li", "", item);
      }),
    );
    this.#more.textContent = here.more > 0 ? room.more(here.more) : "";
  }

  /**
   * @param {string} name
   * @param {RoomState} here
   */
  #person(name, here) {
    const { room } = this.#words.all;
    const label = [make("bdi", `who ${this.#hues.of(name)}`, name)];
    if (name === here.me) label.push(make("span", "tag", room.you));
    if (name === here.owner) label.push(make("span", "tag", room.owner));
    if (here.away.has(name)) label.push(make("span", "tag", room.away));
    if (name === here.me) return make("div", "self", ...label);
    const acts = make("div", "acts");
    const { write, command } = this.#acts;
    acts.append(
      this.#act(room.whisper, () => write(`/msg ${name} `)),
      this.#act(room.call, () => write(`@${name} `)),
      this.#act(room.ignore, () => command(`/ignore ${name}`)),
    );
    if (here.isMine) {
      acts.append(this.#act(room.kick, () => write(`/kick ${name} `)));
    }
    const seen = make("p", "note seen");
    seen.role = "status";
    if (name === this.#seen.name) seen.textContent = this.#seen.text;
    const summary = make("summary", "", ...label);
    const details = make("details", "", summary, seen, acts);
    details.name = "person";
    details.dataset.name = name;
    // Not when the list is made anew, with the same person opened.
    summary.onclick = () => {
      if (!details.open) this.#look(name, here);
    };
    return details;
  }

  /**
   * Asks the server about a person, and shows what it says.
   *
   * @param {string} name
   * @param {RoomState} here
   */
  #look(name, here) {
    const { answer, command } = this.#acts;
    const seen = this.#seen = { name, text: "" };
    answer.expect((message) => {
      const code = message.kind === "notice" ? message.code : "";
      // Behind what is said of everybody, some have words of their own.
      const isFirst = seen.text === "" && OF_PERSON.has(code);
      const isLast = seen.text !== "" && code === "isAway";
      if (seen.text !== "") answer.expect(undefined);
      if (!isFirst && !isLast) return false;
      // A link room's id is its key, and no name.
      const { room } = here;
      const text = here.isLink && room !== ""
        ? message.text.replace(room, this.#words.all.room.this)
        : message.text;
      const parts = unbracket(text).map((part) =>
        typeof part === "string" ? part : part.textContent
      );
      seen.text = `${seen.text}\n${parts.join("")}`.trim();
      const shown = this.#items.querySelector("details[open] .seen");
      if (shown && seen === this.#seen) shown.textContent = seen.text;
      return true;
    });
    command(`/whois ${name}`);
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  #act(text, act) {
    const button = make("button", "quiet", text);
    button.type = "button";
    button.onclick = () => {
      if (this.#panel.matches(":popover-open")) this.#panel.hidePopover();
      act();
    };
    return button;
  }
}
