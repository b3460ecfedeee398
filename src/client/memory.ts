/**
 * What outlasts a connection.
 *
 * @module
 */

import type { Lang } from "../texts/texts.ts";
import { Pending } from "./pending.ts";
import { People } from "./people.ts";
import { Seen } from "./seen.ts";

/** What the client knows from one connection to the next. */
export interface Memory {
  /** One's name, or the one that is wanted; empty while there is none. */
  name: string;
  /** What to say to come into the room one is in; undefined for the first. */
  roomKey: string | undefined;
  /** The room one is in, as the server calls it; empty where there is none. */
  room: string;
  /** The language that the server is asked to speak. */
  lang: Lang | undefined;
  /** The password that opened the server. */
  password: string | undefined;
  /** Whether the server has shown to be one that has JSON. */
  isMaru: boolean;
  /** Whether one has been in. */
  wasIn: boolean;
  /** How far each room has been read. */
  readonly seen: Seen;
  /** Who is in the room. */
  readonly people: People;
  /** What was sent and not answered. */
  readonly pending: Pending;
}

/** Knows nothing but what the command line says. */
export function newMemory(
  given: Pick<Memory, "name" | "roomKey" | "lang" | "isMaru" | "password">,
): Memory {
  return {
    ...given,
    room: "",
    wasIn: false,
    seen: new Seen(),
    people: new People(),
    pending: new Pending(),
  };
}
