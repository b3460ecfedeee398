// @ts-check

/** @import { Message } from "../../messages/message.ts" */

/**
 * Which messages are shown as lines. Some come with every arrival, and are
 * shown in another way, unless somebody asked for them.
 */
export class PendingRequests {
  #who = false;
  #invite = false;

  /**
   * Notes what is being asked for.
   *
   * @param {string} line
   */
  note(line) {
    if (/^\/who?\b/i.test(line)) this.#who = true;
    if (/^\/inv/i.test(line)) this.#invite = true;
  }

  /**
   * Whether an invitation was asked for, which it then no longer is.
   *
   * @returns {boolean}
   */
  takeInvite() {
    const was = this.#invite;
    this.#invite = false;
    return was;
  }

  /**
   * Whether a message becomes a line.
   *
   * @param {Message} message
   * @param {{ me: string, hadCompany: boolean }} context
   * @returns {boolean}
   */
  shows(message, { me, hadCompany }) {
    switch (message.kind) {
      case "prompt":
      case "welcome":
      case "invite":
        return false;
      case "who": {
        const was = this.#who;
        this.#who = false;
        return was;
      }
      case "notice":
        return message.code !== "history";
      case "joined":
        return message.who !== me;
      case "owner":
        // Who makes a room looks after it: that is no news to them.
        return message.who !== me || hadCompany;
      default:
        return true;
    }
  }
}
