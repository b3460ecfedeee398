/**
 * What the server says, one JSON object a line.
 *
 * @module
 */

/** What every message has. */
interface Base {
  /** When it happened, RFC 3339. */
  readonly time: string;
  /** What a person said, or the server's sentence. */
  readonly text: string;
}

/** What everything that happens in a room has. */
interface InRoom extends Base {
  /** Its number in the room. */
  readonly id: number;
  /** The room. */
  readonly room: string;
  /** Who did it. */
  readonly who: string;
}

/** Something that happened in a room. */
export type RoomMessage =
  & InRoom
  & (
    | {
      readonly kind:
        | "said"
        | "acted"
        | "joined"
        | "topic"
        | "announced"
        | "owner"
        | "locked"
        | "unlocked";
      readonly topic?: string;
    }
    | { readonly kind: "left"; readonly reason: string }
    | { readonly kind: "renamed"; readonly to: string }
  );

/** A sentence of the server's. */
export interface NoticeMessage extends Base {
  /** Which message it is. */
  readonly kind: "notice";
  /** Which sentence it is. */
  readonly code: string;
}

/** A request for a name or a password. */
export interface PromptMessage extends Base {
  /** Which message it is. */
  readonly kind: "prompt";
  /** What is asked for. */
  readonly for: "name" | "password";
}

/** A name has been given. */
export interface WelcomeMessage extends Base {
  /** Which message it is. */
  readonly kind: "welcome";
  /** The name. */
  readonly who: string;
  /** What takes name and room back after a drop. */
  readonly token: string;
}

/** A line to one person. */
export interface WhisperMessage extends Base {
  /** Which message it is. */
  readonly kind: "whisper";
  /** Who wrote it. */
  readonly who: string;
  /** Who was to read it. */
  readonly to: string;
}

/** Who is in a room. */
export interface WhoMessage extends Base {
  /** Which message it is. */
  readonly kind: "who";
  /** The room. */
  readonly room: string;
  /** How many are in it, which may be more than are named. */
  readonly count: number;
  /** Their names. */
  readonly names: readonly string[];
  /** In a link room, who looks after it; empty while nobody does. */
  readonly owner?: string;
  /** Whether nobody new may come in. */
  readonly isLocked?: boolean;
}

/** Which rooms there are. */
export interface RoomsMessage extends Base {
  /** Which message it is. */
  readonly kind: "rooms";
  /** How many there are. */
  readonly count: number;
  /** The rooms. */
  readonly rooms: readonly {
    readonly name: string;
    readonly people: number;
    readonly topic: string;
  }[];
}

/** How to bring others into a link room. */
export interface InviteMessage extends Base {
  /** Which message it is. */
  readonly kind: "invite";
  /** The id of the room. */
  readonly room: string;
}

/** Anything the server says. */
export type Message =
  | RoomMessage
  | NoticeMessage
  | PromptMessage
  | WelcomeMessage
  | WhisperMessage
  | WhoMessage
  | RoomsMessage
  | InviteMessage;
