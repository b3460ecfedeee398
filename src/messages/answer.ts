/**
 * Answers: messages of the server to one person alone.
 *
 * @module
 */

import type { RoomEvent } from "./event.ts";
import type { Absence, Typing } from "./sign.ts";
import type { NoticeArgs, NoticeCode, Texts } from "./texts/texts.ts";

/** A sentence of the server's, with its code. */
export type Notice = {
  [Code in NoticeCode]: {
    readonly kind: "notice";
    readonly code: Code;
    readonly args: NoticeArgs<Code>;
  };
}[NoticeCode];

/** A line from one person to another. */
export interface Whisper {
  /** The kind of answer. */
  readonly kind: "whisper";
  /** The name of the writer. */
  readonly who: string;
  /** The name of the reader. */
  readonly to: string;
  /** The text. */
  readonly text: string;
  /** Whether this is the copy that the writer sees. */
  readonly isOwn: boolean;
  /** Whether it is an action (`/me`) and not speech. */
  readonly isAction?: boolean;
  /** Whether a program sent it that wants no answer (IRC's NOTICE). */
  readonly isNotice?: boolean;
}

/** A name has been given. */
export interface Welcome {
  /** The kind of answer. */
  readonly kind: "welcome";
  /** The name. */
  readonly who: string;
  /**
   * The token for resuming after a lost connection; JSON only, and not always.
   */
  readonly token: string | undefined;
}

/** The link of a room, to invite others with. */
export interface Invite {
  /** The kind of answer. */
  readonly kind: "invite";
  /** The room's name or id. */
  readonly room: string;
  /** Whether the room is found by this link only. */
  readonly isLink: boolean;
  /** The link, or its path when the server does not know its own address. */
  readonly url: string;
}

/** The token with which a script speaks in a room. */
export interface RoomToken {
  /** The kind of answer. */
  readonly kind: "token";
  /** The room's name. */
  readonly room: string;
  /**
   * The URL to post lines to, or its path when the server does not know its own
   * address.
   */
  readonly url: string;
  /** The token. */
  readonly token: string;
}

/** What leads back into a link room after a restart of the server. */
export interface LinkTicket {
  /** The kind of answer. */
  readonly kind: "ticket";
  /** The room's id. */
  readonly room: string;
  /** The ticket, for `/join`. */
  readonly ticket: string;
  /** Whether the person has asked for it, and not their program been told. */
  readonly isAsked: boolean;
}

/** The people in a room. */
export interface WhoList {
  /** The kind of answer. */
  readonly kind: "who";
  /** The room's name. */
  readonly room: string;
  /** How many people there are; not all may be listed. */
  readonly count: number;
  /** Their names, longest there first. */
  readonly names: readonly string[];
  /** The listed names whose bearers are away. */
  readonly away: readonly string[];
  /** Whether the asker is in this room. */
  readonly isHere: boolean;
  /** In a link room, the name of its owner. */
  readonly owner: string | undefined;
  /** Whether the room is closed to newcomers. */
  readonly isLocked: boolean;
}

/** The rooms of the server. */
export interface RoomList {
  /** The kind of answer. */
  readonly kind: "rooms";
  /** How many rooms there are; not all may be listed. */
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
  /** The kind of answer. */
  readonly kind: "past";
  /** The room's name. */
  readonly room: string;
  /** The lines, oldest first. */
  readonly events: readonly RoomEvent[];
  /** Whether there is more in the direction that was asked for. */
  readonly hasMore: boolean;
  /** The id to go on with in that direction; undefined when there is no more. */
  readonly next: number | undefined;
  /** Whether older lines are kept; if not, these are from the room's memory. */
  readonly isKept: boolean;
}

/** The results of a search. */
export interface SearchFound {
  /** The kind of answer. */
  readonly kind: "found";
  /** The words of the search, as they were written. */
  readonly query: string;
  /** The lines that were found, newest first. */
  readonly events: readonly RoomEvent[];
  /** The point for `before:` to search on; undefined when all was searched. */
  readonly next: string | undefined;
}

/** The topic of a room, for a person who enters or asks. */
export interface RoomTopic {
  /**
   * The kind of answer. An object of this kind with an `id` is the event that
   * set the topic.
   */
  readonly kind: "topic";
  /** The room's name. */
  readonly room: string;
  /** The topic; empty when there is none. */
  readonly topic: string;
  /** The name of the person who set it; undefined when nobody has. */
  readonly who: string | undefined;
  /** When it was set, in milliseconds since 1970. */
  readonly since: number | undefined;
}

/** One argument of a command. */
export interface Parameter {
  /** Its name in the usage, or the words to choose from with `|` between. */
  readonly name: string;
  /** Whether it may be left out; the command then gets an empty text. */
  readonly isOptional?: boolean;
  /** Whether it takes the rest of the line. */
  readonly isRest?: boolean;
}

/** A command as `/help` describes it. Its summary is written for the reader. */
export interface CommandHelp {
  /** Its name, without the slash. */
  readonly name: keyof Texts["commands"];
  /** The names of the same command in other chats, which work too. */
  readonly aliases?: readonly string[];
  /** Its usage: `/msg name text`. */
  readonly usage: string;
  /** Its arguments, in order. */
  readonly parameters: readonly Parameter[];
}

/** The descriptions of commands. */
export interface Help {
  /** The kind of answer. */
  readonly kind: "help";
  /** The commands. */
  readonly commands: readonly CommandHelp[];
  /** Whether it lists all commands of the reader, rather than one. */
  readonly isAll: boolean;
}

/** A request for a name or for a password. In plain text it has no newline. */
export interface Prompt {
  /** The kind of answer. */
  readonly kind: "prompt";
  /** The thing asked for. */
  readonly for: "name" | "password";
}

/** Anything the server says to one person alone. */
export type Answer =
  | Notice
  | Whisper
  | Welcome
  | Invite
  | RoomToken
  | LinkTicket
  | Typing
  | Absence
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
