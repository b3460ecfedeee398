/**
 * The commands for programs that log in.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { Call, Command } from "./command.ts";

/** The commands for programs that log in. */
export const loginCommands: readonly Command[] = [
  {
    name: "resume",
    parameters: [{ name: "token" }, { name: "id", isOptional: true }],
    who: "guest",
    cost: 3,
    run: resume,
  },
];

function resume({ person, services, args: [token, id] }: Call): void {
  const lastId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  person.session.resume(token, lastId, (isBack) => {
    if (isBack) return;
    // Where there is a history, ids go on after a restart.
    if (services.history !== undefined) person.sinceId = lastId;
    person.tell(notice("resumeFailed"));
  });
}
