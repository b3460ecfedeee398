/**
 * The services of scripts that speak and read over HTTP.
 *
 * @module
 */

import { en } from "./messages/texts/en.ts";
import type { Services } from "./presence/services.ts";
import { linkId } from "./rooms/link_rooms.ts";
import { personNameFault } from "./presence/name_fault.ts";
import { PUBLIC } from "./rooms/namespace.ts";
import { normalName, roomNameFault } from "./rooms/name.ts";
import {
  findRoom,
  type PostFault,
  ScriptPosts,
} from "./sessions/script_posts.ts";
import { scriptReply } from "./sessions/script_replies.ts";
import type { SessionManager } from "./sessions/session_manager.ts";
import type { Scripts } from "./web/script_endpoint.ts";

/** Posts that wait for the disk, or for the other servers, at a time. */
const MOST_WAITING = 64;

/** Lets scripts speak in the rooms of these services, and read as people do. */
export function scriptDoor(
  services: Services,
  sessions: SessionManager,
): Scripts {
  const posts = new ScriptPosts(services);
  let waiting = 0;
  const refuse = (fault: PostFault) => scriptReply(fault, services.limits);
  return {
    asksPassword: services.password !== undefined,
    say: async (post) => {
      const early = posts.faultOf(post) ??
        (waiting < MOST_WAITING ? undefined : { why: "busy" } as const);
      if (early !== undefined) return refuse(early);
      waiting++;
      try {
        // As for people: when the disk is behind, speaking slows down.
        for (let wait; (wait = services.roomLog.ready()) !== undefined;) {
          await wait;
        }
        // Whoever has hung up posts it again, so it is not said twice.
        if (post.isGone()) return undefined;
        const fault = await posts.say(post);
        return fault && refuse(fault);
      } finally {
        waiting--;
      }
    },
    mayRead: (room, name, address) => {
      const fault = readFault(services, room, name, address);
      if (fault !== undefined) return refuse(fault);
      const refusal = sessions.admit(address);
      return refusal && { status: 503, text: en.notices[refusal]() };
    },
    read: (stream) => sessions.serve(stream),
  };
}

/**
 * Why a script may not read in a room under this name. The login asks the same
 * again; but here the answer is a status, and there it would be a line of the
 * stream.
 */
function readFault(
  services: Services,
  text: string,
  name: string,
  address: string,
): PostFault | undefined {
  const { limits, registry, bans, now } = services;
  const room = findRoom(services, text);
  const mayBeMade = text.length <= limits.nameBytes &&
    linkId(text) === undefined &&
    roomNameFault(normalName(text), limits) === undefined;
  if (room === undefined && !mayBeMade) return { why: "roomUnknown" };
  const fault = personNameFault(normalName(name), services);
  if (fault !== undefined) return { why: fault };
  const where = room?.namespace ?? PUBLIC;
  if (registry.names.findAlike(normalName(name), where) !== undefined) {
    return { why: "nameTaken" };
  }
  const ban = bans.find("ban", name, address, now());
  if (ban !== undefined) return { why: "banned", words: ban.why };
  const isOut = room?.access?.admits(name, address) === false;
  return isOut ? { why: "banned", words: "" } : undefined;
}
