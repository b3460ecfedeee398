/**
 * Coming into a room.
 *
 * @module
 */

import {
  type Invite,
  notice,
  type RoomTopic,
  type WhoList,
} from "../messages/answer.ts";
import { openLink, openRoom } from "./open_room.ts";
import { takeNumber } from "./take_number.ts";
import type { PresenceServices } from "./services.ts";
import { findLink, tellTicket } from "./link_return.ts";
import { linkIdIn } from "../rooms/link_tickets.ts";
import { type Namespace, PUBLIC } from "../rooms/namespace.ts";
import type { Person, Start } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";

/** Brings a person who has just been given their name into their first room. */
export function arriveFirst(
  services: PresenceServices,
  person: Person,
  start: Start,
): void {
  const { room, stay } = typeof start === "string"
    ? openNamed(services, person, start)
    : { room: openLink(services, person) };
  if (room === undefined || !isAdmitted(person, room, stay)) {
    person.sinceId = 0;
    return arriveInLobby(services, person);
  }
  arrive(services, person, room, stay);
}

/**
 * Where the name of somebody who is about to come has to be free: nowhere yet,
 * when the room is to be made for them.
 */
export function firstNamespaces(
  services: PresenceServices,
  { connection }: Person,
  name: string,
  start: Start,
): Namespace[] {
  if (typeof start !== "string") return [];
  const way = findLink(services, connection, start);
  if ("kind" in way) return [PUBLIC];
  const { room, stay } = way;
  const isAdmitted = room.access!.admits(name, connection.address, stay);
  return [isAdmitted ? room.namespace : PUBLIC];
}

/** The room that a person chose before they had a name. */
function openNamed(
  services: PresenceServices,
  person: Person,
  name: string,
): { room?: Room | undefined; stay?: number | undefined } {
  // A link room that has ended since must not come back as a public one.
  const isLink = linkIdIn(name) !== undefined;
  if (!isLink) return { room: openRoom(services, person, name) };
  const way = findLink(services, person.connection, name);
  if (!("kind" in way)) return way;
  person.tell(way);
  return {};
}

/**
 * Brings a person into the lobby, which always has room: under another name, if
 * theirs is somebody else's there.
 */
export function arriveInLobby(
  services: PresenceServices,
  person: Person,
): void {
  const { lobby, places } = services.registry;
  if (!places.admit(person, lobby)) takeNumber(services, person);
  arrive(services, person, lobby);
}

/**
 * Moves a person from the room they are in to another.
 *
 * @param stay The one that they go on with in a link room, by their ticket.
 */
export function goTo(
  services: PresenceServices,
  person: Person,
  room: Room,
  stay?: number,
): void {
  if (person.rooms.has(room)) {
    return person.tell(notice("roomAlready", room.name));
  }
  if (!isAdmitted(person, room, stay)) return;
  if (!services.registry.places.admit(person, room)) {
    return person.tell(notice("nameTakenThere", person.name));
  }
  if (person.room !== undefined) {
    services.registry.exit(person, person.room, { reason: "moved" });
  }
  arrive(services, person, room, stay);
}

/** Whether a person may enter a room; they are told when they may not. */
function isAdmitted(
  person: Person,
  { access }: Room,
  stay: number | undefined,
): boolean {
  const { name, connection: { address } } = person;
  if (access === undefined || access.admits(name, address, stay)) return true;
  person.tell(notice("linkLocked"));
  return false;
}

/** The answer with the link of a room, to invite others with. */
export function invitation(
  services: PresenceServices,
  { connection }: Person,
  { name, access }: Room,
): Invite {
  const isLink = access !== undefined;
  const path = isLink ? `/r/${name}` : `/c/${encodeURIComponent(name)}`;
  return {
    kind: "invite",
    room: name,
    isLink,
    url: services.webAddress.urlOf(path, connection),
  };
}

/** Shows a person the members of a room, its topic and its last lines. */
export function showRoom(
  services: PresenceServices,
  person: Person,
  room: Room,
): void {
  // The server that they are connected to shows it.
  if (person.isSilent) return;
  if (room.access !== undefined) {
    person.tell(invitation(services, person, room));
  }
  if (room.topic.text !== "") person.tell(topicOf(room));
  person.tell(whoList(services, person, room));
}

/** Shows a person the last lines of a room, if there are any. */
export function showHistory(person: Person, room: Room, count: number): void {
  if (person.isSilent) return;
  const events = room.remembered(count)
    .filter((event) => person.reads(event));
  if (events.length === 0) return;
  person.tell(notice("history", events.length));
  person.tellAll(events);
}

/**
 * Shows a person who comes back after a restart what they have missed. Tells
 * whether it is known what that is: the ids of a link room begin anew.
 */
function showMissed(person: Person, room: Room): boolean {
  const { sinceId } = person;
  person.sinceId = 0;
  if (sinceId === 0 || sinceId > room.lastId) return false;
  if (room.access !== undefined) return false;
  const events = room.rememberedSince(sinceId)
    .filter((event) => person.reads(event));
  if (events.length > 0) person.tell(notice("history", events.length));
  person.tellAll(events);
  return true;
}

/** The answer with the topic of a room. */
export function topicOf({ name, topic: { text, who, time } }: Room): RoomTopic {
  return { kind: "topic", room: name, topic: text, who, since: time };
}

/** The answer with the members of a room, including the asker. */
export function whoList(
  services: PresenceServices,
  asker: Person,
  room: Room,
): WhoList {
  const isHere = asker.rooms.has(room);
  const names = [...room.members];
  if (isHere && !room.members.has(asker.name)) names.push(asker.name);
  const listed = names.slice(0, services.limits.listed);
  const isAway = (name: string) =>
    !!services.registry.names.find(name, room.namespace)?.away;
  return {
    kind: "who",
    room: room.name,
    count: names.length,
    names: listed,
    away: listed.filter(isAway),
    isHere,
    owner: room.access?.owner,
    isLocked: room.access?.isLocked ?? false,
  };
}

function arrive(
  services: PresenceServices,
  person: Person,
  room: Room,
  stay?: number,
): void {
  const greet = () => {
    showRoom(services, person, room);
    if (!showMissed(person, room)) {
      showHistory(person, room, services.limits.history);
    }
  };
  services.registry.enter(person, room, { greet, stay });
  tellTicket(services, person, room);
  services.log.info("joined", {
    name: person.name,
    // The id of a link room is a key to it.
    room: room.access === undefined ? room.name : "(link)",
    people: room.members.size,
  });
}
