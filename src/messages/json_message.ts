/**
 * The objects of the JSON dialect, which the server sends to programs.
 *
 * They are the events and the answers, with the server's sentence beside the
 * fields. The page reads them by these types.
 *
 * @module
 */

import type {
  CommandHelp,
  Help,
  Invite,
  LinkTicket,
  PastPage,
  Prompt,
  RoomList,
  RoomToken,
  RoomTopic,
  SearchFound,
  Welcome,
  Whisper,
  WhoList,
} from "./answer.ts";
import type { RoomEvent } from "./event.ts";
import type { Absence, Typing } from "./sign.ts";

/** The fields of every object. */
export interface Spoken {
  /** When it happened, RFC 3339. */
  readonly time: string;
  /** The text that a person said, or the server's sentence. */
  readonly text: string;
}

/** A member of a union, with its time and its text as they are sent. */
export type Sent<What, Hidden extends PropertyKey = never> = What extends
  unknown ? Omit<What, keyof Spoken | Hidden> & Spoken
  : never;

/** The names that the texts of some events have when they are sent. */
export interface Words {
  /** Parting words. */
  readonly left: {
    /** The words; empty when there were none. */
    readonly words: string;
  };
  /** The topic that was set. */
  readonly topic: {
    /** The topic; empty when it was cleared. */
    readonly topic: string;
  };
}

/** A member of the union of events, as it is sent. */
export type Happened<What> = What extends RoomEvent ?
    & Sent<What>
    & (What["kind"] extends keyof Words ? Words[What["kind"]] : unknown)
  : never;

/** An event of a room. */
export type RoomMessage = Happened<RoomEvent>;

/** A sentence of the server's. */
export interface NoticeMessage extends Spoken {
  /** The kind of message. */
  readonly kind: "notice";
  /** The code of the sentence. */
  readonly code: string;
}

/** A request for a name or a password. */
export type PromptMessage = Sent<Prompt>;
/** A name has been given. */
export type WelcomeMessage = Sent<Welcome>;
/** A line to one person. */
export type WhisperMessage = Sent<Whisper, "isOwn">;
/** The people in a room. */
export type WhoMessage = Sent<WhoList, "isHere">;
/** The rooms of the server. */
export type RoomsMessage = Sent<RoomList>;
/** The link of a room, to invite others with. */
export type InviteMessage = Sent<Invite>;
/** Somebody is writing. */
export type TypingMessage = Sent<Typing>;
/** Somebody is away, or is back. */
export type AbsenceMessage = Sent<Absence>;
/** The token with which a script speaks in a room. */
export type TokenMessage = Sent<RoomToken>;

/** What leads back into a link room after a restart. */
export type TicketMessage = Sent<LinkTicket>;

/** The topic of a room. */
export interface TopicMessage extends Sent<RoomTopic, "since"> {
  /** When it was set, RFC 3339; undefined when nobody has set one. */
  readonly since: string | undefined;
}

/** A part of what was said in a room before. */
export interface PastMessage extends Sent<PastPage, "events"> {
  /** The lines, oldest first. */
  readonly events: readonly RoomMessage[];
}

/** The results of a search. */
export interface FoundMessage extends Sent<SearchFound, "events"> {
  /** The lines that were found, newest first. */
  readonly events: readonly RoomMessage[];
}

/** The descriptions of commands. */
export interface HelpMessage extends Sent<Help, "commands"> {
  /** The commands, each with its summary in the reader's language. */
  readonly commands: readonly (CommandHelp & { readonly summary: string })[];
}

/** Any message to one person alone. */
export type AnswerMessage =
  | NoticeMessage
  | PromptMessage
  | WelcomeMessage
  | WhisperMessage
  | WhoMessage
  | RoomsMessage
  | InviteMessage
  | TokenMessage
  | TicketMessage
  | TypingMessage
  | AbsenceMessage
  | TopicMessage
  | PastMessage
  | FoundMessage
  | HelpMessage;

/** Any message of the server. */
export type Message = RoomMessage | AnswerMessage;
