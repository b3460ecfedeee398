/**
 * The part of `npm:ws` that maru uses; the package has no types.
 *
 * @module
 */

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** An open WebSocket. */
export interface WsSocket {
  /** Whether it is open: 1, as in a browser. */
  readonly readyState: number;
  /** The subprotocol that was agreed on; empty when none was. */
  readonly protocol: string;
  /** Asks the peer for a sign of life. */
  ping(): void;
  /** Answers a ping, and calls `sent` when that has left the process. */
  pong(data: Uint8Array, isMasked: boolean, sent: () => void): void;
  /** Stops reading from the socket. */
  pause(): void;
  /** Reads on. */
  resume(): void;
  /** Begins an orderly end. */
  close(code?: number): void;
  /** Ends at once. */
  terminate(): void;
  /** Adds a listener. */
  on(
    event: "message",
    listener: (data: Uint8Array, isBinary: boolean) => void,
  ): void;
  /** Adds a listener. */
  on(event: "close", listener: (code: number) => void): void;
  /** Adds a listener. */
  on(event: "ping", listener: (data: Uint8Array) => void): void;
  /** Adds a listener. */
  on(event: "pong" | "error", listener: () => void): void;
}

/** How a {@linkcode WsServer} is set up. */
export interface WsServerOptions {
  /** Whether another server accepts requests and hands them over. */
  readonly noServer: boolean;
  /** Whether it answers pings by itself. */
  readonly autoPong: boolean;
  /** The longest message, in bytes. */
  readonly maxPayload: number;
  /** The most frames a message may be cut into. */
  readonly maxFragments: number;
  /** The most pieces of an unfinished frame that are held. */
  readonly maxBufferedChunks: number;
  /** Whether messages are compressed (RFC 7692). */
  readonly perMessageDeflate: boolean;
  /** Whether the server lists its sockets. */
  readonly clientTracking: boolean;
  /** Chooses among the subprotocols that a client offers. */
  readonly handleProtocols: (offered: ReadonlySet<string>) => string | false;
  /** How long an orderly end may take, in milliseconds. */
  readonly closeTimeout: number;
}

/** Makes WebSockets of HTTP requests. */
export interface WsServer {
  /** Answers the request, and calls `done` if it was valid. */
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Uint8Array,
    done: (socket: WsSocket) => void,
  ): void;
}

/** The module itself. */
export interface WsModule {
  /** Makes WebSockets of HTTP requests. */
  readonly WebSocketServer: new (options: WsServerOptions) => WsServer;
  /** Opens a WebSocket as a client; tests need it. */
  readonly WebSocket: unknown;
}
