/**
 * Telling others that one is writing.
 *
 * @module
 */

import { tellTyping } from "../presence/tell_typing.ts";
import type { Command } from "./command.ts";

/** The command that says that one is writing. */
export const typingCommands: readonly Command[] = [
  {
    name: "typing",
    parameters: [],
    who: "named",
    cost: 1,
    isSpeech: true,
    needsRoom: true,
    run: ({ person, services }) => tellTyping(services, person, person.room!),
  },
];
