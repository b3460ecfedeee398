/**
 * The interface that shows a connection.
 *
 * @module
 */

import type { Asked, Heard } from "./server_message.ts";

/** Shows a connection: a terminal or a pipe. */
export interface View {
  /** Asks the person; `isAgain` when the last answer was refused. */
  ask(asked: Asked, isAgain: boolean): void;

  /**
   * Begins the conversation, with the unseen events and the client's sentences
   * about them.
   */
  ready(events: readonly Heard[], sentences: readonly string[]): void;

  /** Shows a message. */
  show(heard: Heard, isCall: boolean): void;

  /** Shows a sentence of the client's own. */
  tell(sentence: string): void;

  /** Shows the client's own line, when the server does not send it back. */
  echo(text: string): void;

  /** Shows that a line was refused. */
  refused(heard: Heard): void;

  /** Shows that an answer is slow, or that it has come. */
  wait(isSlow: boolean): void;

  /** Draws the prompt and the pending lines again. */
  refresh(): void;
}
