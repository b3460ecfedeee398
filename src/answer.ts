/**
 * What the server says to one person alone.
 *
 * @module
 */

import type { NoticeArgs, NoticeCode } from "./texts/texts.ts";

/** A sentence of the server's, by its code. */
export type Notice = {
  [Code in NoticeCode]: {
    readonly kind: "notice";
    readonly code: Code;
    readonly args: NoticeArgs<Code>;
  };
}[NoticeCode];

/** A line from one person to another. */
export interface Whisper {
  readonly kind: "whisper";
  readonly who: string;
  readonly to: string;
  readonly text: string;
  /** Whether this is the copy that the writer sees. */
  readonly isOwn: boolean;
}

/** Who is in a room. */
export interface WhoList {
  readonly kind: "who";
  readonly room: string;
  /** How many there are, which may be more than are named. */
  readonly count: number;
  readonly names: readonly string[];
  /** Whether it is the room of whoever asks. */
  readonly isHere: boolean;
}

/** Which rooms there are. */
export interface RoomList {
  readonly kind: "rooms";
  /** How many there are, which may be more than are listed. */
  readonly count: number;
  readonly rooms: readonly {
    readonly name: string;
    readonly people: number;
    readonly topic: string;
  }[];
}

/** A request for a name. In plain text it has no newline. */
export interface Prompt {
  readonly kind: "prompt";
}

/** Anything the server says to one person alone. */
export type Answer = Notice | Whisper | WhoList | RoomList | Prompt;

/** An answer and when it was given, in milliseconds since 1970. */
export type TimedAnswer = Answer & { readonly time: number };

/** Makes a notice. */
export function notice<Code extends NoticeCode>(
  code: Code,
  ...args: NoticeArgs<Code>
): Notice {
  return { kind: "notice", code, args } as Notice;
}
