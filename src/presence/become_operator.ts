/**
 * Becoming an operator.
 *
 * @module
 */

import type { Person } from "../rooms/person.ts";
import type { CommandServices } from "./services.ts";
import { tryPassword } from "./try_password.ts";

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
  const { operatorPassword, passwordGuesses, log } = services;
  if (operatorPassword === undefined) return "opNever";
  const { name, connection: { address } } = person;
  const verdict = tryPassword(
    services,
    person,
    words,
    operatorPassword,
    passwordGuesses,
  );
  if (verdict === "passwordGuesses") {
    log.warn("operator not tried", { name, address });
  }
  if (verdict === "passwordWrong") {
    log.warn("operator refused", { name, address });
  }
  if (verdict !== "right") return verdict;
  if (services.deeds === undefined) makeOperator(services, person);
  else services.deeds.ask(person, { do: "op" });
  return "opDone";
}

/** Makes a person an operator. */
export function makeOperator({ log }: CommandServices, person: Person): void {
  const { name, connection: { address } } = person;
  person.isOperator = true;
  log.info("operator", { name, address });
}
