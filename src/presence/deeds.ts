/**
 * What people do, when several servers do it together.
 *
 * @module
 */

import type { BadLine } from "../net/line_decoder.ts";
import type { LeaveReason } from "../messages/event.ts";
import type { Person, Start } from "../rooms/person.ts";
import type { NameRefusal } from "./name_refusal.ts";

/** The data about a person who came by IRC that others may know. */
export interface Identity {
  /** The user name. */
  readonly user: string;
  /** The real name, as they gave it. */
  readonly realname: string;
}

/** A message that an IRC client sends. */
export interface IrcDeed {
  /** What it is. */
  readonly do: "irc";
  /** The command, in upper case. */
  readonly command: string;
  /** The parameters. */
  readonly params: readonly string[];
  /** The label that the answer is to have. */
  readonly label?: string;
}

/** Something that a person with a name does, or that happens to them. */
export type PersonDeed =
  /** They say a line, or give a command that changes what others see. */
  | { readonly do: "line"; readonly text: string }
  /** They say several lines as one message. */
  | { readonly do: "message"; readonly lines: readonly (string | BadLine)[] }
  /** They send a message over IRC that changes what others see. */
  | IrcDeed
  /** Their program is to come back with the token of this key. */
  | { readonly do: "token"; readonly key: string }
  /** They have shown the operators' password. */
  | { readonly do: "op" }
  /** They leave the server. */
  | {
    readonly do: "leave";
    readonly reason: LeaveReason;
    readonly words: string;
  }
  /** They were cut off, and may come back. */
  | { readonly do: "suspend" };

/** Why the lines of a script are not said when their turn comes. */
export type PostRefusal =
  | ("roomUnknown" | "nameTaken" | "banned" | "muted")
  /** The server was given up by the others, who may have done it or not. */
  | "lost";

/** Lines of a script, which has the right to say them. */
export interface PostDeed {
  /** The room's name. */
  readonly room: string;
  /** The name to speak under. */
  readonly name: string;
  /** The lines. */
  readonly lines: readonly string[];
}

/**
 * The servers of one chat do everything that must be agreed on in one order.
 * Where there are several, a person's action is asked for here, and is done
 * when its turn comes: on every server, each time by the same code that a
 * single server runs at once.
 */
export interface Deeds {
  /**
   * Asks for a person's action.
   *
   * @param then Told what came of it; undefined when it is void.
   */
  ask(
    person: Person,
    deed: PersonDeed,
    then?: (outcome: unknown) => void,
  ): void;
  /**
   * Asks for a name, and to be brought into the first room.
   *
   * @param then Told why they do not get it, when they do not.
   */
  logIn(
    person: Person,
    name: string,
    start: Start,
    then: (refusal: NameRefusal | undefined) => void,
  ): void;
  /**
   * Asks for a name for an IRC client, which begins in no room.
   *
   * @param then Told when they have it, or why they do not get it.
   */
  register(
    person: Person,
    name: string,
    identity: Identity,
    then: (refusal: NameRefusal | undefined) => void,
  ): void;
  /**
   * Does something that others do not see, once all that the person has asked
   * for has happened: at once, mostly.
   */
  after(person: Person, act: () => void): void;
  /**
   * Asks to take over a session that was cut off, on whichever server.
   *
   * @param then Told whether there was one.
   */
  resume(
    guest: Person,
    token: string,
    lastId: number,
    then: (isBack: boolean) => void,
  ): void;
  /**
   * Says the lines of a script. Resolves when their turn has come: with the
   * reason when they were not said.
   */
  post(post: PostDeed): Promise<PostRefusal | undefined>;
  /** A promise to await while something that a person asked for has not happened. */
  settled(person: Person): Promise<void> | undefined;
}
