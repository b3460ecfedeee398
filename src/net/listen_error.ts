/**
 * A port that cannot be listened on.
 *
 * @module
 */

import { messageOf } from "../error_text.ts";

/** What a port is for. */
export type Door = "lines" | "tls" | "irc" | "ircTls" | "web" | "metrics";

/** Why a port cannot be listened on, and which it is. */
export class ListenError extends Error {
  /** What kind of error it is. */
  override name = "ListenError";
  /** What the port is for. */
  readonly door: Door;
  /** The port. */
  readonly port: number;
  /** The host; without it, every interface. */
  readonly host: string | undefined;
  /** Whether another program listens there, this one may not, or no one can. */
  readonly reason: "taken" | "forbidden" | "elsewhere";

  /** Says what `cause`, thrown by listening, means. */
  constructor(
    door: Door,
    port: number,
    host: string | undefined,
    cause: unknown,
  ) {
    super(messageOf(cause), { cause });
    this.door = door;
    this.port = port;
    this.host = host;
    this.reason = reasonOf(cause);
  }
}

function reasonOf(cause: unknown): ListenError["reason"] {
  if (cause instanceof Deno.errors.NotCapable) return "forbidden";
  // The system's own names for it are the same in `Deno` and in `node:net`.
  switch ((cause as { code?: unknown }).code) {
    case "EADDRINUSE":
      return "taken";
    case "EACCES":
    case "EPERM":
      return "forbidden";
    default:
      return "elsewhere";
  }
}
