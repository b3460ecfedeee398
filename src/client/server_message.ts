/**
 * What a server says, as the client takes it.
 *
 * @module
 */

import type { ServerCommand } from "./server_commands.ts";

/** What everything that is heard has. */
export interface HeardBase {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** What a person said, or the server's sentence or sentences. Clean. */
  readonly text: string;
  /** All of it, for programs. Clean. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Something that happens in a room, with its number there. */
export type HeardEvent =
  & HeardBase
  & {
    /** Who does it. */
    readonly who: string;
    /** Where. */
    readonly room: string;
    /** Counts up within a room. */
    readonly id: number;
  }
  & (
    | {
      /** What; `happened` is whatever matters to nobody but a reader. */
      readonly kind:
        | "said"
        | "acted"
        | "announced"
        | "joined"
        | "left"
        | "happened";
    }
    | {
      /** Somebody has another name. */
      readonly kind: "renamed";
      /** The name. */
      readonly to: string;
    }
  );

/** Something that a server says to the reader alone. */
export type HeardAnswer =
  & HeardBase
  & (
    | {
      /** A private line. */
      readonly kind: "whisper";
      /** Who writes it. */
      readonly who: string;
      /** Who is to read it. */
      readonly to: string;
    }
    | {
      /** Who is in a room. */
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
      /** What commands do. */
      readonly kind: "help";
      /** The commands. */
      readonly commands: readonly ServerCommand[];
      /** Whether these are all, and not one that was asked for. */
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
      /** For what. */
      readonly asks: Asked;
    }
    | {
      /** Any other sentence. */
      readonly kind: "notice";
      /** Which one. */
      readonly code: string;
    }
    | {
      /** A line of a server that has no JSON. */
      readonly kind: "line";
      /** Who seems to say it. */
      readonly who?: string;
      /** What they seem to say. */
      readonly words?: string;
    }
  );

/** Anything a server says. */
export type Heard = HeardEvent | HeardAnswer;

/** What a server may ask for. */
export type Asked = "name" | "password";

/** Whether something happened in a room, and so has a number. */
export function isEvent(heard: Heard): heard is HeardEvent {
  return "id" in heard;
}
