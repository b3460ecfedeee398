/**
 * Lines that scripts post to a room without being in it.
 *
 * @module
 */

import { showsNothing } from "../messages/shows_nothing.ts";
import type { PostDeed, PostRefusal } from "../presence/deeds.ts";
import { personNameFault } from "../presence/name_fault.ts";
import { type NameFault, normalName } from "../rooms/name.ts";
import type { Registry } from "../rooms/registry.ts";
import type { Room } from "../rooms/room.ts";
import { TokenBucket } from "./token_bucket.ts";
import type { Services } from "../presence/services.ts";

/** The lines of a script, and its credentials. */
export interface ScriptPost {
  /** The room's name, or a link room's id or link. */
  readonly room: string;
  /** The name to speak under. */
  readonly name: string;
  /** The room's token. */
  readonly token: string;
  /** The address of the script. */
  readonly address: string;
  /** The lines, each sanitized and without its end. */
  readonly lines: readonly string[];
}

/** Why lines are refused. */
export type PostFault =
  | { readonly why: "roomUnknown" | "tokenWrong" | "nameTaken" | "empty" }
  | { readonly why: "busy" | "lost" }
  | { readonly why: NameFault }
  | { readonly why: "banned" | "muted"; readonly words: string }
  | { readonly why: "tooMany"; readonly most: number }
  | { readonly why: "tooFast"; readonly wait: number };

/**
 * Says lines in rooms for scripts, as fast as one person may in each.
 *
 * The lines of a post stay together: no line of anybody else comes between.
 */
export class ScriptPosts {
  readonly #services: Services;
  readonly #buckets = new WeakMap<Room, TokenBucket>();

  /** Posts to the rooms of these services. */
  constructor(services: Services) {
    this.#services = services;
  }

  /**
   * Says the lines, or none of them.
   *
   * @returns The reason when they are refused; where several servers are one
   * chat, when their turn has come.
   */
  say(
    post: ScriptPost,
  ): PostFault | undefined | Promise<PostFault | undefined> {
    const fault = this.faultOf(post);
    if (fault !== undefined) return fault;
    const { registry, counters, deeds } = this.#services;
    const room = findRoom(this.#services, post.room)!;
    const name = normalName(post.name);
    const lines = linesOf(post);
    const limit = this.#spend(room, lines.length);
    if (limit !== undefined) return limit;
    counters.lines += lines.length;
    const deed = { room: room.name, name, lines };
    if (deeds !== undefined) {
      return deeds.post(deed).then((why) => why && { why, words: "" });
    }
    sayPost(deed, room, registry);
    return undefined;
  }

  /** The reason for which lines are refused now, whatever the rate. */
  faultOf(post: ScriptPost): PostFault | undefined {
    const room = findRoom(this.#services, post.room);
    if (room === undefined) return { why: "roomUnknown" };
    const { roomTokens } = this.#services;
    if (roomTokens?.matches(post.token, room) !== true) {
      return { why: "tokenWrong" };
    }
    const name = normalName(post.name);
    const fault = personNameFault(name, this.#services);
    if (fault !== undefined) return { why: fault };
    const refusal = this.#refusalOf(name, post.address, room) ??
      postRefusal(this.#services, room, name);
    if (refusal !== undefined) {
      return typeof refusal === "string"
        ? { why: refusal, words: "" }
        : refusal;
    }
    return linesOf(post).length === 0 ? { why: "empty" } : undefined;
  }

  #refusalOf(name: string, address: string, room: Room): PostFault | undefined {
    const { bans, now } = this.#services;
    const ban = bans.find("ban", name, address, now());
    if (ban !== undefined) return { why: "banned", words: ban.why };
    const mute = bans.find("mute", name, address, now());
    if (mute !== undefined) return { why: "muted", words: mute.why };
    const isOut = room.access?.isKeptOut(name, address) === true;
    return isOut ? { why: "banned", words: "" } : undefined;
  }

  #spend(room: Room, lines: number): PostFault | undefined {
    const { limits: { burst, rate }, monotonic } = this.#services;
    if (rate > 0 && lines > burst) return { why: "tooMany", most: burst };
    let bucket = this.#buckets.get(room);
    if (bucket === undefined) {
      bucket = new TokenBucket({ burst, perSecond: rate }, monotonic());
      this.#buckets.set(room, bucket);
    }
    const wait = bucket.spend(0, monotonic());
    if (wait > 0) return { why: "tooFast", wait };
    bucket.spend(lines, monotonic());
    return undefined;
  }
}

/** The lines in which there is something to see. */
function linesOf({ lines }: ScriptPost): string[] {
  return lines.filter((line) => !showsNothing(line));
}

/** Why nothing is said under a name in a room, whoever asks. */
export function postRefusal(
  { registry, bans, now }: Services,
  room: Room | undefined,
  name: string,
): PostRefusal | undefined {
  if (room === undefined) return "roomUnknown";
  if (registry.names.findAlike(name, room.namespace) !== undefined) {
    return "nameTaken";
  }
  for (const what of ["ban", "mute"] as const) {
    if (bans.find(what, name, "", now()) === undefined) continue;
    return what === "ban" ? "banned" : "muted";
  }
  return undefined;
}

/** Says the lines of a script in a room, at once. */
export function sayPost(
  { name, lines }: PostDeed,
  room: Room,
  registry: Registry,
): void {
  for (const text of lines) {
    registry.broadcast(room, { kind: "said", who: name, text });
  }
}

/** The room that a script names, if there is one. */
export function findRoom(
  { registry, limits }: Services,
  text: string,
): Room | undefined {
  // No name, id or link is longer, and folding longer texts costs time.
  if (text.length > limits.words) return undefined;
  return registry.links.find(text) ?? registry.room(text);
}
