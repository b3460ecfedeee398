/**
 * The commands about scripts that speak over HTTP.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { Call, Command } from "./command.ts";

/** The commands about scripts. */
export const scriptCommands: readonly Command[] = [
  {
    name: "token",
    parameters: [],
    who: "named",
    needsRoom: true,
    cost: 1,
    run: token,
  },
];

function token({ person, services: { roomTokens, webAddress } }: Call): void {
  if (roomTokens === undefined) return person.tell(notice("postNever"));
  const room = person.room!;
  person.tell({
    kind: "token",
    room: room.name,
    url: webAddress.urlOf(
      `/c/${encodeURIComponent(room.name)}`,
      person.connection,
    ),
    token: roomTokens.of(room),
  });
}
