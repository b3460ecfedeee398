/**
 * How the web door runs.
 *
 * @module
 */

import type { Log } from "../log.ts";
import type { LineReaderLimits } from "../net/line_reader.ts";
import type { VisitLimits } from "./visits.ts";
import type { Scripts } from "./script_endpoint.ts";
import type { WebAdmissionLimits } from "./web_admission.ts";
import type { WebSocketConnection } from "./websocket_connection.ts";

/** The numbers that the web door runs by. */
export interface HttpServerLimits
  extends LineReaderLimits, VisitLimits, WebAdmissionLimits {
  /** How long an orderly end may take, in milliseconds. */
  readonly linger: number;
  /** A WebSocket message, in bytes. */
  readonly webMessage: number;
  /** How often a WebSocket is asked for a sign of life, in milliseconds. */
  readonly webPing: number;
}

/** Who may come, and what to do with them. */
export interface HttpServerOptions {
  /** The origin by which the server is reached from outside. */
  readonly publicUrl: string | undefined;
  /** The networks of proxies that are believed when they name a client. */
  readonly trustedProxies: readonly string[];
  /** Names by which browsers may call this server, beside addresses. */
  readonly allowedHosts?: readonly (string | undefined)[];
  /** Where a proxy that is not understood is told of. */
  readonly log: Log;
  /** The bounds in force. */
  readonly limits: HttpServerLimits;
  /** What scripts may do, if anything. */
  readonly scripts?: Scripts | undefined;
  /** Takes over a WebSocket. */
  readonly onConnection: (connection: WebSocketConnection) => void;
  /** Is called for each connection that is closed as too many come. */
  readonly onTooMany?: () => void;
}
