// @ts-check
/// <reference lib="dom" />

/** @import { NoticeMessage } from "../../messages/json_message.ts" */
/** @import { Goal } from "./page_login.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { find } from "./dom.js";
import { recall } from "./page_settings.js";

/**
 * The sentences of the front page.
 *
 * @typedef {"start" | "invited" | { notice: NoticeMessage, isLink: boolean }} Occasion
 */

/** The front page, the page before a room, and the page after it. */
export class FrontView {
  #front = find("front", HTMLElement);
  #title = find("front-title", HTMLElement);
  #lead = find("front-lead", HTMLElement);
  #note = find("front-note", HTMLElement);
  #door = find("door", HTMLFormElement);
  #name = find("name", HTMLInputElement);
  #password = find("password", HTMLInputElement);
  #passwordField = find("password-field", HTMLElement);
  #topic = find("topic", HTMLInputElement);
  #topicField = find("topic-field", HTMLElement);
  #fault = find("door-fault", HTMLElement);
  #links = find("over-links", HTMLElement);
  #back = find("over-back", HTMLElement);
  #buttons = {
    enter: find("enter", HTMLButtonElement),
    start: find("start", HTMLButtonElement),
    lobby: find("lobby", HTMLButtonElement),
  };
  /** @type {Occasion} */
  #occasion = "start";
  #words;
  #place;
  #enter;

  /**
   * @param {LocalizedTexts} words
   * @param {{ room: string, isLink: boolean }} place The room that the address
   * names; empty when none.
   * @param {(who: { name: string, password: string, goal: Goal, topic: string }) => void} enter
   * Takes the visitor, and what a room that they start is to be called.
   */
  constructor(words, place, enter) {
    this.#words = words;
    this.#place = place;
    this.#enter = enter;
    this.#name.value = recall("name");
    this.#door.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(event.submitter === this.#buttons.lobby);
    });
    words.follow(() => this.#write());
  }

  /**
   * Shows the page.
   *
   * @param {Occasion} [occasion] Why; by default what the address says.
   */
  show(occasion = this.#place.room === "" ? "start" : "invited") {
    this.#occasion = occasion;
    const isOver = typeof occasion === "object";
    this.#front.hidden = false;
    this.#door.hidden = isOver;
    this.#links.hidden = !isOver;
    this.#note.hidden = isOver;
    this.#topicField.hidden = occasion !== "start";
    this.#buttons.enter.hidden = occasion !== "invited";
    this.#buttons.start.hidden = occasion !== "start";
    this.#buttons.lobby.hidden = occasion !== "start";
    this.#write();
    this.setBusy(false);
    if (isOver) this.#title.focus();
  }

  /** Takes the page away. */
  hide() {
    this.#front.hidden = true;
    this.#passwordField.hidden = true;
    this.#fault.textContent = "";
  }

  /**
   * Says why the visitor cannot enter.
   *
   * @param {string} fault
   * @param {"name" | "password"} [field] What to change about it.
   */
  refuse(fault, field = "name") {
    this.#fault.textContent = fault;
    const isPassword = field === "password";
    if (isPassword) this.#passwordField.hidden = false;
    const input = isPassword ? this.#password : this.#name;
    input.focus();
    input.select();
  }

  /**
   * Says that it takes a while.
   *
   * @param {string} text
   */
  wait(text) {
    this.#fault.textContent = text;
  }

  /** @param {boolean} isBusy */
  setBusy(isBusy) {
    for (const button of Object.values(this.#buttons)) {
      button.disabled = isBusy;
    }
  }

  /** @param {boolean} isForLobby */
  #submit(isForLobby) {
    const { door } = this.#words.all;
    // A slash would make a command of it.
    const name = this.#name.value.trim().replace(/^\/+/, "");
    if (name === "") return this.refuse(door.nameMissing);
    const password = this.#password.value;
    if (!this.#passwordField.hidden && password === "") {
      return this.refuse(door.passwordMissing, "password");
    }
    this.#fault.textContent = "";
    const topic = this.#topic.value.trim();
    this.#enter({ name, password, goal: this.#goal(isForLobby), topic });
  }

  /**
   * @param {boolean} isForLobby
   * @returns {Goal}
   */
  #goal(isForLobby) {
    const { room } = this.#place;
    if (this.#occasion === "invited") return { to: "room", room };
    return { to: isForLobby ? "lobby" : "new" };
  }

  #write() {
    const { front, invited, named, room: { lobby } } = this.#words.all;
    if (typeof this.#occasion === "object") {
      return this.#writeOver(this.#occasion);
    }
    const { room, isLink } = this.#place;
    const isNamed = this.#occasion === "invited" && !isLink;
    const text = this.#occasion === "start" ? front : isLink ? invited : named;
    this.#title.textContent = isNamed
      ? named.title(room === "lobby" ? lobby : room)
      : String(text.title);
    this.#lead.textContent = text.lead;
  }

  /** @param {{ notice: NoticeMessage, isLink: boolean }} occasion */
  #writeOver({ notice: { code, text }, isLink }) {
    const { over } = this.#words.all;
    const [title, lead] = {
      linkEnded: [over.ended, over.endedLead],
      linkLocked: [over.locked, over.lockedLead],
      goodbye: [over.left, over.leftLead],
      kicked: [over.kicked, text],
      takenOver: [over.elsewhere, text],
      nameLength: [over.noRoom, text],
      nameCharacters: [over.noRoom, text],
      nameScripts: [over.noRoom, text],
      // The id by which the server calls a link room says nothing to people.
      roomClosed: [over.closed, isLink ? over.endedLead : text],
    }[code] ?? [over.goodbye, text];
    this.#title.textContent = title;
    this.#lead.textContent = lead;
    const isFinal = ["linkEnded", "kicked", "roomClosed", "banned"];
    this.#back.hidden = isFinal.includes(code) || code.startsWith("name");
  }
}
