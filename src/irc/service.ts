/**
 * The nick `maru`, which takes maru's own commands.
 *
 * @module
 */

import type { CommandName } from "../commands/command.ts";
import {
  COMMANDS,
  runCommand,
  sharedCommand,
} from "../commands/command_table.ts";
import { findCommand } from "../commands/find_command.ts";
import { notice } from "../messages/answer.ts";
import { type Lang, LANGS } from "../messages/texts/texts.ts";
import { roomToShow } from "../commands/link_commands.ts";
import { openLink } from "../presence/open_room.ts";
import type { Person } from "../rooms/person.ts";
import { type IrcCall, listed } from "./irc_command.ts";
import { SERVICE_NICK } from "./irc_context.ts";
import { enter, joinAll } from "./join_command.ts";
import { takeNick } from "./nick_command.ts";
import { leaveRoom } from "./leave_room.ts";

/** Those that set how things are shown, which here the client does. */
const SHOWN_BY_CLIENT: readonly CommandName[] = [
  "color",
  "echo",
  "format",
  "time",
  "lines",
];

/** Whether the nick is among the targets of a message. */
export function namesService([targets = ""]: readonly string[]): boolean {
  return listed(targets).some((name) => name.toLowerCase() === SERVICE_NICK);
}

/** Whether others see what a command does. */
export function isSharedByService(person: Person, text: string): boolean {
  return sharedCommand(`/${lineOf(text)}`, person) !== undefined;
}

/** Runs one of maru's commands; its answers come by NOTICE. */
export function callService(call: IrcCall, text: string): void {
  const { person, services } = call;
  // Nobody reads here the answers to what changes nothing.
  if (person.isSilent && !isSharedByService(person, text)) return;
  const line = lineOf(text);
  const [word, ...rest] = line.split(/\s+/);
  const command = findCommand(word, COMMANDS, person);
  if ("kind" in command) return person.tell(command);
  const own = OWN[command.name];
  if (own !== undefined) return own(call, rest);
  if (SHOWN_BY_CLIENT.includes(command.name)) {
    return person.tell(notice("shownByClient", command.name));
  }
  runCommand(`/${line}`, person, services);
}

function lineOf(text: string): string {
  return text.trim().replace(/^\/*/, "");
}

/** Those that would leave a room, or that IRC has in a form of its own. */
const OWN: Partial<
  Record<CommandName, (call: IrcCall, words: readonly string[]) => void>
> = {
  join: (call, [room = ""]) => {
    const channel = room.startsWith("#") ? room : `#${room}`;
    joinAll({ ...call, params: [channel] });
  },
  leave: (call) => {
    const { room } = call.person;
    if (room === undefined) call.person.tell(notice("roomNone"));
    else leaveRoom(call, room);
  },
  nick: (call, params) => {
    takeNick({ ...call, params });
  },
  invite: (call, words) => {
    const { person, services } = call;
    const line = ["/invite", ...words].join(" ");
    const isNew = words.length === 1 && words[0] === "new";
    const isShown = words.length === 0 && roomToShow(person);
    if (!isNew && (words.length > 0 || isShown)) {
      runCommand(line, person, services);
      return;
    }
    const room = openLink(services, person);
    if (room === undefined) return;
    enter(call, room);
    // Now that the person is in it, this shows its link.
    runCommand("/invite", person, services);
  },
  lang: ({ client, person }, [word = ""]) => {
    const lang = LANGS.find((lang) => lang === word.toLowerCase());
    if (lang === undefined) {
      return person.tell(notice("usage", `/lang ${LANGS.join("|")}`));
    }
    client.lang = lang satisfies Lang;
    person.tell(notice("setting", "lang", lang));
  },
};
