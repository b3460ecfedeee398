/**
 * Becoming an operator.
 *
 * @module
 */

import type { Person } from "../rooms/person.ts";
import type { CommandServices } from "./services.ts";

/** The result of a password, as the code of its notice. */
export type OperatorAttempt =
  | "opDone"
  | "opNever"
  | "passwordGuesses"
  | "passwordWrong";

/**
 * Makes a person an operator, if these are the words. Guesses are bounded over
 * all connections, by whatever protocol they come.
 */
export function becomeOperator(
  services: CommandServices,
  person: Person,
  words: string,
): OperatorAttempt {
  const { operatorPassword, passwordGuesses, limits, log, now } = services;
  if (operatorPassword === undefined) return "opNever";
  const { name, connection: { address } } = person;
  if (!passwordGuesses.mayTry(address, now())) {
    log.warn("operator not tried", { name, address });
    person.session.pause(limits.wrongPassword);
    return "passwordGuesses";
  }
  if (!operatorPassword.matches(words)) {
    passwordGuesses.note(address, now());
    log.warn("operator refused", { name, address });
    person.session.pause(limits.wrongPassword);
    return "passwordWrong";
  }
  person.isOperator = true;
  log.info("operator", { name, address });
  return "opDone";
}
