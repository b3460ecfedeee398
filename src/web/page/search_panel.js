// @ts-check
/// <reference lib="dom" />

/** @import { FoundMessage } from "../../messages/json_message.ts" */
/** @import { HistoryRequests } from "./history_requests.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */
/** @import { NameHues } from "./name_hues.js" */

import { makeCard } from "./card.js";
import { make } from "./dom.js";
import { wordsOf } from "./marked_words.js";
import { searchResult } from "./search_result.js";

// So many lines are listed; whoever looks further narrows the search.
const MOST = 400;

/**
 * The parts of the page that a search needs.
 *
 * @typedef {object} SearchParts
 * @property {LocalizedTexts} words
 * @property {NameHues} hues
 * @property {HistoryRequests} requests
 * @property {(room: string) => string} titleOf What a room is called.
 * @property {(place: { room: string, id: number }) => void} read Shows a line in
 * its place.
 */

/**
 * Opens the search: a box, and below it what was found, newest first.
 *
 * @param {string} text What to look for at once.
 * @param {SearchParts} parts
 */
export function openSearchPanel(text, parts) {
  new SearchPanel(parts).open(text);
}

class SearchPanel {
  #parts;
  #form = make("form", "search-form");
  #box = make("input");
  #list = make("ul", "results scroll");
  #status = make("p", "note");
  #more = make("button", "quiet");
  /** @type {HTMLDialogElement | undefined} */
  #card;
  #query = "";
  // What is told of the last question alone is shown.
  #questions = 0;

  /** @param {SearchParts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { search } = parts.words.all;
    this.#box.type = "search";
    this.#box.id = "search-box";
    this.#box.maxLength = 300;
    this.#box.autocomplete = "off";
    this.#box.enterKeyHint = "search";
    this.#box.dir = "auto";
    const label = make("label", "unseen", search.label);
    label.htmlFor = this.#box.id;
    const button = make("button", "primary", search.find);
    this.#form.append(label, this.#box, button);
    this.#form.role = "search";
    this.#form.onsubmit = (event) => {
      event.preventDefault();
      this.#begin();
    };
    this.#status.role = "status";
    this.#list.ariaLabel = search.results;
    this.#more.type = "button";
    this.#more.textContent = search.more;
    this.#more.onclick = () => this.#ask(this.#more.value);
    this.#showMore(undefined);
  }

  /** @param {string} text */
  open(text) {
    const { words } = this.#parts;
    const { title, keys } = words.all.search;
    const parts = [this.#form, make("p", "note", keys), this.#status];
    const card = makeCard(
      "search",
      title,
      words,
      ...parts,
      this.#list,
      this.#more,
    );
    this.#card = card;
    card.addEventListener("keydown", (event) => this.#press(event));
    this.#box.value = text;
    this.#box.focus();
    if (text !== "") this.#begin();
  }

  /** Moves between the box and the lines with the arrow keys. */
  #press(/** @type {KeyboardEvent} */ event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.isComposing) return;
    const stops = [this.#box, ...this.#list.querySelectorAll("button")];
    const at = stops.findIndex((one) => one === document.activeElement);
    const next = stops[at + step];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  #begin() {
    const text = this.#box.value.trim();
    const { search } = this.#parts.words.all;
    this.#list.replaceChildren();
    this.#showMore(undefined);
    this.#query = text;
    if (wordsOf(text).length === 0) {
      this.#questions++;
      this.#status.textContent = text === "" ? "" : search.wordsMissing;
      return;
    }
    this.#ask("");
  }

  /** @param {string} from Where to go on; empty to begin. */
  async #ask(from) {
    const { requests, words } = this.#parts;
    const { search, past } = words.all;
    const question = ++this.#questions;
    this.#status.textContent = search.searching;
    const query = `${this.#query} ${from}`.trim();
    const answer = await requests.ask(`/search ${query}`);
    if (question !== this.#questions) return;
    if (answer?.kind === "found") this.#show(answer);
    else this.#status.textContent = answer?.text ?? past.failed;
  }

  /** @param {FoundMessage} found */
  #show({ events, next }) {
    const { search } = this.#parts.words.all;
    const sought = wordsOf(this.#query);
    const before = this.#list.childElementCount;
    for (const event of events) {
      const result = searchResult(event, sought, this.#parts);
      result.onclick = () => {
        this.#card?.close();
        this.#parts.read(event);
      };
      this.#list.append(make("li", "", result));
    }
    const count = this.#list.childElementCount;
    this.#showMore(count < MOST ? next : undefined);
    this.#status.textContent = search.found(count, next !== undefined);
    // The button that was pressed may have gone.
    const first = this.#list.children[before]?.querySelector("button");
    if (before > 0) first?.focus();
  }

  /** @param {string | undefined} next */
  #showMore(next) {
    this.#more.hidden = next === undefined;
    this.#more.value = `before:${next}`;
  }
}
