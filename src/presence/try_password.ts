/**
 * Trying a password.
 *
 * @module
 */

import type { Person } from "../rooms/person.ts";
import type { Secret } from "../rooms/secret.ts";
import type { PasswordGuesses } from "./password_guesses.ts";
import type { PresenceServices } from "./services.ts";

/** What comes of a password; of one that is not right, the code of a notice. */
export type PasswordVerdict = "right" | "passwordWrong" | "passwordGuesses";

/**
 * Tries a password for somebody. Whatever they speak, one that is not right
 * costs them time, and a wrong one counts for all their connections.
 */
export function tryPassword(
  { monotonic, limits }: PresenceServices,
  person: Person,
  words: string,
  secret: Secret,
  guesses: PasswordGuesses,
): PasswordVerdict {
  const { address } = person.connection;
  const mayTry = guesses.mayTry(address, monotonic());
  if (mayTry && secret.matches(words)) return "right";
  person.session.pause(limits.wrongPassword);
  if (!mayTry) return "passwordGuesses";
  guesses.note(address, monotonic());
  return "passwordWrong";
}
