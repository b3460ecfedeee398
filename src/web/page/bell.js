// @ts-check
/// <reference lib="dom" />

/** @import { Message } from "../../messages/json_message.ts" */

import { Attention } from "./attention.js";
import { mentions } from "../../messages/mention.js";
import { Unread } from "./unread.js";

/** The kinds of messages that a person says. */
const SPOKEN = new Set(["said", "acted", "whisper", "announced"]);

/**
 * Whether a person says a message.
 *
 * @param {Message} message
 * @returns {boolean}
 */
export function isSpoken({ kind }) {
  return SPOKEN.has(kind);
}

/**
 * Whether a message is meant for somebody in particular.
 *
 * @param {Message} message
 * @param {string} me
 * @returns {boolean}
 */
export function isCall(message, me) {
  if (message.kind === "whisper") return message.to === me;
  return isSpoken(message) && "who" in message && message.who !== me &&
    mentions(message.text, me);
}

/** Tells a person who looks elsewhere that something was said. */
export class Bell {
  #unread = new Unread();
  #attention = new Attention();

  /**
   * Names the page.
   *
   * @param {string} title
   */
  name(title) {
    this.#unread.name(title);
  }

  /**
   * Rings for what somebody else said.
   *
   * @param {Message} message
   * @param {string} me
   * @returns {boolean} Whether it is the first that was not looked at.
   */
  ring(message, me) {
    if (!isSpoken(message) || !this.#unread.isAway) return false;
    const isCalled = isCall(message, me);
    const isMore = message.kind === "said" && message.follows === true;
    const isFirst = this.#unread.isEmpty;
    this.#unread.count(isMore ? 0 : 1, isCalled ? 1 : 0);
    if (isMore && !isCalled) return false;
    const who = "who" in message ? message.who ?? "" : "";
    this.#attention.draw(who, message.text, isCalled);
    return isFirst && !isMore;
  }
}
