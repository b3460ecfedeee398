/**
 * The messages of a server, as the client takes them.
 *
 * @module
 */

import type { ServerCommand } from "./known_commands.ts";

/** The fields of every message. */
export interface HeardBase {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** A person's text, or the server's sentences. Sanitized. */
  readonly text: string;
  /** All fields, for programs. Sanitized. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** An event of a room, with its id. */
export type HeardEvent =
  & HeardBase
  & {
    /** The name of the person who acts. */
    readonly who: string;
    /** The room. */
    readonly room: string;
    /** Counts up within a room. */
    readonly id: number;
  }
  & (
    | {
      /** The kind; `happened` stands for kinds that only a reader needs. */
      readonly kind:
        | "said"
        | "acted"
        | "announced"
        | "joined"
        | "left"
        | "happened";
    }
    | {
      /** A person has another name. */
      readonly kind: "renamed";
      /** The name. */
      readonly to: string;
    }
  );

/** An answer to the reader alone. */
export type HeardAnswer =
  & HeardBase
  & (
    | {
      /** A private line. */
      readonly kind: "whisper";
      /** The name of the writer. */
      readonly who: string;
      /** The name of the reader. */
      readonly to: string;
    }
    | {
      /** The people in a room. */
      readonly kind: "who";
      /** The room. */
      readonly room: string;
      /** The names. */
      readonly names: readonly string[];
    }
    | {
      /** The topic of a room. */
      readonly kind: "topic";
      /** The room. */
      readonly room: string;
    }
    | {
      /** What leads back into a link room after a restart. */
      readonly kind: "ticket";
      /** The ticket. */
      readonly ticket: string;
      /** Whether the person has asked to see it. */
      readonly isAsked: boolean;
    }
    | {
      /** A part of a room's past, or the lines that a search has found. */
      readonly kind: "past" | "found";
      /** The lines, oldest first; they are shown, and nothing follows. */
      readonly events: readonly HeardEvent[];
    }
    | {
      /** The descriptions of commands. */
      readonly kind: "help";
      /** The commands. */
      readonly commands: readonly ServerCommand[];
      /** Whether these are all commands, rather than one. */
      readonly isAll: boolean;
    }
    | {
      /** The login is over. */
      readonly kind: "welcome";
      /** The name that was given. */
      readonly who: string;
    }
    | {
      /** A request. */
      readonly kind: "prompt";
      /** The thing asked for. */
      readonly asks: Asked;
    }
    | {
      /** What holds for a moment: for a display that can take it back. */
      readonly kind: "sign";
    }
    | {
      /** Any other sentence. */
      readonly kind: "notice";
      /** Its code. */
      readonly code: string;
    }
    | {
      /** A line of a server that has no JSON. */
      readonly kind: "line";
      /** The name of the likely speaker. */
      readonly who?: string;
      /** The words of the likely speaker. */
      readonly words?: string;
    }
  );

/** Anything a server says. */
export type Heard = HeardEvent | HeardAnswer;

/** A question of a server. */
export type Asked = "name" | "password";

/** Whether a message is an event of a room, with an id. */
export function isEvent(heard: Heard): heard is HeardEvent {
  return "id" in heard;
}
