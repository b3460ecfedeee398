/**
 * What is said of a name that is refused.
 *
 * @module
 */

import { notice } from "../answer.ts";
import type { Limits } from "../limits.ts";
import type { NameFault } from "../name.ts";
import type { Person } from "../person.ts";

/** Tells a person why a name is refused. */
export function tellFault(
  person: Person,
  fault: NameFault,
  limits: Limits,
): void {
  person.tell(
    fault === "nameLength"
      ? notice("nameLength", limits.nameCharacters)
      : notice(fault),
  );
}
