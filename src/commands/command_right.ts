/**
 * Checking the right to give a command.
 *
 * @module
 */

import { type Notice, notice } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";
import type { Command } from "./command.ts";

/** Why a person may not give a command; undefined when they may. */
export function whyNot(
  person: Person,
  { name, who }: Command,
): Notice | undefined {
  if (who === "anyone") return undefined;
  const isNamed = person.name !== "";
  if (who === "guest") return isNamed ? notice("onlyGuests", name) : undefined;
  if (!isNamed) return notice("commandBeforeLogin", name);
  if (who === "named") return undefined;
  const isOwner = person.room?.access?.owner === person.name;
  switch (who) {
    case "owner":
      return isOwner ? undefined : notice("onlyOwner", name);
    case "operator":
      return person.isOperator ? undefined : notice("onlyOperators", name);
    case "ownerOrOperator":
      return isOwner || person.isOperator
        ? undefined
        : notice("onlyOwner", name);
  }
}
