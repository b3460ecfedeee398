/**
 * What a line does that comes from somebody who has a name.
 *
 * @module
 */

import { notice } from "./answer.ts";
import { runCommand } from "./commands/table.ts";
import type { House } from "./house.ts";
import type { Person } from "./person.ts";

/**
 * Says the line, or does what it says.
 *
 * @returns What that cost, in lines.
 */
export function chat(line: string, person: Person, house: House): number {
  person.lastActive = house.now();
  if (line.startsWith("/") && !line.startsWith("//")) {
    return runCommand(line, person, house);
  }
  if (person.mute !== undefined) {
    person.tell(notice("muted", person.mute.why));
    return 1;
  }
  const text = line.startsWith("//") ? line.slice(1) : line;
  house.registry.broadcast(person.room!, {
    kind: "said",
    who: person.name,
    text,
  });
  return 1;
}
