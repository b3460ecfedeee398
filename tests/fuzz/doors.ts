/**
 * The ways into the server.
 *
 * @module
 */

import { SocketWire } from "./socket_wire.ts";
import { WebWire } from "./web_wire.ts";
import type { Wire, WireHandler } from "./wire.ts";

/** A port of the server. */
export interface Door {
  /** What is spoken there. */
  readonly speaks: "lines" | "web" | "irc";
  /** Its number. */
  readonly port: number;
  /** Whether it is over TLS. */
  readonly isTls: boolean;
  /** How many clients come here, beside the others. */
  readonly weight: number;
}

/** Connects; without a handler, the wire never reads. */
export function openWire(
  { speaks, port, isTls }: Door,
  from: string,
  handler?: WireHandler,
  request?: string,
): Wire {
  const place = { port, isTls, from };
  return speaks === "web"
    ? new WebWire(place, handler, request)
    : new SocketWire(place, handler);
}
