/**
 * The room that a draft is meant for.
 *
 * @module
 */

import type { ClientState } from "./client_state.ts";
import { NEWLINE } from "./newline.ts";
import { isSecret } from "./secret_line.ts";

/**
 * Knows in which room a draft was begun, so that another room does not get to
 * read it.
 */
export class DraftRoom {
  readonly #memory: ClientState;
  #room: string | undefined;
  #isAhead = false;

  /** Begins without a draft. */
  constructor(memory: ClientState) {
    this.#memory = memory;
  }

  /** Notes the draft, after each key. */
  typed(draft: string): void {
    const { room, wasIn, pending, commands } = this.#memory;
    const lines = draft.split(NEWLINE);
    // Nobody reads a password, and Up must not recall it.
    const isHarmless = lines.every((line) =>
      line.trim() === "" || isSecret(line, commands)
    );
    if (isHarmless) this.#room = undefined;
    else this.#room ??= room;
    // Such a draft is meant for the room that the person is going to.
    this.#isAhead = !wasIn || pending.leadElsewhere;
  }

  /** Notes that the connection is over: nothing that was sent leads anywhere. */
  lost(): void {
    if (this.#memory.wasIn) this.#isAhead = false;
  }

  /** Notes the current room, and tells whether the draft is for another one. */
  isElsewhere(): boolean {
    const { room } = this.#memory;
    if (this.#room === undefined || this.#room === room) return false;
    const isElsewhere = !this.#isAhead;
    this.#isAhead = false;
    this.#room = isElsewhere ? undefined : room;
    return isElsewhere;
  }
}
