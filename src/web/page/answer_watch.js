// @ts-check

/** Without a word from the server for so long after one's own, it is gone. */
const PATIENCE = 10_000;

/** Waits for a sign of life where one is due. */
export class AnswerWatch {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #onSilence;

  /** @param {() => void} onSilence Is called when none came in time. */
  constructor(onSilence) {
    this.#onSilence = onSilence;
  }

  /** Notes that an answer is due. */
  expect() {
    this.#timer ??= setTimeout(this.#onSilence, PATIENCE);
  }

  /** Notes that something was heard. */
  heard() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
