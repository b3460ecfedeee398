/**
 * Making rooms for people.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { addressKey } from "../net/address.ts";
import { nameKey } from "../rooms/name.ts";
import type { Person } from "../rooms/person.ts";
import { LOBBY } from "../rooms/registry.ts";
import type { Room } from "../rooms/room.ts";
import { closeRoom } from "./close_room.ts";
import type { PresenceServices } from "./services.ts";

/**
 * The room called `name`, made for a person if there is none. When the server's
 * rooms are full, the link room that has been empty for the longest time ends
 * for it.
 *
 * @returns undefined when it cannot be made; the person is told why.
 */
export function openRoom(
  services: PresenceServices,
  person: Person,
  name: string,
): Room | undefined {
  const { registry, limits, roomOrigins } = services;
  const found = registry.room(name);
  if (found !== undefined) return found;
  // There always is a lobby, however many rooms there are.
  if (nameKey(name) === LOBBY) return registry.lobby;
  const { address } = person.connection;
  if (!roomOrigins.hasRoomFor(address)) {
    person.tell(notice("roomsFullAddress"));
    return undefined;
  }
  const room = hasRoomForMore(services) ? registry.open(name) : undefined;
  if (room === undefined) person.tell(notice("roomsFull", limits.rooms));
  else roomOrigins.add(room, address);
  return room;
}

/** Whether one more room may be made, be it in place of an empty link room. */
export function hasRoomForMore(services: PresenceServices): boolean {
  const { registry } = services;
  if (registry.hasRoomForMore) return true;
  const { longestEmpty } = registry.links;
  if (longestEmpty !== undefined) closeRoom(services, longestEmpty);
  return registry.hasRoomForMore;
}

/** Makes a link room for a person, unless they have too many already. */
export function openLink(
  services: PresenceServices,
  person: Person,
): Room | undefined {
  const { registry, limits } = services;
  const { address } = person.connection;
  // People of one name in several rooms are not one.
  const maker = `${person.key} ${addressKey(address)}`;
  if (registry.links.countOf(maker) >= limits.linksPerPerson) {
    person.tell(notice("linksFull", limits.linksPerPerson));
    return undefined;
  }
  if (!registry.links.hasRoomFor(address)) {
    person.tell(notice("linksFullAddress"));
    return undefined;
  }
  if (hasRoomForMore(services)) return registry.links.open(maker, address);
  person.tell(notice("roomsFull", limits.rooms));
  return undefined;
}
