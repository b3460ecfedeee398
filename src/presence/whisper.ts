/**
 * Lines from one person to another.
 *
 * @module
 */

import { notice, type Whisper } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";

/** What a line is, if it is not just said. */
export type WhisperKind = Pick<Whisper, "isAction" | "isNotice">;

/** Shows a line to its reader, and to its writer what became of it. */
export function deliverWhisper(
  from: Person,
  to: Person,
  text: string,
  kind: WhisperKind = {},
): void {
  // What wants no answer has none.
  const isQuiet = kind.isNotice === true;
  if (to.ignores(from.name)) {
    if (!isQuiet) from.tell(notice("ignoredBy", to.name));
    return;
  }
  const line = {
    ...{ kind: "whisper", who: from.name, to: to.name, text } as const,
    ...kind,
  };
  to.tell({ ...line, isOwn: false });
  to.whisperedBy = from;
  from.tell({ ...line, isOwn: true });
  if (to.away !== "" && !isQuiet) {
    from.tell(notice("isAway", to.name, to.away));
  }
}
