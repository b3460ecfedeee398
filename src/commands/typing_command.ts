/**
 * Telling others that one is writing.
 *
 * @module
 */

import type { Call, Command } from "./command.ts";

/** The least time from one sign to the next of a person, in milliseconds. */
const PAUSE = 3000;

/** In a room with more people, nobody is told. */
const MOST_PEOPLE = 50;

/** The command that says that one is writing. */
export const typingCommands: readonly Command[] = [
  {
    name: "typing",
    parameters: [],
    who: "named",
    cost: 1,
    isSpeech: true,
    needsRoom: true,
    run: typing,
  },
];

/**
 * A sign is worth nothing a moment later. So it goes to those alone for whom
 * nothing else waits, and nobody keeps it.
 */
function typing({ person, services }: Call): void {
  const room = person.room!;
  const now = services.monotonic();
  if (now - person.typedAt < PAUSE || room.members.size > MOST_PEOPLE) return;
  person.typedAt = now;
  const sign = { kind: "typing", room: room.name, who: person.name } as const;
  for (const reader of room.people()) {
    const isShown = reader.dialect.format === "json" &&
      reader.outbox.isEmpty && !reader.ignores(person.name);
    const other = services.registry.names.find(reader.name, room.namespace);
    if (isShown && other !== person) other?.tell(sign);
  }
}
