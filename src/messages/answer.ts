/**
 * What the server says to one person alone.
 *
 * @module
 */

import type { RoomEvent } from "./event.ts";
import type { NoticeArgs, NoticeCode, Texts } from "./texts/texts.ts";

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
  /** Which answer it is. */
  readonly kind: "whisper";
  /** Who writes. */
  readonly who: string;
  /** Who reads. */
  readonly to: string;
  /** What is written. */
  readonly text: string;
  /** Whether this is the copy that the writer sees. */
  readonly isOwn: boolean;
  /** Whether it is what the writer does, and not what they say. */
  readonly isAction?: boolean;
  /** Whether a program wrote it that wants no answer (IRC's NOTICE). */
  readonly isNotice?: boolean;
}

/** A name has been given. */
export interface Welcome {
  /** What it is. */
  readonly kind: "welcome";
  /** The name. */
  readonly who: string;
  /** What takes name and room back after a drop; JSON only, and not always. */
  readonly token: string | undefined;
}

/** How to bring others into a link room. */
export interface Invite {
  /** What it is. */
  readonly kind: "invite";
  /** The room's id. */
  readonly room: string;
  /** The link, or its path when the server does not know where it is reached. */
  readonly url: string;
}

/** What lets a script speak in a room. */
export interface RoomToken {
  /** Which answer it is. */
  readonly kind: "token";
  /** The room's name. */
  readonly room: string;
  /** Where lines are posted, or its path when the server does not know where it is reached. */
  readonly url: string;
  /** What shows that a script may. */
  readonly token: string;
}

/** Who is in a room. */
export interface WhoList {
  /** Which answer it is. */
  readonly kind: "who";
  /** The room's name. */
  readonly room: string;
  /** How many there are, which may be more than are named. */
  readonly count: number;
  /** Their names, longest there first. */
  readonly names: readonly string[];
  /** Those of these names whose bearers are away. */
  readonly away: readonly string[];
  /** Whether it is the room of whoever asks. */
  readonly isHere: boolean;
  /** In a link room, who may lock, kick and close. */
  readonly owner: string | undefined;
  /** Whether nobody new may come in. */
  readonly isLocked: boolean;
}

/** Which rooms there are. */
export interface RoomList {
  /** Which answer it is. */
  readonly kind: "rooms";
  /** How many there are, which may be more than are listed. */
  readonly count: number;
  /** The rooms, the fullest first. */
  readonly rooms: readonly {
    readonly name: string;
    readonly people: number;
    readonly topic: string;
  }[];
}

/** A part of what was said in a room before. */
export interface PastPage {
  /** Which answer it is. */
  readonly kind: "past";
  /** The room's name. */
  readonly room: string;
  /** What was said, oldest first. */
  readonly events: readonly RoomEvent[];
  /** Whether there is more in the direction that was asked for. */
  readonly hasMore: boolean;
}

/** What a search found. */
export interface SearchFound {
  /** Which answer it is. */
  readonly kind: "found";
  /** What was searched for, as it was written. */
  readonly query: string;
  /** What was found, newest first. */
  readonly events: readonly RoomEvent[];
  /** What to write behind `before:` to search on; undefined when all was searched. */
  readonly next: string | undefined;
}

/** The topic of a room, for somebody who comes in or asks. */
export interface RoomTopic {
  /** Which answer it is; what has an `id` too is the event that set it. */
  readonly kind: "topic";
  /** The room's name. */
  readonly room: string;
  /** The topic; empty when there is none. */
  readonly topic: string;
  /** The name of the person who set it, when somebody did. */
  readonly who: string | undefined;
  /** When it was set, in milliseconds since 1970. */
  readonly since: number | undefined;
}

/** One argument of a command. */
export interface Parameter {
  /** What the usage calls it, or the words to choose from with `|` between. */
  readonly name: string;
  /** Whether it may be left out; then the command is given an empty text. */
  readonly isOptional?: boolean;
  /** Whether it is all the rest of the line. */
  readonly isRest?: boolean;
}

/** A command, as `/help` tells it. Its summary is written for the reader. */
export interface CommandHelp {
  /** Its name, without the slash. */
  readonly name: keyof Texts["commands"];
  /** What other chats call it, which works as well. */
  readonly aliases?: readonly string[];
  /** How it is written: `/msg name text`. */
  readonly usage: string;
  /** Its arguments, in order. */
  readonly parameters: readonly Parameter[];
}

/** What commands do. */
export interface Help {
  /** Which answer it is. */
  readonly kind: "help";
  /** The commands. */
  readonly commands: readonly CommandHelp[];
  /** Whether these are all that the reader may give, and not one alone. */
  readonly isAll: boolean;
}

/** A request for a name or for a password. In plain text it has no newline. */
export interface Prompt {
  /** Which answer it is. */
  readonly kind: "prompt";
  /** What is asked for. */
  readonly for: "name" | "password";
}

/** Anything the server says to one person alone. */
export type Answer =
  | Notice
  | Whisper
  | Welcome
  | Invite
  | RoomToken
  | WhoList
  | RoomList
  | RoomTopic
  | PastPage
  | SearchFound
  | Help
  | Prompt;

/** An answer and when it was given, in milliseconds since 1970. */
export type TimedAnswer = Answer & { readonly time: number };

/** Makes a notice. */
export function notice<Code extends NoticeCode>(
  code: Code,
  ...args: NoticeArgs<Code>
): Notice {
  return { kind: "notice", code, args } as Notice;
}
