// @ts-check

/** A wait that can be cut short. */
export class Pause {
  #end = () => {};

  /**
   * Waits.
   *
   * @param {number} milliseconds
   * @returns {Promise<void>}
   */
  wait(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends the wait under way, if there is one. */
  end() {
    this.#end();
  }
}
