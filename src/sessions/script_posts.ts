/**
 * Lines that scripts post to a room without being in it.
 *
 * @module
 */

import { showsNothing } from "../messages/shows_nothing.ts";
import type { PostDeed } from "../presence/deeds.ts";
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
    const { registry, counters, deeds } = this.#services;
    const room = findRoom(this.#services, post.room);
    if (room === undefined) return { why: "roomUnknown" };
    const { roomTokens } = this.#services;
    if (roomTokens?.matches(post.token, room) !== true) {
      return { why: "tokenWrong" };
    }
    const name = normalName(post.name);
    const fault = personNameFault(name, this.#services);
    if (fault !== undefined) return { why: fault };
    if (registry.names.findAlike(name, room.namespace) !== undefined) {
      return { why: "nameTaken" };
    }
    const refusal = this.#refusalOf(name, post.address, room);
    if (refusal !== undefined) return refusal;
    const lines = post.lines.filter((line) => !showsNothing(line));
    if (lines.length === 0) return { why: "empty" };
    const limit = this.#spend(room, lines.length);
    if (limit !== undefined) return limit;
    counters.lines += lines.length;
    const deed = { room: room.name, name, lines };
    if (deeds !== undefined) return deeds.post(deed).then(() => undefined);
    sayPost(deed, room, registry);
    return undefined;
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
