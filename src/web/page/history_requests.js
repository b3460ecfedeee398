// @ts-check

/** @import { FoundMessage, Message, NoticeMessage, PastMessage } from "../../messages/json_message.ts" */

/** @typedef {PastMessage | FoundMessage | NoticeMessage} HistoryAnswer */

/** The notices that stand for an answer. */
const REFUSALS = new Set([
  "historyNever",
  "historyFailed",
  "historyBusy",
  "searchWords",
  "usage",
]);

/**
 * Asks for what was said before. One question is on its way at a time, so that
 * each answer is that to the question before it.
 */
export class HistoryRequests {
  #send;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {((answer: HistoryAnswer | undefined) => void) | undefined} */
  #settle;

  /** @param {(line: string) => boolean} send Tells whether it could be sent. */
  constructor(send) {
    this.#send = send;
  }

  /**
   * Asks, when the questions before it have been answered.
   *
   * @param {string} line
   * @returns {Promise<HistoryAnswer | undefined>} Undefined when the connection
   * is lost.
   */
  ask(line) {
    const answer = this.#last.then(() =>
      new Promise((resolve) => {
        this.#settle = resolve;
        if (!this.#send(line)) this.drop();
      })
    );
    this.#last = answer;
    return /** @type {Promise<HistoryAnswer | undefined>} */ (answer);
  }

  /**
   * Takes an answer that somebody waits for.
   *
   * @param {Message} message
   * @returns {boolean} Whether it was one.
   */
  take(message) {
    const { kind } = message;
    const isAnswer = kind === "past" || kind === "found" ||
      (kind === "notice" && REFUSALS.has(message.code));
    if (!isAnswer || this.#settle === undefined) return false;
    this.#finish(message);
    return true;
  }

  /** Notes that no answer will come. */
  drop() {
    this.#finish(undefined);
  }

  /** @param {HistoryAnswer | undefined} answer */
  #finish(answer) {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(answer);
  }
}
