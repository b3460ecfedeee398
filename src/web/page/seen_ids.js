// @ts-check

/** @import { RoomMessage } from "../../messages/json_message.ts" */

const MOST = 2000;

/** Which events have been shown, so that none is shown twice. */
export class SeenIds {
  /** @type {Set<string>} */
  #keys = new Set();

  /**
   * Notes an event.
   *
   * @param {RoomMessage} event
   * @returns {boolean} Whether it is new.
   */
  note({ room, id, time }) {
    // A room that is made anew counts from 1 again.
    const key = `${id} ${time} ${room}`;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    if (this.#keys.size > MOST) {
      const [oldest] = this.#keys;
      this.#keys.delete(oldest);
    }
    return true;
  }
}
