/**
 * The commands about link rooms.
 *
 * @module
 */

import { addressKey } from "../net/address.ts";
import { notice } from "../messages/answer.ts";
import type { Services } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import { goTo, invitation, openLink } from "../presence/arrive.ts";
import { closeRoom } from "../presence/close_room.ts";
import type { Call, Command } from "./command.ts";
import { sendAway } from "./operator_commands.ts";

/** The commands about link rooms. */
export const linkCommands: readonly Command[] = [
  { name: "invite", parameters: [], who: "anyone", cost: 5, run: invite },
  { name: "lock", parameters: [], who: "owner", cost: 1, run: lock("locked") },
  {
    name: "unlock",
    parameters: [],
    who: "owner",
    cost: 1,
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
    cost: 1,
    run: kick,
  },
  {
    name: "close",
    parameters: [{ name: "room", isOptional: true }],
    who: "ownerOrOperator",
    cost: 1,
    run: close,
  },
];

function invite({ person, services }: Call): void {
  if (person.name === "") {
    person.session.startIn({ link: "new" });
    return;
  }
  const here = person.room!;
  if (here.access !== undefined) {
    return person.tell(invitation(services, person, here));
  }
  const room = openLink(services, person);
  if (room !== undefined) goTo(services, person, room);
}

function lock(kind: "locked" | "unlocked"): (call: Call) => void {
  return ({ person, services }) => {
    const room = person.room!;
    if (room.access!.isLocked === (kind === "locked")) return;
    services.registry.broadcast(room, { kind, who: person.name });
  };
}

function kick({ person, services, args: [name, words] }: Call): void {
  const why = person.mute === undefined
    ? words.slice(0, services.limits.words)
    : "";
  const found = services.registry.find(name);
  if (found === undefined) return person.tell(notice("personUnknown", name));
  if (found === person) return person.tell(notice("yourself"));
  const here = person.room!;
  const isOwner = here.access?.owner === person.name;
  if (isOwner && found.rooms.has(here)) {
    kickFromRoom(person, found, why, services);
  } else if (person.isOperator) sendAway(services, person, found, why);
  else return person.tell(notice("personUnknown", name));
  person.tell(notice("kickDone", found.name));
}

function kickFromRoom(
  by: Person,
  person: Person,
  why: string,
  services: Services,
): void {
  const room = by.room!;
  person.tell(notice("kicked", by.name, why));
  const keepOut = addressToKeepOut(person, room, services);
  const leave = { reason: "kicked", words: why, by: by.name, keepOut } as const;
  services.registry.exit(person, room, leave);
  person.session.showOut(room, by.name, why);
}

/**
 * Another name must not be the way back. But where others in the room have the
 * same address, as behind one router or proxy, it is no sign of who comes.
 */
function addressToKeepOut(
  person: Person,
  room: Room,
  { registry }: Services,
): string | undefined {
  const key = addressKey(person.connection.address);
  for (const other of registry.people()) {
    const isSame = addressKey(other.connection.address) === key;
    if (other !== person && other.rooms.has(room) && isSame) return undefined;
  }
  return key;
}

function close({ person, services, args: [name] }: Call): void {
  const here = person.room!;
  const room = name === "" ? here : services.registry.room(name);
  if (room === undefined) return person.tell(notice("roomUnknown", name));
  const isOwner = room.access?.owner === person.name;
  if (!isOwner && !person.isOperator) {
    return person.tell(notice("onlyOperators", "close"));
  }
  closeRoom(services, room, person.name);
}
