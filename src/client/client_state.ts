/**
 * What outlasts a connection.
 *
 * @module
 */

import type { Lang } from "../messages/texts/texts.ts";
import { PendingLines } from "./pending_lines.ts";
import { KnownPeople } from "./known_people.ts";
import { SeenEvents } from "./seen_events.ts";
import { ServerCommands } from "./server_commands.ts";

/** What the client knows from one connection to the next. */
export interface ClientState {
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
  readonly seen: SeenEvents;
  /** Who is in the room. */
  readonly people: KnownPeople;
  /** The server's commands, as far as they are known. */
  readonly commands: ServerCommands;
  /** What was sent and not answered. */
  readonly pending: PendingLines;
}

/** Knows nothing but what the command line says. */
export function newClientState(
  given: Pick<ClientState, "name" | "roomKey" | "lang" | "isMaru" | "password">,
): ClientState {
  const commands = new ServerCommands();
  return {
    ...given,
    room: "",
    wasIn: false,
    seen: new SeenEvents(),
    people: new KnownPeople(),
    commands,
    pending: new PendingLines(commands),
  };
}
