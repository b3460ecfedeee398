/**
 * What can happen in a room.
 *
 * What a person does becomes an {@linkcode Intent} first; the room stamps it with its
 * number and time, and only the stamped {@linkcode RoomEvent} changes anything.
 * Whoever shares a room between servers, or replays one from disk, stands
 * between the two.
 *
 * @module
 */

/** Why somebody is no longer in a room. */
export type LeaveReason =
  /** They said so, or closed their side. */
  | "quit"
  /** The connection broke. */
  | "lost"
  /** They read so slowly that their place fell out of the feed. */
  | "slow"
  /** They went to another room of this server. */
  | "moved"
  /** Somebody who may do so sent them away. */
  | "kicked"
  /** The server closed the connection: idle, in error, or going down. */
  | "closed";

/** Something a person, or the server, does in a room. */
export type Intent =
  | {
    readonly kind: "said";
    readonly who: string;
    readonly text: string;
    /** Whether a program said it that wants no answer (IRC's NOTICE). */
    readonly isNotice?: boolean;
    /** Whether it goes on with the message of the line before, by the same person. */
    readonly follows?: boolean;
  }
  | { readonly kind: "acted"; readonly who: string; readonly text: string }
  | { readonly kind: "joined"; readonly who: string }
  | {
    readonly kind: "left";
    readonly who: string;
    readonly reason: LeaveReason;
    /** Their parting words; empty when there were none. */
    readonly text: string;
    /** Who sent them away, if somebody did. */
    readonly by?: string;
    /** Whether they have left the server, and not just this room. */
    readonly isGone?: boolean;
    /** The key of the address that is kept out of a link room from now on. */
    readonly keepOut?: string | undefined;
  }
  | { readonly kind: "renamed"; readonly who: string; readonly to: string }
  /** An empty text takes the topic away. */
  | { readonly kind: "topic"; readonly who: string; readonly text: string }
  /** An operator says something to everyone, in every room. */
  | { readonly kind: "announced"; readonly who: string; readonly text: string }
  /** In a link room: who may lock, kick and close from now on. */
  | { readonly kind: "owner"; readonly who: string }
  /** Nobody new may come into a link room, or may again. */
  | { readonly kind: "locked" | "unlocked"; readonly who: string }
  /** The room is over. Nobody is shown it: each is told what becomes of them. */
  | { readonly kind: "ended"; readonly who: string };

/** What the room adds to an intent. */
export interface Stamp {
  /** Counts up within a room, and never back. */
  readonly id: number;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly time: number;
  /** The room's name. */
  readonly room: string;
}

/** An intent with its stamp: what {@linkcode Room.apply} takes. */
export type RoomEntry = Intent & Stamp;

/** One that readers are shown. */
export type RoomEvent = Exclude<RoomEntry, { readonly kind: "ended" }>;

/** Whether an event is kept to be shown to those who come later. */
export function isRemembered(event: RoomEvent): boolean {
  return event.kind === "said" || event.kind === "acted" ||
    event.kind === "topic" || event.kind === "announced";
}
