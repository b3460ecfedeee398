/**
 * Submitting a draft with Enter.
 *
 * @module
 */

import type { ClientSession } from "./client_session.ts";
import type { ClientState } from "./client_state.ts";
import { NEWLINE } from "./newline.ts";
import { isSecret } from "./secret_line.ts";
import { textsIn } from "./texts/texts.ts";

/** The options of a submitter. */
export interface SubmitterOptions {
  /** The state of the client. */
  readonly memory: ClientState;
  /** Gives the connection, while there is one. */
  readonly session: () => ClientSession | undefined;
  /** Leaves, with parting words. */
  readonly leave: (words: string) => void;
  /** Connects without waiting any longer. */
  readonly reconnect: () => void;
  /** Empties the draft, and keeps it out of Up's recall. */
  readonly discard: () => void;
  /** Shows or hides the times from now on. */
  readonly showTimes: (isShown: boolean) => void;
  /** Clears the screen. */
  readonly clear: () => void;
  /** Says something to the person. */
  readonly tell: (sentence: string) => void;
}

/** Sends drafts, and runs the client's own commands. */
export class Submitter {
  readonly #options: SubmitterOptions;

  /** Makes a submitter. */
  constructor(options: SubmitterOptions) {
    this.#options = options;
  }

  /**
   * Takes a draft.
   *
   * @returns Whether the draft is done with, and may be recalled.
   */
  submit(draft: string): boolean {
    const session = this.#options.session();
    const { commands } = this.#options.memory;
    const lines = draft.split(NEWLINE).filter((line) => line.trim() !== "");
    if (session?.asked !== undefined) {
      if (lines.length > 0) this.#answer(session, lines[0]);
      return false;
    }
    if (!session?.isTalking) return this.#submitToNobody(lines);
    const hasSecret = lines.some((line) => isSecret(line, commands));
    for (const line of lines) this.#say(session, line);
    if (hasSecret) this.#options.discard();
    return lines.length > 0 && !hasSecret;
  }

  #answer(session: ClientSession, line: string): void {
    if (line.trim() === "/quit") return this.#options.leave("");
    const isName = session.asked === "name";
    // Up must recall neither of them.
    this.#options.discard();
    session.say(isName ? line.trim().normalize("NFC") : line);
  }

  #say(session: ClientSession, line: string): void {
    const { memory, leave, showTimes, clear, tell } = this.#options;
    const { name, rest = "" } = memory.commands.meaning(line) ?? {};
    if (name === "quit") return leave(rest);
    if (name === "clear" || line.trim() === "/clear") return clear();
    if (name === "time") showTimes(rest !== "off");
    if (name === "format" && memory.isMaru) {
      return tell(textsIn(memory.lang).keepsJson);
    }
    session.say(line);
  }

  /** Without a connection, a draft waits, and Enter reconnects. */
  #submitToNobody(lines: readonly string[]): boolean {
    const { memory, leave, reconnect } = this.#options;
    const { name, rest = "" } = memory.commands.meaning(lines[0] ?? "") ?? {};
    if (name === "quit") leave("");
    if (name === "nick" && rest !== "") {
      memory.name = rest.split(/\s/u, 1)[0].normalize("NFC");
    }
    reconnect();
    return name === "quit" || name === "nick";
  }
}
