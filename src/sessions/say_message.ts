/**
 * Saying several lines as one message.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { showsNothing } from "../messages/shows_nothing.ts";
import type { Limits } from "../limits.ts";
import type { BadLine } from "../net/line_decoder.ts";
import { tellFault } from "../presence/name_fault.ts";
import type { Services } from "../presence/services.ts";
import type { MessageDraft } from "../rooms/message_draft.ts";
import type { Person } from "../rooms/person.ts";

/**
 * Takes a line of a message; with the last one, the message is said. Nothing in
 * it is a command.
 *
 * @returns What that cost, in lines.
 */
export function takeIntoMessage(
  line: string | BadLine,
  draft: MessageDraft,
  person: Person,
  services: Services,
): number {
  const { limits } = services;
  draft.add(line);
  // A message that is larger than what may be held is said in parts.
  if (draft.isComplete || draft.size > limits.messageText) {
    sayMessage(draft, person, services);
  }
  if (draft.isComplete) person.draft = undefined;
  return costOf(line, limits);
}

/** By its length, so that a page of short lines is not paid for like a flood. */
function costOf(line: string | BadLine, limits: Limits): number {
  if (typeof line !== "string") return 1;
  const share = line.length / limits.messageLineText;
  return Math.min(1, Math.max(limits.emptyCost, share));
}

/**
 * Says the lines of a message in one go, so that nobody else's come between. A
 * line that could not be taken is told at its place; the others are said.
 */
export function sayMessage(
  draft: MessageDraft,
  person: Person,
  services: Services,
): void {
  const { counters, deeds } = services;
  const lines = trimmed(draft.take());
  if (lines.length === 0) return;
  counters.lines += lines.length;
  if (deeds === undefined) sayLines(lines, person, services);
  else deeds.ask(person, { do: "message", lines });
}

/** Says lines as one message, at once. */
export function sayLines(
  lines: readonly (string | BadLine)[],
  person: Person,
  services: Services,
): void {
  const { registry, monotonic } = services;
  person.lastActive = monotonic();
  if (person.mute !== undefined) {
    return person.tell(notice("muted", person.mute.why));
  }
  let isFirst = true;
  for (const line of lines) {
    if (typeof line !== "string") {
      tellFault(person, line.fault, services.limits);
      continue;
    }
    const follows = isFirst ? {} : { follows: true };
    registry.broadcast(person.room!, {
      kind: "said",
      who: person.name,
      text: line,
      ...follows,
    });
    isFirst = false;
  }
}

/** Without the lines at both ends that show nothing. */
function trimmed(lines: (string | BadLine)[]): (string | BadLine)[] {
  const shows = (line: string | BadLine) =>
    typeof line !== "string" || !showsNothing(line);
  // Where none of them shows anything, this is from -1 to 0: nothing.
  return lines.slice(lines.findIndex(shows), lines.findLastIndex(shows) + 1);
}
