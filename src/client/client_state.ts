/**
 * The state that outlasts a connection.
 *
 * @module
 */

import type { Lang } from "../messages/texts/texts.ts";
import { PendingLines } from "./pending_lines.ts";
import { KnownPeople } from "./known_people.ts";
import { SeenEvents } from "./seen_events.ts";
import { ServerCommands } from "./known_commands.ts";

/** The state that the client keeps from one connection to the next. */
export interface ClientState {
  /** The person's name, or the wanted one; empty while there is none. */
  name: string;
  /** The room to `/join` after reconnecting; undefined for the first one. */
  roomKey: string | undefined;
  /** What leads back into a link room after a restart; undefined without one. */
  ticket: string | undefined;
  /** The current room, as the server names it; empty where there is none. */
  room: string;
  /** The language that the server is asked to speak. */
  lang: Lang | undefined;
  /** The password that opened the server. */
  password: string | undefined;
  /** Whether the server has shown to be one that has JSON. */
  isMaru: boolean;
  /** Whether it comes back to its session when it is cut off. */
  readonly resumes: boolean;
  /** The token for that; empty when it has none. */
  token: string;
  /** Whether the client has been in. */
  wasIn: boolean;
  /** How far each room has been read. */
  readonly seen: SeenEvents;
  /** The people in the room. */
  readonly people: KnownPeople;
  /** The server's commands, as far as they are known. */
  readonly commands: ServerCommands;
  /** The lines that were sent and not answered. */
  readonly pending: PendingLines;
}

/** What to `/join` after reconnecting: the ticket where there is one. */
export function wayBack(
  { roomKey, ticket }: ClientState,
): string | undefined {
  return ticket?.startsWith(`${roomKey}.`) ? ticket : roomKey;
}

/** Makes the first state from the command line. */
export function newClientState(
  given:
    & Pick<ClientState, "name" | "roomKey" | "lang" | "isMaru" | "password">
    & Partial<Pick<ClientState, "resumes">>,
): ClientState {
  const commands = new ServerCommands();
  return {
    resumes: false,
    ...given,
    ticket: undefined,
    ...{ room: "", token: "" },
    wasIn: false,
    seen: new SeenEvents(),
    people: new KnownPeople(),
    commands,
    pending: new PendingLines(commands),
  };
}
