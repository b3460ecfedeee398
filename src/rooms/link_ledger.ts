/**
 * The interface of the ledger of link rooms, which outlives the server.
 *
 * @module
 */

/** Something about a link room that outlives the server. */
export type LinkChange =
  /** It was made; the value is when its time is over, in milliseconds since 1970. */
  | "made"
  /** It has ended for good. */
  | "ended"
  /** It was closed to newcomers, or opened to them again. */
  | "locked"
  | "unlocked"
  /** A stay has begun, or is over; the value is its number. */
  | "entered"
  | "left"
  /** The owner is the person of this stay. */
  | "owned"
  /** A name or an address is kept out; the value is its key. */
  | "keptOut";

/** A link room of an earlier run. */
export interface LostLink {
  /** When its time is over, in milliseconds since 1970. */
  readonly until: number;
  /** Whether it was closed to newcomers. */
  readonly isLocked: boolean;
  /** The stays that had begun and were not over. */
  readonly stays: ReadonlySet<number>;
  /** The stay of its owner; 0 when it had none. */
  readonly owner: number;
  /** Whether a name or an address is kept out, by its key. */
  keepsOut(key: string): boolean;
}

/**
 * Which link rooms there are, so that those that a restart ends under people's
 * hands can be opened again, and no others. It holds nothing that was said, no
 * name, no address, and no id that could be read from it.
 */
export interface LinkLedger {
  /** The key of the tickets, which stays the same. */
  readonly key: Uint8Array;
  /** Whether people of the earlier run may still come back. */
  readonly isWaiting: boolean;
  /** Notes a change of a room. */
  note(id: string, change: LinkChange, value?: number | string): void;
  /** A room of an earlier run that has not ended, and is not open again. */
  lost(id: string): LostLink | undefined;
  /** Notes that such a room is open again. */
  reopened(id: string): void;
  /** Ends the rooms that nobody has come back to in time. */
  sweep(): void;
  /** Notes nothing more: all that ends now ends with the server. */
  close(): void;
}
