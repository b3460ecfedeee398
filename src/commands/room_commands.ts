/**
 * The commands about rooms.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { notice, type RoomList } from "../messages/answer.ts";
import type { CommandServices } from "../presence/services.ts";
import { linkIdIn } from "../rooms/link_tickets.ts";
import { normalName, roomNameFault } from "../rooms/name.ts";
import type { Person } from "../rooms/person.ts";
import { LOBBY } from "../rooms/registry.ts";
import { goTo, showHistory, topicOf, whoList } from "../presence/arrive.ts";
import { findLink } from "../presence/link_return.ts";
import { openRoom } from "../presence/open_room.ts";
import type { Call, Command } from "./command.ts";
import { tellFault } from "../presence/name_fault.ts";
import { showPast } from "./history_commands.ts";
import { fitting } from "./fit_list.ts";

/** The commands about rooms. */
export const roomCommands: readonly Command[] = [
  {
    name: "who",
    aliases: ["names", "users"],
    parameters: [{ name: "room", isOptional: true }],
    who: "named",
    cost: 1,
    run: who,
  },
  {
    name: "rooms",
    aliases: ["list"],
    parameters: [],
    who: "named",
    cost: 2,
    run: rooms,
  },
  {
    name: "join",
    parameters: [{ name: "room" }],
    who: "anyone",
    cost: 3,
    isShared: true,
    run: join,
  },
  {
    name: "leave",
    aliases: ["part"],
    parameters: [],
    who: "named",
    cost: 3,
    isShared: true,
    run: leave,
  },
  {
    name: "topic",
    parameters: [{ name: "text", isOptional: true, isRest: true }],
    needsRoom: true,
    who: "named",
    cost: 2,
    isSpeech: true,
    isShared: true,
    run: topic,
  },
  {
    name: "history",
    parameters: [
      { name: "n", isOptional: true },
      { name: "before point", isOptional: true, isRest: true },
    ],
    needsRoom: true,
    who: "named",
    cost: 2,
    run: history,
  },
];

function who({ person, services, args: [name] }: Call): void {
  const room = name === "" ? person.room : services.registry.room(name);
  if (room === undefined) return person.tell(notice("roomUnknown", name));
  person.tell(whoList(services, person, room));
}

function rooms({ person, services }: Call): void {
  person.tell(publicRooms(services));
}

/** The rooms that are found by name, the fullest first, as many as fit. */
export function publicRooms({ registry, limits }: CommandServices): RoomList {
  const all = registry.directory.list();
  return {
    kind: "rooms",
    count: all.length,
    rooms: fitting(
      all,
      limits,
      ({ name, topic }) => name.length + topic.length,
    ),
  };
}

function join({ person, services, args: [word] }: Call): void {
  const { registry, limits } = services;
  if (linkIdIn(word) !== undefined) return joinLink(person, services, word);
  const name = normalName(word.replace(/^#/, ""));
  const found = registry.room(name);
  const fault = found === undefined ? roomNameFault(name, limits) : undefined;
  if (fault !== undefined) return tellFault(person, fault, limits);
  if (person.name === "") return startIn(person, name);
  const room = openRoom(services, person, name);
  if (room !== undefined) goTo(services, person, room);
}

function joinLink(
  person: Person,
  services: CommandServices,
  word: string,
): void {
  const way = findLink(services, person.connection, word);
  if ("kind" in way) return person.tell(way);
  const { room, stay } = way;
  if (person.name !== "") return goTo(services, person, room, stay);
  // Nobody is to choose a name for a room that lets no one in.
  const { isLocked, record } = room.access!;
  if (isLocked && record?.awaits(stay) !== true) {
    return person.tell(notice("linkLocked"));
  }
  startIn(person, room.name, word);
}

function startIn(person: Person, name: string, word = name): void {
  person.session.startIn(detached(word));
  person.tell(notice("startIn", name));
}

function leave(call: Call): void {
  join({ ...call, args: [LOBBY] });
}

function topic({ person, services, args: [text] }: Call): void {
  const room = person.room!;
  if (text === "") {
    return person.tell(topicOf(room));
  }
  if (text.length > services.limits.words) {
    return person.tell(notice("wordsTooLong", services.limits.words));
  }
  services.registry.broadcast(room, {
    kind: "topic",
    who: person.name,
    text: text === "-" ? "" : text,
  });
}

function history(call: Call): void {
  const { person, services, args: [word, rest] } = call;
  if (rest !== "" || /^(before|after)$/.test(word)) return showPast(call);
  const { history, remembered } = services.limits;
  const count = word === "" ? history || remembered : Number(word);
  if (!Number.isInteger(count) || count < 1) {
    return person.tell(notice("usage", `/history [1-${remembered}]`));
  }
  const room = person.room!;
  if (room.remembered(1).length === 0) person.tell(notice("history", 0));
  showHistory(person, room, Math.min(count, remembered));
}
