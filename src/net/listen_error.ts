/**
 * A port that cannot be listened on.
 *
 * @module
 */

import { messageOf } from "../error_text.ts";

/** The listener that a port is for. */
export type Door = "lines" | "tls" | "irc" | "ircTls" | "web" | "metrics";

/** The port that cannot be listened on, and the reason. */
export class ListenError extends Error {
  /** The kind of error. */
  override name = "ListenError";
  /** The listener that the port is for. */
  readonly door: Door;
  /** The port. */
  readonly port: number;
  /** The host; without it, every interface. */
  readonly host: string | undefined;
  /** Taken by another program, forbidden to this one, or not of this machine. */
  readonly reason: "taken" | "forbidden" | "elsewhere";

  /** Finds the reason in `cause`, which listening threw. */
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
  // `Deno` and `node:net` both give the system's own names.
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
