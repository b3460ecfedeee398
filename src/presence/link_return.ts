/**
 * Coming back to link rooms that a restart has ended.
 *
 * @module
 */

import { type Notice, notice } from "../messages/answer.ts";
import type { Connection } from "../net/connection.ts";
import { linkIdIn } from "../rooms/link_tickets.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import { hasRoomForMore } from "./open_room.ts";
import type { PresenceServices } from "./services.ts";

/** The room that a link leads to, and the stay that a ticket lets one go on with. */
export interface WayIn {
  /** The room. */
  readonly room: Room;
  /** The stay; undefined without a ticket that is valid. */
  readonly stay: number | undefined;
}

/**
 * The link room that a link, an id or a ticket leads to. One that a restart has
 * ended is opened again, locked if it was: then only a ticket of somebody who
 * was in it does so.
 *
 * @returns The reason when there is none.
 */
export function findLink(
  services: PresenceServices,
  { address }: Connection,
  word: string,
): WayIn | Notice {
  const { registry: { links }, linkTickets, limits, now } = services;
  const id = linkIdIn(word) ?? "";
  const stay = linkTickets?.read(word, now())?.stay;
  const found = links.find(id);
  if (found !== undefined) return { room: found, stay };
  const lost = links.lost(id);
  if (lost === undefined) return notice("linkEnded");
  const wasIn = stay !== undefined && lost.stays.has(stay);
  if (lost.isLocked && !wasIn) return notice("linkLocked");
  if (!hasRoomForMore(services)) return notice("roomsFull", limits.rooms);
  return { room: links.reopen(id, lost, address), stay };
}

/**
 * Tells a person the ticket with which they come back into a room after a
 * restart: their program, or themselves when they have asked.
 *
 * @returns Whether there is one.
 */
export function tellTicket(
  { linkTickets, limits }: PresenceServices,
  person: Person,
  { name: id, access }: Room,
  isAsked = false,
): boolean {
  const stay = access?.record?.stayOf(person.name);
  if (linkTickets === undefined || stay === undefined) return false;
  const until = access!.since + limits.linkLife;
  const isWanted = isAsked || person.dialect.format === "json";
  const ticket = linkTickets.write({ id, until, stay });
  if (isWanted) person.tell({ kind: "ticket", room: id, ticket, isAsked });
  return true;
}
