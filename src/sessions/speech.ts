/**
 * Lines of people who have a name.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import {
  namesCommand,
  runCommand,
  sharedCommand,
} from "../commands/command_table.ts";
import { slashedWord } from "../messages/shows_nothing.ts";
import type { Services } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";

/**
 * Says a line in the room, or runs the command in it: at once, or when its turn
 * comes among those of several servers.
 *
 * @returns The cost, in lines.
 */
export function chat(line: string, person: Person, services: Services): number {
  const { deeds } = services;
  if (deeds === undefined) return act(line, person, services);
  const isCommand = line.startsWith("/") && !line.startsWith("//");
  const shared = isCommand ? sharedCommand(line, person) : undefined;
  if (isCommand && shared === undefined) return act(line, person, services);
  deeds.ask(person, { do: "line", text: line });
  return shared?.cost ?? 1;
}

/**
 * Says a line in the room, or runs the command in it, at once.
 *
 * @returns The cost, in lines.
 */
export function act(line: string, person: Person, services: Services): number {
  person.lastActive = services.monotonic();
  if (line.startsWith("/") && !line.startsWith("//")) {
    return runCommand(line, person, services);
  }
  // One mistyped key before a command: the line may hold a password, so it is
  // not said.
  const word = line.startsWith("/") ? undefined : slashedWord(line);
  if (word !== undefined && namesCommand(word)) {
    person.tell(notice("commandInside", word));
    return 1;
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
