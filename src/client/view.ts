/**
 * Where what is heard goes.
 *
 * @module
 */

import type { Asked, Heard } from "./server_message.ts";

/** What shows a connection: a terminal, or a pipe. */
export interface View {
  /** Something is to be answered; again, when the last answer was refused. */
  ask(asked: Asked, isAgain: boolean): void;

  /**
   * One is in: what happened there that one has not seen, and then what the
   * client has to say of it.
   */
  ready(events: readonly Heard[], sentences: readonly string[]): void;

  /** Something was heard. */
  show(heard: Heard, isCall: boolean): void;

  /** The client itself has something to say. */
  tell(sentence: string): void;

  /** One's own words, when the server does not send them back. */
  echo(text: string): void;

  /** The server says that nobody has read a line. */
  refused(heard: Heard): void;

  /** The server takes its time to answer, or it has answered. */
  wait(isSlow: boolean): void;

  /** What a prompt shows, or what is pending, is another. */
  refresh(): void;
}
