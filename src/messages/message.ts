/**
 * What the server sends to a program: the objects of the JSON dialect.
 *
 * They are the events and the answers, with the server's sentence beside the
 * facts. The page reads them by these types.
 *
 * @module
 */

import type {
  CommandHelp,
  Help,
  Invite,
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

/** What every object has. */
export interface Spoken {
  /** When it happened, RFC 3339. */
  readonly time: string;
  /** What a person said, or the server's sentence. */
  readonly text: string;
}

/** A member of a union, with its time and its text as they are sent. */
export type Sent<What, Hidden extends PropertyKey = never> = What extends
  unknown ? Omit<What, keyof Spoken | Hidden> & Spoken
  : never;

/** What the words of some events are called when they are sent. */
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

/** Something that happened in a room. */
export type RoomMessage = Happened<RoomEvent>;

/** A sentence of the server's. */
export interface NoticeMessage extends Spoken {
  /** Which message it is. */
  readonly kind: "notice";
  /** Which sentence it is. */
  readonly code: string;
}

/** A request for a name or a password. */
export type PromptMessage = Sent<Prompt>;
/** A name has been given. */
export type WelcomeMessage = Sent<Welcome>;
/** A line to one person. */
export type WhisperMessage = Sent<Whisper, "isOwn">;
/** Who is in a room. */
export type WhoMessage = Sent<WhoList, "isHere">;
/** Which rooms there are. */
export type RoomsMessage = Sent<RoomList>;
/** How to bring others into a link room. */
export type InviteMessage = Sent<Invite>;
/** What lets a script speak in a room. */
export type TokenMessage = Sent<RoomToken>;

/** The topic of a room. */
export interface TopicMessage extends Sent<RoomTopic, "since"> {
  /** When it was set, RFC 3339; undefined when nobody has set one. */
  readonly since: string | undefined;
}

/** A part of what was said in a room before. */
export interface PastMessage extends Sent<PastPage, "events"> {
  /** What was said, oldest first. */
  readonly events: readonly RoomMessage[];
}

/** What a search found. */
export interface FoundMessage extends Sent<SearchFound, "events"> {
  /** What was found, newest first. */
  readonly events: readonly RoomMessage[];
}

/** What commands do. */
export interface HelpMessage extends Sent<Help, "commands"> {
  /** The commands, each with its summary in the reader's language. */
  readonly commands: readonly (CommandHelp & { readonly summary: string })[];
}

/** Anything that the server says to one person alone. */
export type AnswerMessage =
  | NoticeMessage
  | PromptMessage
  | WelcomeMessage
  | WhisperMessage
  | WhoMessage
  | RoomsMessage
  | InviteMessage
  | TokenMessage
  | TopicMessage
  | PastMessage
  | FoundMessage
  | HelpMessage;

/** Anything that the server says. */
export type Message = RoomMessage | AnswerMessage;
