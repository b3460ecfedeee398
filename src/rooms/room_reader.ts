/**
 * A reader, as a room sees it.
 *
 * @module
 */

import type { Outbox } from "../fanout/outbox.ts";
import type { Dialect } from "../render/dialect.ts";

/** A reader of a room. */
export interface RoomReader {
  /** Their name. */
  readonly name: string;
  /** The dialect that they read. */
  readonly dialect: Dialect;
  /** Whether nothing reaches them from this server. */
  readonly isSilent: boolean;
  /** The outbox of their connection. */
  readonly outbox: Outbox;
  /** Whether their own lines come back to them. */
  readonly echo: boolean;
  /** Their words about being away; empty when they are not away. */
  readonly away: string;
  /** Whether they ignore anybody. */
  readonly ignoresAny: boolean;
  /** Whether they ignore the person called `name`. */
  ignores(name: string): boolean;
}
