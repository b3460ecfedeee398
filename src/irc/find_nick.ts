/**
 * Finding the person that a nick means.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";
import type { IrcCall } from "./irc_command.ts";

/**
 * The one person whom a client means by a nick. It is told when it knows nobody
 * of that name, or several, unless it gave a NOTICE, which has no answer.
 */
export function findNick(
  { client, person, services, command }: IrcCall,
  nick: string,
): Person | undefined {
  const { names } = services.registry;
  const known = names.known(person, nick);
  if (known.length === 1) return known[0];
  if (command === "NOTICE") return undefined;
  if (known.length === 0) client.numeric("ERR_NOSUCHNICK", nick);
  else {
    client.numeric("ERR_TOOMANYTARGETS", nick);
    const all = known.map((one) => names.nameFor(person, one));
    person.tell(notice("personSeveral", nick, all.join(", ")));
  }
  return undefined;
}

/** The source of a client's messages to one person alone. */
export function sourceFor(
  { person, services, network }: IrcCall,
  reader: Person,
): string {
  const name = services.registry.names.nameFor(reader, person);
  return network.writer.sourceOf(name);
}
