/**
 * A person's own event, as that person is shown it.
 *
 * @module
 */

import type { Intent } from "../messages/event.ts";
import type { Room } from "../rooms/room.ts";
import type { IrcCall } from "./irc_command.ts";

/**
 * Makes something happen that the room remembers. When the line that asked for
 * it has a label, its author reads it as the answer, and not as others do.
 */
export function broadcastOwn(
  { client, person, services }: IrcCall,
  room: Room,
  intent: Intent,
): void {
  if (client.label === undefined) {
    return services.registry.broadcast(room, intent);
  }
  services.registry.broadcast(room, intent, (reader) => reader === person);
  const [event] = room.remembered(1);
  for (const line of client.eventLines(event)) client.sendLine(line);
}
