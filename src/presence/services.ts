/**
 * What everyone on the server shares.
 *
 * @module
 */

import type { ResumeTokens } from "../rooms/resume_tokens.ts";
import type { PrivateQueueBounds } from "../fanout/private_queue.ts";
import type { Bans } from "../rooms/bans.ts";
import type { Connection } from "../net/connection.ts";
import type { Counters } from "../counters.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../log.ts";
import type { Registry } from "../rooms/registry.ts";
import type { ReadScheduler } from "../fanout/read_scheduler.ts";
import type { RoomTokens } from "../rooms/room_tokens.ts";
import type { Secret } from "../rooms/secret.ts";
import type { WriteScheduler } from "../fanout/write_scheduler.ts";

/** The parts and numbers that every session works with. */
export interface Services {
  /** Every bound in force. */
  readonly limits: Limits;
  /** Names and rooms. */
  readonly registry: Registry;
  /** Those who were cut off. */
  readonly resumeTokens: ResumeTokens;
  /** Who may not come in, and who may not speak. */
  readonly bans: Bans;
  /** Who is written to next. */
  readonly writeScheduler: WriteScheduler;
  /** Who is heard next. */
  readonly readScheduler: ReadScheduler;
  /** How many private lines may wait. */
  readonly privateLines: PrivateQueueBounds;
  /** What whoever runs the server reads. */
  readonly log: Log;
  /** What is asked for before the name, if anything. */
  readonly password: Secret | undefined;
  /** What makes an operator, if anything does. */
  readonly operatorPassword: Secret | undefined;
  /** What lets scripts speak in rooms; undefined when they may not. */
  readonly roomTokens: RoomTokens | undefined;
  /** What everyone is shown after the welcome, if anything. */
  readonly motd: string | undefined;
  /** Names that nobody may take here, by key (`nameKey`). */
  readonly reserved: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the server started, likewise. */
  readonly since: number;
  /** The link of a room, as whoever has this connection can use it; or its path. */
  readonly linkTo: (id: string, connection: Connection) => string;
  /** Where scripts post to a room; its path when the address is not known. */
  readonly postUrl: (room: string, connection: Connection) => string;
  /** What has been counted. */
  readonly counters: Counters;
}
