/**
 * The commands about link rooms.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { goTo, invitation } from "../presence/arrive.ts";
import { tellTicket } from "../presence/link_return.ts";
import { openLink } from "../presence/open_room.ts";
import { closeRoom } from "../presence/close_room.ts";
import { removeFromRoom } from "../presence/kick.ts";
import type { Call, Command } from "./command.ts";
import { findPerson } from "./find_person.ts";
import { sendAway } from "./operator_commands.ts";
import { nameKey } from "../rooms/name.ts";
import type { Person } from "../rooms/person.ts";
import { LOBBY } from "../rooms/registry.ts";
import type { Room } from "../rooms/room.ts";

/** The commands about link rooms. */
export const linkCommands: readonly Command[] = [
  {
    name: "invite",
    parameters: [{ name: "new", isOptional: true }],
    who: "anyone",
    cost: 5,
    isShared: true,
    run: invite,
  },
  {
    name: "ticket",
    parameters: [],
    who: "named",
    needsRoom: true,
    cost: 1,
    run: ticket,
  },
  {
    name: "lock",
    parameters: [],
    who: "owner",
    cost: 1,
    isShared: true,
    run: lock("locked"),
  },
  {
    name: "unlock",
    parameters: [],
    who: "owner",
    cost: 1,
    isShared: true,
    run: lock("unlocked"),
  },
  {
    name: "kick",
    parameters: [{ name: "name" }, {
      name: "why",
      isOptional: true,
      isRest: true,
    }],
    who: "ownerOrOperator",
    needsRoom: true,
    cost: 1,
    isShared: true,
    run: kick,
  },
  {
    name: "close",
    parameters: [{ name: "room", isOptional: true }],
    who: "ownerOrOperator",
    needsRoom: true,
    cost: 1,
    isShared: true,
    run: close,
  },
];

function ticket({ person, services }: Call): void {
  const isTold = tellTicket(services, person, person.room!, true);
  if (!isTold) person.tell(notice("ticketNone"));
}

function invite({ person, services, args: [word] }: Call): void {
  if (word !== "" && word !== "new") {
    return person.tell(notice("usage", "/invite [new]"));
  }
  if (person.name === "") {
    person.session.startIn({ link: "new" });
    return;
  }
  const here = word === "new" ? undefined : roomToShow(person);
  if (here !== undefined) {
    return person.tell(invitation(services, person, here));
  }
  const room = openLink(services, person);
  if (room !== undefined) goTo(services, person, room);
}

/**
 * The room whose link `/invite` shows. Everyone finds the lobby without a link,
 * so that there it makes a link room instead.
 */
export function roomToShow(
  { room }: Person,
): Room | undefined {
  return room !== undefined && nameKey(room.name) === LOBBY ? undefined : room;
}

function lock(kind: "locked" | "unlocked"): (call: Call) => void {
  return ({ person, services }) => {
    const room = person.room!;
    if (room.access!.isLocked === (kind === "locked")) return;
    services.registry.broadcast(room, { kind, who: person.name });
  };
}

function kick(call: Call): void {
  const { person, services, args: [name, words] } = call;
  const why = person.mute === undefined
    ? words.slice(0, services.limits.words)
    : "";
  const found = findPerson(call, name);
  if (found === undefined) return;
  if (found === person) return person.tell(notice("yourself"));
  const here = person.room!;
  const isOwner = here.access?.owner === person.name;
  if (isOwner && found.rooms.has(here)) {
    removeFromRoom(services, person, here, found, why);
  } else if (person.isOperator) sendAway(services, person, found, why);
  else return person.tell(notice("personUnknown", name));
  person.tell(notice("kickDone", found.name));
}

function close({ person, services, args: [name] }: Call): void {
  const here = person.room!;
  const room = name === "" ? here : services.registry.room(name);
  if (room === undefined) return person.tell(notice("roomUnknown", name));
  const isOwner = room.access?.owner === person.name;
  if (!isOwner && !person.isOperator) {
    return person.tell(notice("onlyOperators", "close"));
  }
  if (services.registry.kept.has(room)) {
    services.history?.keepRoom(room.name, false);
  }
  closeRoom(services, room, person);
}
