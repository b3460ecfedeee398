// @ts-check
/// <reference lib="dom" />

/** @import { HelpMessage, Message } from "../../messages/json_message.ts" */
/** @import { Bell } from "./bell.js" */
/** @import { InviteView } from "./invite_view.js" */
/** @import { LinkAddress } from "./link_address.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */
/** @import { LogView } from "./log_view.js" */
/** @import { NameHues } from "./name_hues.js" */
/** @import { PastParts } from "./past_parts.js" */
/** @import { PendingRequests } from "./pending_requests.js" */
/** @import { RoomState } from "./room_state.js" */
/** @import { RoomView } from "./room_view.js" */
/** @import { TypingView } from "./typing_view.js" */

import { isCall, isSpoken } from "./bell.js";
import { find } from "./dom.js";
import { localNotice } from "./local_notice.js";

/**
 * The parts of the page that messages concern.
 *
 * @typedef {object} Parts
 * @property {LocalizedTexts} words
 * @property {LinkAddress} address
 * @property {RoomState} here
 * @property {NameHues} hues
 * @property {Bell} bell
 * @property {RoomView} room
 * @property {TypingView} typing
 * @property {LogView} log
 * @property {PastParts} past
 * @property {InviteView} invite
 * @property {PendingRequests} asked
 * @property {(line: string) => void} command Gives a command.
 * @property {() => void} showRoom Shows what is known about the room.
 * @property {(help: HelpMessage) => void} showHelp
 */

/** Takes every message of the server's to where it is shown. */
export class IncomingMessages {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * Shows a message.
   *
   * @param {Message} message
   * @param {boolean} isOld Whether it is of before one came.
   */
  take(message, isOld) {
    const { here, invite, asked, room, typing, past } = this.#parts;
    if (typing.take(message, here) || past.take(message)) return;
    const { showRoom, showHelp } = this.#parts;
    const { room: before, me } = here;
    here.apply(message, isOld);
    if (here.room !== before) this.#arrive(before);
    if (!isSpoken(message)) showRoom();
    if (message.kind === "help" && message.isAll) return showHelp(message);
    const { hadCompany } = room;
    if (asked.shows(message, { me, hadCompany })) this.#add(message, isOld);
    if (isOld && "id" in message) past.offer();
    if (message.kind !== "invite") return;
    invite.offer(message);
    if (asked.takeInvite() && message.room === before) invite.open();
  }

  /**
   * Shows as plain text what failed to be shown, so that nothing is missed.
   *
   * @param {Message} message
   * @param {unknown} error
   * @returns {boolean} Whether it is shown.
   */
  takeFault(message, error) {
    console.error(error);
    const { log, words } = this.#parts;
    try {
      log.addPlain(message);
      return true;
    } catch {
      find("spoken", HTMLElement).textContent = words.all.status.fault;
      return false;
    }
  }

  /**
   * @param {Message} message
   * @param {boolean} isOld
   */
  #add(message, isOld) {
    const { words, hues, here, bell, log, command } = this.#parts;
    const { me } = here;
    const isOwn = "who" in message && message.who === me;
    const isMissed = !isOld && !isOwn && bell.ring(message, me);
    if (isMissed) log.markMissed(message.time);
    log.add(message, {
      words,
      hues,
      me,
      onRoom: (room) => command(`/join ${room}`),
      isOld,
      isOwn,
      isCalled: !isOld && isCall(message, me),
    });
  }

  /** @param {string} before The room that one was in. */
  #arrive(before) {
    const { here, address, room, log, words, invite, past } = this.#parts;
    address.moveTo(here, before === "");
    invite.link(here);
    room.reset();
    log.beginStay();
    past.reset();
    if (before === "") return;
    const text = words.all.room.arrived(room.titleOf(here));
    this.take(localNotice("arrived", text), true);
  }
}
