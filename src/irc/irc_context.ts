/**
 * The server, as an IRC client knows it.
 *
 * @module
 */

import type { Lang } from "../messages/texts/texts.ts";
import type { Services } from "../presence/services.ts";
import { type EventWriter, HOST } from "./event_writer.ts";

/** The nick that takes maru's own commands. Nobody can bear it. */
export const SERVICE_NICK = "maru";

/** The source of that nick's answers. */
export const SERVICE_SOURCE = `${SERVICE_NICK}!${SERVICE_NICK}@${HOST}`;

/** The server, as its IRC clients see it. */
export interface IrcContext {
  /** Its name in messages. */
  readonly name: string;
  /** The language of its sentences at first. */
  readonly lang: Lang;
  /** The parts that all sessions share. */
  readonly services: Services;
  /** Writes events. */
  readonly writer: EventWriter;
  /** How many connections have no name yet. */
  readonly unknown: number;
  /** How many have asked not to be counted among those who are seen. */
  readonly invisible: number;
  /** The most people that there have been at once. */
  notePeak(): number;
}
