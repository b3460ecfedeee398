/**
 * The interface of the history, which outlives rooms and the server.
 *
 * @module
 */

import type { Deletion, RoomEvent } from "../messages/event.ts";
import type { RoomLog } from "./room_log.ts";

/** Something that was said, with its place among all that is kept. */
export interface KeptEvent {
  /** Its place: later ones have higher numbers, whatever their room. */
  readonly place: number;
  /** The text. */
  readonly event: RoomEvent;
}

/** Which part of a room's past is asked for. */
export interface PageQuery {
  /** The room's name. */
  readonly room: string;
  /** How many events, at most. */
  readonly count: number;
  /** Only what is older than this id, or than this time in milliseconds since 1970. */
  readonly before?: { readonly id: number } | { readonly time: number };
  /** Only what is newer than this id: the oldest of it. */
  readonly after?: number;
}

/** A part of a room's past, oldest first. */
export interface HistoryPage {
  /** The text. */
  readonly events: readonly RoomEvent[];
  /** Whether there is more in the direction that was asked for. */
  readonly hasMore: boolean;
}

/** The words to search for. */
export interface SearchQuery {
  /** The words, each of which must stand somewhere in a line. */
  readonly words: readonly string[];
  /** The rooms' name; without it, every room that is found by its name. */
  readonly room?: string | undefined;
  /** The speaker's name. */
  readonly from?: string | undefined;
  /** Only what was said before this, in milliseconds since 1970. */
  readonly before?: number | undefined;
  /** Only what stands before this place. */
  readonly beforePlace?: number | undefined;
  /** How many, at most. */
  readonly count: number;
}

/** The lines that were found, newest first. */
export interface SearchResult {
  /** The lines. */
  readonly found: readonly KeptEvent[];
  /** The place before which to search on; undefined when all was searched. */
  readonly next: number | undefined;
}

/** A log that keeps what was said, and can be asked for it. */
export interface History extends RoomLog {
  /** The names of the rooms that exist while they are empty. */
  keptRooms(): readonly string[];
  /** Lets a room exist while it is empty, or no longer. */
  keepRoom(room: string, isKept: boolean): void;
  /**
   * Gives a part of a room's past.
   *
   * @throws When it cannot be read.
   */
  page(query: PageQuery): Promise<HistoryPage>;
  /**
   * Searches all rooms, or one.
   *
   * @throws When it cannot be read.
   */
  search(query: SearchQuery): Promise<SearchResult>;
  /**
   * Removes lines of a room, those that are still to be written too.
   *
   * @returns How many; resolves when no byte of them is left on disk.
   * @throws When not all of them could be removed.
   */
  remove(room: string, lines: Deletion): Promise<number>;
  /**
   * The first id in a room of that time or later; all that is not on disk yet is
   * later. Undefined when it cannot be read.
   */
  firstIdSince(room: string, time: number): number | undefined;
  /** Keeps what is still to be written, and lets go of the file. */
  close(): Promise<void>;
}
