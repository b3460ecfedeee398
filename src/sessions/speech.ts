/**
 * What a line does that comes from somebody who has a name.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { runCommand } from "../commands/command_table.ts";
import type { Services } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";

/**
 * Says the line, or does what it says.
 *
 * @returns What that cost, in lines.
 */
export function chat(line: string, person: Person, services: Services): number {
  person.lastActive = services.now();
  if (line.startsWith("/") && !line.startsWith("//")) {
    return runCommand(line, person, services);
  }
  if (person.mute !== undefined) {
    person.tell(notice("muted", person.mute.why));
    return 1;
  }
  const text = line.startsWith("//") ? line.slice(1) : line;
  services.registry.broadcast(person.room!, {
    kind: "said",
    who: person.name,
    text,
  });
  return 1;
}
