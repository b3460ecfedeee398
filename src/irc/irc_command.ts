/**
 * The type of IRC commands.
 *
 * @module
 */

import type { Services } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";
import type { IrcClient } from "./irc_client.ts";
import type { IrcMessage } from "./irc_message.ts";
import type { IrcNetwork } from "./irc_network.ts";

/** A command as a client gave it. */
export interface IrcCall {
  /** Its name, in upper case. */
  readonly command: string;
  /** Its tags; none when it was done by another server. */
  readonly tags: IrcMessage["tags"];
  /** Its parameters: as many as it needs, or more. */
  readonly params: readonly string[];
  /** The client that gave it. */
  readonly client: IrcClient;
  /** The same as a person. */
  readonly person: Person;
  /** The state that all IRC clients share. */
  readonly network: IrcNetwork;
  /** The services that all sessions share. */
  readonly services: Services;
}

/** A row of the table of IRC commands. */
export interface IrcCommand {
  /** Its name, in upper case. */
  readonly name: string;
  /** How many parameters it needs. */
  readonly least: number;
  /** When it may be given: always, or once there is a name. @default {"named"} */
  readonly when?: "always" | "named";
  /** Its cost, in lines. @default {1} */
  readonly cost?: number | ((call: IrcCall) => number);
  /**
   * Whether it changes what others see: where several servers are one chat, all
   * of them do it. @default {false}
   */
  readonly isShared?: boolean | ((call: IrcCall) => boolean);
  /** Its description in HELP. */
  readonly help: string;
  /** Does it. */
  readonly run: (call: IrcCall) => void;
}

/** The words of a list with commas, none of them empty. */
export function listed(text: string): string[] {
  return text.split(",").filter((word) => word !== "");
}
