// @ts-check

/** @import { Message } from "../../messages/json_message.ts" */

/** The answer that a card waits for, before it is shown as anything else. */
export class AwaitedAnswer {
  /** @type {((message: Message) => boolean) | undefined} */
  #take;

  /**
   * Waits for an answer, instead of any that was waited for before.
   *
   * @param {((message: Message) => boolean) | undefined} take Tells of a
   * message whether it is shown now, and nowhere else.
   */
  expect(take) {
    this.#take = take;
  }

  /**
   * Takes a message.
   *
   * @param {Message} message
   * @returns {boolean} Whether it is shown now.
   */
  take(message) {
    return this.#take?.(message) ?? false;
  }
}
