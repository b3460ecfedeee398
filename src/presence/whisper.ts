/**
 * Lines from one person to another.
 *
 * @module
 */

import { notice, type Whisper } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";
import type { PresenceServices } from "./services.ts";

/** The form of a private line: speech, an action or a notice. */
export type WhisperKind = Pick<Whisper, "isAction" | "isNotice">;

/** Sends a line to its reader, and its copy or an answer to its writer. */
export function deliverWhisper(
  { registry: { names } }: PresenceServices,
  from: Person,
  to: Person,
  text: string,
  kind: WhisperKind = {},
): void {
  // A notice gets no answer.
  const isQuiet = kind.isNotice === true;
  if (to.ignores(from.name)) {
    if (!isQuiet) from.tell(notice("ignoredBy", to.name));
    return;
  }
  const { name } = from;
  const line = {
    kind: "whisper",
    who: name,
    to: to.name,
    text,
    ...kind,
  } as const;
  to.tell({ ...line, who: names.nameFor(to, from), isOwn: false });
  to.whisperedBy = from;
  from.tell({ ...line, to: names.nameFor(from, to), isOwn: true });
  if (to.away !== "" && !isQuiet) {
    from.tell(notice("isAway", to.name, to.away));
  }
}
