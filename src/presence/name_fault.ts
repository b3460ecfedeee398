/**
 * Telling a person why a name or a line is refused.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { Limits } from "../limits.ts";
import type { BadLine } from "../net/line_decoder.ts";
import { lookKey, looksReserved } from "../rooms/look_alike.ts";
import { type NameFault, nameFault } from "../rooms/name.ts";
import type { PresenceServices } from "./services.ts";
import type { Person } from "../rooms/person.ts";

/**
 * The fault of a name, in NFC, for a person on this server; undefined when it
 * has none.
 */
export function personNameFault(
  name: string,
  { limits, reserved }: PresenceServices,
): NameFault | undefined {
  return nameFault(name, limits) ??
    (looksReserved(name) || reserved.has(lookKey(name))
      ? "nameReserved"
      : undefined);
}

/** Tells a person why a name, or a line, is refused. */
export function tellFault(
  person: Person,
  fault: NameFault | BadLine["fault"] | "loginTaken",
  limits: Limits,
): void {
  switch (fault) {
    case "nameLength":
      return person.tell(notice(fault, limits.nameCharacters));
    case "lineTooLong":
      return person.tell(notice(fault, limits.line));
    default:
      return person.tell(notice(fault));
  }
}
