/**
 * The form of deeds in the log.
 *
 * @module
 */

import type { Identity, PersonDeed, PostDeed } from "../presence/deeds.ts";
import type { Ban } from "../rooms/bans.ts";
import type { Start } from "../rooms/person.ts";
import type { Origin } from "./stand_in.ts";

/** A person asks for a name. */
export interface LoginDeed extends Origin {
  /** What it is. */
  readonly do: "login";
  /** The id that they will be known by. */
  readonly id: string;
  /** The name. */
  readonly name: string;
  /** Where they begin. */
  readonly start: Start;
  /** The key of their token, if they can resume. */
  readonly key?: string;
  /** The id of the link room, if they make one. */
  readonly link?: string;
}

/** An IRC client asks for a name. */
export interface RegisterDeed extends Origin, Identity {
  /** What it is. */
  readonly do: "register";
  /** The id that they will be known by. */
  readonly id: string;
  /** The name. */
  readonly name: string;
}

/** A person takes over a session that was cut off. */
export interface ResumeDeed extends Origin {
  /** What it is. */
  readonly do: "resume";
  /** An id for the one who asks. */
  readonly id: string;
  /** The key of the token that they show. */
  readonly key: string;
  /** The key of the next token. */
  readonly next: string;
  /** The id of the last event that they have seen. */
  readonly lastId: number;
}

/** A deed of a person: their id, and the link room that it may make. */
export type OwnDeed = PersonDeed & {
  /** Their id. */
  readonly p: string;
  /** How often they had moved when they did it. */
  readonly s: number;
  /** The id of the link room, if they make one. */
  readonly link?: string;
};

/** Anything that lies in the log. */
export type WrittenDeed =
  | LoginDeed
  | RegisterDeed
  | ResumeDeed
  | OwnDeed
  | (PostDeed & { readonly do: "post" })
  | { readonly do: "bans"; readonly bans: readonly Ban[] };
