// @ts-check

/** @import { Message } from "../../messages/json_message.ts" */

import { meansCommand } from "./means_command.js";

// The requests that are known before the server has told its commands.
const FIRST = [{ name: "who" }, { name: "invite" }];

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
   * @param {readonly { name: string }[]} commands Those that there are.
   */
  note(line, commands) {
    const known = commands.length > 0 ? commands : FIRST;
    if (meansCommand(line, "who", known)) this.#who = true;
    if (meansCommand(line, "invite", known)) this.#invite = true;
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
      case "away":
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
        // The person who makes a room owns it: that is no news to them.
        return message.who !== me || hadCompany;
      default:
        return true;
    }
  }
}
