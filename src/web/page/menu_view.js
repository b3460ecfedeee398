// @ts-check
/// <reference lib="dom" />

/** @import { RoomState } from "./room_state.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */
/** @import { Panels } from "./panels.js" */

import { find } from "./dom.js";
import { roveIn } from "./roving_focus.js";
import { openSearch } from "./search_opener.js";

/** The menu of the room. */
export class MenuView {
  #menu = find("menu", HTMLElement);
  #topic = find("menu-topic", HTMLButtonElement);
  #lock = find("menu-lock", HTMLButtonElement);
  #close = find("menu-close", HTMLButtonElement);
  #closing = find("closing", HTMLDialogElement);
  #notices = find("notices", HTMLDialogElement);
  #words;

  /**
   * @param {LocalizedTexts} words
   * @param {{ panels: Panels, command: (line: string) => void, earlier: () => void, leave: () => void }} acts
   */
  constructor(words, { panels, command, earlier, leave }) {
    this.#words = words;
    roveIn(this.#menu);
    this.#lock.onclick = () => {
      command(this.#lock.ariaChecked === "true" ? "/unlock" : "/lock");
    };
    this.#on("menu-close", () => {
      this.#closing.returnValue = "no";
      this.#closing.showModal();
    });
    this.#closing.onclose = () => {
      if (this.#closing.returnValue === "yes") command("/close");
    };
    this.#on("menu-name", () => panels.name());
    this.#on("menu-topic", () => panels.topic());
    this.#on("menu-rooms", () => panels.rooms());
    this.#on("menu-search", () => openSearch());
    this.#on("menu-earlier", earlier);
    this.#on("menu-text", () => panels.save("text"));
    this.#on("menu-json", () => panels.save("json"));
    this.#on("menu-notices", () => this.#notices.showModal());
    this.#on("menu-help", () => command("/help"));
    this.#on("menu-leave", leave);
  }

  /**
   * Offers the actions that the person may take in a room.
   *
   * @param {RoomState} here
   */
  show(here) {
    const { nameRoom, setTopic } = this.#words.all.menu;
    this.#topic.textContent = `${here.isLink ? nameRoom : setTopic}…`;
    this.#lock.hidden = this.#close.hidden = !here.isMine;
    this.#lock.ariaChecked = String(here.isLocked);
  }

  /** Takes the menu, and what it opened, away. */
  hide() {
    if (this.#menu.matches(":popover-open")) this.#menu.hidePopover();
    this.#closing.close();
    this.#notices.close();
  }

  /**
   * Does something once an entry is chosen, and closes the menu before.
   *
   * @param {string} id
   * @param {() => void} act
   */
  #on(id, act) {
    find(id, HTMLButtonElement).onclick = () => {
      this.#menu.hidePopover();
      act();
    };
  }
}
