/**
 * The events of a room.
 *
 * An action of a person becomes an {@linkcode Intent} first. The room stamps it
 * with its id and time, and only the stamped {@linkcode RoomEvent} changes
 * anything. A log that shares rooms between servers, or replays them from disk,
 * sits between the two.
 *
 * @module
 */

/** Why a person left a room. */
export type LeaveReason =
  /** They said so, or closed their side. */
  | "quit"
  /** The connection broke. */
  | "lost"
  /** They read so slowly that their place fell out of the feed. */
  | "slow"
  /** They went to another room of this server. */
  | "moved"
  /** The owner of the room or an operator kicked them. */
  | "kicked"
  /** The server closed the connection: idle, in error, or going down. */
  | "closed";

/** Which lines of a room are deleted. */
export interface Deletion {
  /** The id of the first. */
  readonly from: number;
  /** The id of the last. */
  readonly to: number;
  /** Only what this person said and did; without it, all lines. */
  readonly of?: string | undefined;
}

/** An action of a person, or of the server, in a room. */
export type Intent =
  | {
    readonly kind: "said";
    readonly who: string;
    readonly text: string;
    /** Whether a program sent it that wants no answer (IRC's NOTICE). */
    readonly isNotice?: boolean;
    /** Whether it goes on with the message of the line before, by the same person. */
    readonly follows?: boolean;
  }
  | { readonly kind: "acted"; readonly who: string; readonly text: string }
  | {
    readonly kind: "joined";
    readonly who: string;
    /** In a link room: the stay of before a restart that they go on with. */
    readonly stay?: number | undefined;
  }
  | {
    readonly kind: "left";
    readonly who: string;
    readonly reason: LeaveReason;
    /** Their parting words; empty when there were none. */
    readonly text: string;
    /** The name of the person who kicked them, if they were kicked. */
    readonly by?: string;
    /** Whether they have left the server, and not just this room. */
    readonly isGone?: boolean;
    /** The key of an address that may no longer enter the link room. */
    readonly keepOut?: string | undefined;
  }
  | {
    readonly kind: "renamed";
    readonly who: string;
    readonly to: string;
    /** Whether the name was theirs in this room alone. */
    readonly isLocal?: boolean;
  }
  /** An empty text clears the topic. */
  | { readonly kind: "topic"; readonly who: string; readonly text: string }
  /** An operator says something to everyone, in every room. */
  | { readonly kind: "announced"; readonly who: string; readonly text: string }
  /** In a link room: the new owner, who may lock, kick and close. */
  | { readonly kind: "owner"; readonly who: string }
  /** A link room is closed to newcomers, or open to them again. */
  | { readonly kind: "locked" | "unlocked"; readonly who: string }
  /** Earlier lines are gone. */
  | ({ readonly kind: "deleted"; readonly who: string } & Deletion)
  /**
   * The room has ended. Readers are not shown it: each gets an answer of its
   * own.
   */
  | { readonly kind: "ended"; readonly who: string };

/** The data that the room adds to an intent. */
export interface Stamp {
  /** Counts up within a room, and never back. */
  readonly id: number;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly time: number;
  /** The room's name. */
  readonly room: string;
}

/** An intent with its stamp; {@linkcode Room.apply} takes it. */
export type RoomEntry = Intent & Stamp;

/** An entry that readers are shown. */
export type RoomEvent = Exclude<RoomEntry, { readonly kind: "ended" }>;

/** Whether a room remembers an event for people who come later. */
export function isRemembered(event: RoomEvent): boolean {
  return event.kind === "said" || event.kind === "acted" ||
    event.kind === "topic" || event.kind === "announced";
}

/** Whether a deletion takes an event away. */
export function isDeleted(
  { kind, id, who }: RoomEvent,
  { from, to, of }: Deletion,
): boolean {
  if (kind === "deleted" || id < from || id > to) return false;
  return of === undefined ||
    (who === of && (kind === "said" || kind === "acted"));
}
