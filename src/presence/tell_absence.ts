/**
 * Telling programs in a room who is away.
 *
 * @module
 */

import type { PresenceServices } from "./services.ts";
import { hasSigns, tellSign } from "./tell_sign.ts";

/** Tells the rooms of a person whenever that person is away, or is back. */
export function tellAbsences(services: PresenceServices): void {
  services.registry.presence.observe({
    away: (person) => {
      const { name: who, away: words } = person;
      for (const room of person.rooms) {
        if (!hasSigns(room)) continue;
        const sign = { kind: "away", room: room.name, who, words } as const;
        tellSign(services, person, room, sign);
      }
    },
  });
}
