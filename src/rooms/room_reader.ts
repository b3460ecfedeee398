/**
 * What a room knows of those who read it.
 *
 * @module
 */

import type { Outbox } from "../fanout/outbox.ts";
import type { Dialect } from "../render/dialect.ts";

/** Somebody who reads a room. */
export interface RoomReader {
  /** Their name. */
  readonly name: string;
  /** What they are shown things in. */
  readonly dialect: Dialect;
  /** Where what they are shown goes. */
  readonly outbox: Outbox;
  /** Whether their own lines come back to them. */
  readonly echo: boolean;
  /** Why they are away; empty when they are not. */
  readonly away: string;
  /** Whether there is anybody whom they do not read. */
  readonly ignoresAny: boolean;
  /** Whether they do not read what the bearer of `name` writes. */
  ignores(name: string): boolean;
}
