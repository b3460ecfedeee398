/**
 * A line as the file has it.
 *
 * @module
 */

import type { RoomEvent } from "../messages/event.ts";

/** A line as the file has it, with the name of its room. */
export interface StoredLine {
  /** Its number in its room. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The kind of event. */
  readonly kind: "said" | "acted" | "topic" | "announced";
  /** The name of the speaker. */
  readonly who: string;
  /** The text. */
  readonly text: string;
  /** 1 when it goes on with the message of the line before; else 0. */
  readonly follows: number;
  /** 1 when a program said it that wants no answer; else 0. */
  readonly isNotice: number;
  /** The room's name. */
  readonly room: string;
}

/** The event that a line was. */
export function eventOf(line: StoredLine): RoomEvent {
  const { id, time, kind, who, text, room } = line;
  const event = { id, time, room, who, text };
  if (kind !== "said") return { kind, ...event };
  return {
    ...{ kind, ...event },
    ...line.follows === 1 && { follows: true },
    ...line.isNotice === 1 && { isNotice: true },
  };
}
