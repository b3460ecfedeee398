/**
 * What everyone on the server shares.
 *
 * @module
 */

import type { PasswordGuesses } from "./password_guesses.ts";
import type { ResumeTokens } from "../rooms/resume_tokens.ts";
import type { PrivateQueueBounds } from "../fanout/private_queue.ts";
import type { Bans } from "../rooms/bans.ts";
import type { Counters } from "../counters.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../log.ts";
import type { History } from "../rooms/history.ts";
import type { RoomLog } from "../rooms/room_log.ts";
import type { Registry } from "../rooms/registry.ts";
import type { ReadScheduler } from "../fanout/read_scheduler.ts";
import type { RoomTokens } from "../rooms/room_tokens.ts";
import type { Secret } from "../rooms/secret.ts";
import type { WebAddress } from "./web_address.ts";
import type { WriteScheduler } from "../fanout/write_scheduler.ts";

/** What bringing people into rooms and out of them takes. */
export interface PresenceServices {
  /** Every bound in force. */
  readonly limits: Limits;
  /** Names and rooms. */
  readonly registry: Registry;
  /** Who may not come in, and who may not speak. */
  readonly bans: Bans;
  /** Names that nobody may take here, by key (`nameKey`). */
  readonly reserved: ReadonlySet<string>;
  /** Where browsers and scripts reach the server. */
  readonly webAddress: WebAddress;
  /** What the operator reads. */
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What commands work with, besides. */
export interface CommandServices extends PresenceServices {
  /** What was said before, on disk; undefined when nothing is kept. */
  readonly history: History | undefined;
  /** What makes an operator, if anything does. */
  readonly operatorPassword: Secret | undefined;
  /** Who guessed at that. */
  readonly passwordGuesses: PasswordGuesses;
  /** What lets scripts speak in rooms; undefined when they may not. */
  readonly roomTokens: RoomTokens | undefined;
  /** What has been counted. */
  readonly counters: Counters;
  /** How many writes there were. */
  readonly writeScheduler: Pick<WriteScheduler, "writes">;
  /** When the server started, in milliseconds since 1970. */
  readonly since: number;
}

/** What sessions work with, besides. */
export interface Services extends CommandServices {
  /** The tokens by which clients that were cut off come back. */
  readonly resumeTokens: ResumeTokens;
  /** Which connection is written to next. */
  readonly writeScheduler: WriteScheduler;
  /** What tells whether more may be read: the disk may be behind. */
  readonly roomLog: Pick<RoomLog, "ready">;
  /** Which connection is read next. */
  readonly readScheduler: ReadScheduler;
  /** How many private lines may wait. */
  readonly privateLines: PrivateQueueBounds;
  /** What is asked for before the name, if anything. */
  readonly password: Secret | undefined;
  /** What everyone is shown after the welcome, if anything. */
  readonly motd: string | undefined;
}
