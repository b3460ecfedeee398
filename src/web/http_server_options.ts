/**
 * The options of the HTTP server.
 *
 * @module
 */

import type { Log } from "../log.ts";
import type {
  LineReaderLimits,
  LineReaderOptions,
} from "../net/line_reader.ts";
import type { VisitLimits } from "./visits.ts";
import type { Scripts } from "./script_endpoint.ts";
import type { WebAdmissionLimits } from "./web_admission.ts";
import type { WebSocketConnection } from "./websocket_connection.ts";

/** The bounds of the HTTP server. */
export interface HttpServerLimits
  extends LineReaderLimits, VisitLimits, WebAdmissionLimits {
  /** How long an orderly end may take, in milliseconds. */
  readonly linger: number;
  /** A WebSocket message, in bytes. */
  readonly webMessage: number;
  /** How often a WebSocket is asked for a sign of life, in milliseconds. */
  readonly webPing: number;
}

/** Lines of another protocol, one a message and without their ends. */
export interface Subprotocol {
  /** The name by which clients ask for it (RFC 6455, 1.9). */
  readonly name: string;
  /** How its text becomes lines. */
  readonly lines: LineReaderOptions;
  /** Takes over a WebSocket on which it is spoken. */
  readonly onConnection: (connection: WebSocketConnection) => void;
}

/** The options of the HTTP server. */
export interface HttpServerOptions {
  /** The public origin of the server. */
  readonly publicUrl: string | undefined;
  /** Further origins of the server that it knows now. */
  readonly origins?: () => readonly string[];
  /** The networks of trusted proxies, which name their clients. */
  readonly trustedProxies: readonly string[];
  /** Names by which browsers may call this server, beside addresses. */
  readonly allowedHosts?: readonly (string | undefined)[];
  /** Gets a warning about a proxy that is not understood. */
  readonly log: Log;
  /** The bounds in force. */
  readonly limits: HttpServerLimits;
  /** The services of scripts, if they are on. */
  readonly scripts?: Scripts | undefined;
  /** Takes over a WebSocket. */
  readonly onConnection: (connection: WebSocketConnection) => void;
  /** Other protocols than JSON lines, by the names of their subprotocols. */
  readonly subprotocol?: Subprotocol | undefined;
  /** Called for each connection that is closed because there are too many. */
  readonly onTooMany?: () => void;
}
