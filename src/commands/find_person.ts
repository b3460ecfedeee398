/**
 * Finding the person that a name means.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";
import type { Call } from "./command.ts";

/**
 * The one person whom the giver of a command means by `name`. They are told
 * when they know nobody of that name, or several.
 */
export function findPerson(
  { person, services: { registry: { names } } }: Call,
  name: string,
): Person | undefined {
  const known = names.known(person, name);
  if (known.length === 1) return known[0];
  if (known.length === 0) person.tell(notice("personUnknown", name));
  else {
    const all = known.map((one) => names.nameFor(person, one));
    person.tell(notice("personSeveral", name, all.join(", ")));
  }
  return undefined;
}
