// @ts-check
/// <reference lib="dom" />

/** @import { Message } from "../../messages/json_message.ts" */
/** @import { LogView } from "./log_view.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */
/** @import { NameHues } from "./name_hues.js" */
/** @import { Place, ReadingView } from "./reading_view.js" */
/** @import { RoomState } from "./room_state.js" */

import { find } from "./dom.js";
import { HistoryRequests } from "./history_requests.js";
import { commandLine } from "../../messages/resolve_command.js";
import { meansCommand } from "./means_command.js";
import { OlderLines } from "./older_lines.js";
import { onSearch, openSearch } from "./search_opener.js";

// What is known before the server has told its commands.
const FIRST = [{ name: "search" }];

/**
 * The parts of the page that its past needs.
 *
 * @typedef {object} PastNeeds
 * @property {LocalizedTexts} words
 * @property {RoomState} here
 * @property {NameHues} hues
 * @property {LogView} log
 * @property {(line: string) => boolean} send
 * @property {(line: string) => void} command Gives a command of the person's.
 * @property {() => void} onFault Tells that a part could not be loaded.
 */

/** All that shows what was said before: older lines, the search, its places. */
export class PastParts {
  #parts;
  #requests;
  #older;
  /** @type {ReadingView | undefined} */
  #reading;
  #isOpeningSearch = false;

  /** @param {PastNeeds} parts */
  constructor(parts) {
    this.#parts = parts;
    const requests = this.#requests = new HistoryRequests(parts.send);
    this.#older = new OlderLines({
      words: parts.words,
      log: parts.log,
      requests,
      context: () => this.#context,
      read: (id, top) => this.#read({ room: parts.here.room, id, top }),
    });
    onSearch((text) => this.#search(text));
    const newer = find("newer", HTMLButtonElement);
    newer.addEventListener("click", () => this.close(), { capture: true });
  }

  /**
   * Takes a message that is for this part alone.
   *
   * @param {Message} message
   * @returns {boolean} Whether it was one.
   */
  take(message) {
    this.#reading?.take(message);
    return this.#requests.take(message);
  }

  /**
   * Opens the search, if a line asks for it.
   *
   * @param {string} line
   * @param {readonly { name: string }[]} commands Those that there are.
   * @returns {boolean} Whether it does.
   */
  means(line, commands) {
    const known = commands.length > 0 ? commands : FIRST;
    if (!meansCommand(line, "search", known)) return false;
    openSearch(commandLine(line)?.rest.trim());
    return true;
  }

  /** Notes that the room has shown what it remembers. */
  offer() {
    this.#older.offer();
  }

  /** Begins anew, in another room. */
  reset() {
    this.close();
    this.#older.reset();
  }

  /** Notes that what was asked for will not come. */
  drop() {
    this.#requests.drop();
  }

  /** Goes to the oldest line that is shown, and asks for those before it. */
  goBack() {
    this.close();
    this.#parts.log.goBack();
    this.#older.look();
  }

  /** Goes back to the newest line. */
  close() {
    if (this.#reading === undefined) return;
    this.#reading.close();
    this.#reading = undefined;
    this.#parts.log.follow();
  }

  get #context() {
    const { words, hues, here, command } = this.#parts;
    /** @param {string} room */
    const onRoom = (room) => command(`/join ${room}`);
    return { words, hues, me: here.me, onRoom };
  }

  /** @param {Place} place */
  async #read(place) {
    const { words, here, log, command, onFault } = this.#parts;
    const view = await import("./reading_view.js").catch(() => undefined);
    if (view === undefined) return onFault();
    if (place.top !== undefined && place.room !== here.room) return;
    this.#reading?.close();
    log.stop();
    const { room } = place;
    this.#reading = new view.ReadingView(place, {
      words,
      requests: this.#requests,
      context: () => this.#context,
      title: this.#titleOf(room),
      isElsewhere: room !== here.room,
      onClose: (isToRoom) => {
        this.close();
        if (isToRoom) command(`/join ${room}`);
        find("log", HTMLElement).focus({ preventScroll: true });
      },
    });
  }

  /** @param {string} text */
  async #search(text) {
    const { words, hues, onFault } = this.#parts;
    if (find("room", HTMLElement).hidden || this.#isOpeningSearch) return;
    this.#isOpeningSearch = true;
    // Until the search is there, what is typed for it must not be said.
    const giveBack = takeFocus();
    const panel = await import("./search_panel.js").catch(() => undefined);
    this.#isOpeningSearch = false;
    giveBack();
    if (panel === undefined) return onFault();
    if (find("room", HTMLElement).hidden) return;
    panel.openSearchPanel(text, {
      words,
      hues,
      requests: this.#requests,
      titleOf: (room) => this.#titleOf(room),
      read: ({ room, id }) => this.#read({ room, id }),
    });
  }

  /** @param {string} room */
  #titleOf(room) {
    const { words, here } = this.#parts;
    const { lobby, shared } = words.all.room;
    if (here.isLink && room === here.room) return here.topic || shared;
    return room === "lobby" ? lobby : room;
  }
}

/**
 * Takes the focus from everything.
 *
 * @returns {() => void} Gives it back, unless something else has it by then.
 */
function takeFocus() {
  const before = document.activeElement;
  if (!(before instanceof HTMLElement)) return () => {};
  before.blur();
  return () => {
    if (document.activeElement !== document.body) return;
    before.focus({ preventScroll: true });
  };
}
