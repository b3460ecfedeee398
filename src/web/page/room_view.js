// @ts-check
/// <reference lib="dom" />

/** @import { RoomState } from "./room_state.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { find } from "./dom.js";

/** The room as a whole: its title, and whether it is shown. */
export class RoomView {
  #room = find("room", HTMLElement);
  #title = find("room-title", HTMLElement);
  #note = find("room-note", HTMLElement);
  #invite = find("invite-button", HTMLButtonElement);
  #alone = {
    section: find("alone", HTMLElement),
    title: find("alone-title", HTMLElement),
    lead: find("alone-lead", HTMLElement),
    doors: find("alone-doors", HTMLElement),
  };
  #words;
  #hadCompany = false;

  /** @param {LocalizedTexts} words */
  constructor(words) {
    this.#words = words;
  }

  /** Whether anybody else has been in the room. */
  get hadCompany() {
    return this.#hadCompany;
  }

  /** Whether the room is shown. */
  get isShown() {
    return !this.#room.hidden;
  }

  /**
   * Shows the room, or takes it away.
   *
   * @param {boolean} isShown
   */
  toggle(isShown) {
    this.#room.hidden = !isShown;
  }

  /**
   * The name of a room, for people.
   *
   * @param {RoomState} here
   * @returns {string}
   */
  titleOf({ isLink, room, topic, owner }) {
    const { all } = this.#words;
    if (isLink && owner !== "") return topic || all.room.ownedBy(owner);
    if (isLink) return topic || all.room.shared;
    return room === "lobby" ? all.room.lobby : room;
  }

  /**
   * Shows what is known about the room.
   *
   * @param {RoomState} here
   */
  show(here) {
    const title = this.titleOf(here);
    this.#title.textContent = title;
    const notes = [here.topic === title ? "" : here.topic];
    if (here.isLocked) notes.unshift(this.#words.all.room.locked);
    this.#note.textContent = notes.filter((note) => note !== "").join(" · ");
    this.#invite.hidden = here.room === "lobby";
    if (here.count > 1) this.#hadCompany = true;
    this.#showAlone(here);
  }

  /** @param {RoomState} here */
  #showAlone({ count, isLink, room: name }) {
    const { section, title, lead, doors } = this.#alone;
    const { room } = this.#words.all;
    section.hidden = count !== 1 || this.#hadCompany;
    title.textContent = isLink ? room.alone : room.quiet;
    const isLobby = name === "lobby";
    lead.textContent = isLobby ? room.quietLead : room.aloneLead;
    doors.hidden = isLobby;
  }

  /** Begins anew, in another room. */
  reset() {
    this.#hadCompany = false;
  }
}
