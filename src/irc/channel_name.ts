/**
 * Rooms as channels, and names as nicks.
 *
 * @module
 */

import type { Limits } from "../limits.ts";
import { nameFault, normalName } from "../rooms/name.ts";
import { linkId } from "../rooms/link_rooms.ts";

/** A channel's name for a room's. */
export function channelOf(room: string): string {
  return linkId(room) === room ? `#r/${room}` : `#${room}`;
}

/** The room's name in a channel's; undefined when it is no channel's. */
export function roomOf(channel: string): string | undefined {
  if (!channel.startsWith("#") || channel.length === 1) return undefined;
  const name = normalName(channel.slice(1));
  return linkId(name.replace(/^r\//i, "")) ?? name;
}

/** Characters that a nick may have and a name may not. */
const FOREIGN = /[[\]{}|\\^`]/g;

const BAD_START = /^[^\p{L}\p{N}]+/u;

/**
 * The nearest name to a nick that a client brings, before it is told its name:
 * clients follow what the welcome says. Some give up for good at a refusal.
 */
export function repairNick(nick: string, limits: Limits): string {
  const name = normalName(nick);
  if (nameFault(name, limits) === undefined) return name;
  const mended = name.replaceAll(FOREIGN, "_").replace(BAD_START, "");
  return [...mended].slice(0, limits.nameCharacters).join("");
}
