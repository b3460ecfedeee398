/**
 * Questions about the past, of many people.
 *
 * @module
 */

/** Where a question comes from. */
export interface Asker {
  /** The address of their connection. */
  readonly connection: { readonly address: string };
}

/** Lets one question of an address wait in the history at a time. */
export class QuestionTurns {
  readonly #most: number;
  readonly #last = new Map<string, Promise<void>>();
  readonly #counts = new WeakMap<Asker, number>();

  /**
   * Makes one.
   *
   * @param most Questions of one person that are not answered yet.
   */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Asks when the earlier questions from the same address are answered.
   *
   * @param ask Never rejects.
   * @returns Whether it will: not when too many of this person's wait.
   */
  take(asker: Asker, ask: () => Promise<void>): boolean {
    const count = this.#counts.get(asker) ?? 0;
    if (count >= this.#most) return false;
    this.#counts.set(asker, count + 1);
    const { address } = asker.connection;
    const before = this.#last.get(address);
    const turn = (before === undefined ? ask() : before.then(ask)).then(() => {
      this.#counts.set(asker, this.#counts.get(asker)! - 1);
      if (this.#last.get(address) === turn) this.#last.delete(address);
    });
    this.#last.set(address, turn);
    return true;
  }
}
