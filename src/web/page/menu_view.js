// @ts-check
/// <reference lib="dom" />

/** @import { RoomState } from "./room_state.js" */

import { find } from "./dom.js";

/** The menu of the room. */
export class MenuView {
  #menu = find("menu", HTMLElement);
  #lock = find("menu-lock", HTMLButtonElement);
  #close = find("menu-close", HTMLButtonElement);
  #closing = find("closing", HTMLDialogElement);

  /**
   * @param {(line: string) => void} command Gives a command.
   * @param {() => void} leave
   */
  constructor(command, leave) {
    this.#lock.onclick = () => {
      command(this.#lock.ariaChecked === "true" ? "/unlock" : "/lock");
    };
    this.#close.onclick = () => {
      this.hide();
      this.#closing.returnValue = "no";
      this.#closing.showModal();
    };
    this.#closing.onclose = () => {
      if (this.#closing.returnValue === "yes") command("/close");
    };
    find("menu-help", HTMLButtonElement).onclick = () => {
      this.hide();
      command("/help");
    };
    find("menu-leave", HTMLButtonElement).onclick = () => {
      this.hide();
      leave();
    };
  }

  /**
   * Offers the actions that the person may take in a room.
   *
   * @param {RoomState} here
   */
  show(here) {
    this.#lock.hidden = this.#close.hidden = !here.isMine;
    this.#lock.ariaChecked = String(here.isLocked);
  }

  /** Takes the menu, and what it opened, away. */
  hide() {
    if (this.#menu.matches(":popover-open")) this.#menu.hidePopover();
  }
}
