/**
 * Completion with Tab.
 *
 * @module
 */

import { complete } from "./complete.ts";
import { type Change, CompletionCycle } from "./completion_cycle.ts";
import type { ClientState } from "./client_state.ts";

/** Completes the word before the cursor, another way each time it is asked. */
export class Completer {
  readonly #memory: ClientState;
  #cycle: CompletionCycle | undefined;
  #isWaiting = false;

  /**
   * Makes a completer.
   *
   * @param memory The known people, rooms and commands.
   */
  constructor(memory: ClientState) {
    this.#memory = memory;
  }

  /** Whether it was asked for a command before these were known. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /**
   * Completes.
   *
   * @param before The text before the cursor.
   * @param isAgain Whether this goes on from what it gave last.
   */
  press(before: string, isAgain: boolean): Change | undefined {
    const { isMaru, people, name, seen } = this.#memory;
    const commands = this.#memory.commands.list;
    const isCommand = isMaru && /^\/(?!\/)/.test(before);
    this.#isWaiting = isCommand && commands.length === 0;
    if (this.#isWaiting) return undefined;
    if (!isAgain || this.#cycle === undefined) {
      const names = people.names().filter((other) => other !== name);
      const known = { commands, names, rooms: seen.rooms() };
      this.#cycle = new CompletionCycle(complete(before, known));
    }
    return this.#cycle.next();
  }
}
