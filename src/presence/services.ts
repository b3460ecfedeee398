/**
 * The services that all sessions share.
 *
 * @module
 */

import type { Clock } from "../clock.ts";
import type { PasswordGuesses } from "./password_guesses.ts";
import type { ResumeTokens } from "../rooms/resume_tokens.ts";
import type { PrivateQueueBounds } from "../fanout/private_queue.ts";
import type { Bans } from "../rooms/bans.ts";
import type { Deeds } from "./deeds.ts";
import type { Counters } from "../counters.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../log.ts";
import type { History } from "../rooms/history.ts";
import type { RoomLog } from "../rooms/room_log.ts";
import type { Registry } from "../rooms/registry.ts";
import type { LinkTickets } from "../rooms/link_tickets.ts";
import type { RoomOrigins } from "../rooms/room_origins.ts";
import type { RoomTokens } from "../rooms/room_tokens.ts";
import type { Secret } from "../rooms/secret.ts";
import type { WebAddress } from "./web_address.ts";
import type { WriteScheduler } from "../fanout/write_scheduler.ts";

/** The services for bringing people into rooms and out of them. */
export interface PresenceServices extends Clock {
  /** Every bound in force. */
  readonly limits: Limits;
  /** Names and rooms. */
  readonly registry: Registry;
  /** From which addresses the named rooms were made. */
  readonly roomOrigins: RoomOrigins;
  /** Signs what leads back into link rooms; undefined when a restart ends them. */
  readonly linkTickets: LinkTickets | undefined;
  /** Bans and mutes. */
  readonly bans: Bans;
  /** Reserved names, by their look (`lookKey`). */
  readonly reserved: ReadonlySet<string>;
  /** The order of what is done, where several servers are one chat. */
  readonly deeds: Deeds | undefined;
  /** Where browsers and scripts reach the server. */
  readonly webAddress: WebAddress;
  /** The log for the operator. */
  readonly log: Log;
}

/** The services for commands. */
export interface CommandServices extends PresenceServices {
  /** The history on disk; undefined when nothing is kept. */
  readonly history: History | undefined;
  /** The password of operators, if there is one. */
  readonly operatorPassword: Secret | undefined;
  /** Counts wrong guesses at it. */
  readonly passwordGuesses: PasswordGuesses;
  /** Tokens with which scripts speak in rooms; undefined when they may not. */
  readonly roomTokens: RoomTokens | undefined;
  /** The tokens by which clients that were cut off come back. */
  readonly resumeTokens: ResumeTokens;
  /** The counters of the metrics. */
  readonly counters: Counters;
  /** Counts the writes. */
  readonly writeScheduler: Pick<WriteScheduler, "writes">;
  /** When the server started, in milliseconds since 1970. */
  readonly since: number;
  /** The same by the monotonic clock. */
  readonly startedAt: number;
}

/** The services for sessions. */
export interface Services extends CommandServices {
  /** Decides which connection is written to next, and which is read. */
  readonly writeScheduler: WriteScheduler;
  /** The log of named rooms, which makes reading wait when the disk is behind. */
  readonly roomLog: Pick<RoomLog, "ready">;
  /** The bounds of waiting private lines. */
  readonly privateLines: PrivateQueueBounds;
  /** The password that is asked for before the name, if there is one. */
  readonly password: Secret | undefined;
  /** Counts wrong guesses at it. */
  readonly loginGuesses: PasswordGuesses;
  /** The message of the day, if there is one. */
  readonly motd: string | undefined;
}
