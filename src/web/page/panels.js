// @ts-check
/// <reference lib="dom" />

/** @import { HelpMessage } from "../../messages/json_message.ts" */
/** @import { AwaitedAnswer } from "./awaited_answer.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */
/** @import { RoomState } from "./room_state.js" */

/**
 * The needs of the panels.
 *
 * @typedef {object} PanelParts
 * @property {LocalizedTexts} words
 * @property {RoomState} here
 * @property {AwaitedAnswer} answer
 * @property {(line: string) => boolean} command Gives a command, and tells
 * whether it could be sent.
 * @property {() => string} title The name of the room, for people.
 * @property {() => void} fail Says that a part of the page could not be loaded.
 */

/** What opens over the room. Each part is loaded when it is first asked for. */
export class Panels {
  #parts;

  /** @param {PanelParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * Every command.
   *
   * @param {HelpMessage} help
   */
  help(help) {
    return this.#load(async () => {
      const { openHelp } = await import("./help_panel.js");
      openHelp(help, this.#parts.words);
    });
  }

  /** Another name for the person. */
  name() {
    return this.#load(async () => {
      const { openName } = await import("./name_panel.js");
      openName(this.#parts);
    });
  }

  /** Another name, or another topic, for the room. */
  topic() {
    return this.#load(async () => {
      const { openTopic } = await import("./topic_panel.js");
      openTopic(this.#parts);
    });
  }

  /** The rooms that are found by their names. */
  rooms() {
    return this.#load(async () => {
      const { openRooms } = await import("./rooms_panel.js");
      openRooms(this.#parts);
    });
  }

  /**
   * Hands what is on the screen to the browser, as a file.
   *
   * @param {"text" | "json"} format
   */
  save(format) {
    return this.#load(async () => {
      const { saveConversation } = await import("./conversation_file.js");
      saveConversation(format, this.#parts.title());
    });
  }

  /** Takes all of them away. */
  close() {
    for (const card of document.querySelectorAll("dialog.made")) card.remove();
    this.#parts.answer.expect(undefined);
  }

  /** @param {() => Promise<void>} open */
  async #load(open) {
    try {
      await open();
    } catch (error) {
      console.error(error);
      this.#parts.fail();
    }
  }
}
