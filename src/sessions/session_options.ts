/**
 * What a session is made with.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";
import type { Dialect } from "../render/dialect.ts";
import type { Protocol } from "./protocol.ts";
import type { BucketRate } from "./token_bucket.ts";

/**
 * Whoever keeps the sessions. It is called, and awaits nothing: a promise for
 * each session that waits for its end takes a kilobyte, with all behind it.
 */
export interface SessionKeeper<Session> {
  /** The person has a name. */
  loggedIn(session: Session): void;
  /** Another needs the place of a person without a name. */
  evict(session: Session, connection: Connection): void;
  /** The session is over, and its connection closed. */
  ended(session: Session, connection: Connection): void;
}

/** The options of a session. */
export interface SessionOptions<Session> {
  /** The protocol of the peer. */
  readonly protocol: Protocol;
  /** The dialect of a person at first. */
  readonly dialect: Dialect;
  /** Whether a person's own lines come back to them at first. */
  readonly echo: boolean;
  /** How fast lines are taken. */
  readonly rate: BucketRate;
  /** Whoever keeps the session. */
  readonly keeper: SessionKeeper<Session>;
}
