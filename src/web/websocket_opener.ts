/**
 * From a WebSocket to a connection.
 *
 * @module
 */

import type { Duplex } from "node:stream";
import { hostName } from "../net/allowed_hosts.ts";
import { ConnectionStream, written } from "../net/connection_stream.ts";
import type { HttpServerOptions } from "./http_server_options.ts";
import { type Outlet, WebSocketConnection } from "./websocket_connection.ts";
import { Frames, LineFrames } from "./websocket_frames.ts";
import type { WsSocket } from "./ws_types.ts";

const LOOPBACK = /^(127\.|::1$)/;
// The names by which a browser calls its own machine.
const LOCAL = /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/** Makes connections, and hands each to whoever speaks what it speaks. */
export class WebSocketOpener {
  readonly #options: HttpServerOptions;
  readonly #frames = new Frames();
  readonly #lineFrames = new LineFrames();

  /** Makes one that has made none. */
  constructor(options: HttpServerOptions) {
    this.#options = options;
  }

  /** Which subprotocol of those that a client offers is spoken; false for none. */
  choose(offered: ReadonlySet<string>): string | false {
    const own = this.#options.subprotocol?.name;
    if (own !== undefined && offered.has(own)) return own;
    return offered.values().next().value ?? false;
  }

  /**
   * Takes over a WebSocket.
   *
   * @param host The `Host` of the request for it.
   */
  open(
    socket: WsSocket,
    stream: Duplex,
    address: string,
    host: string | undefined,
  ): WebSocketConnection {
    const { limits, subprotocol, onConnection } = this.#options;
    const isOwn = subprotocol !== undefined &&
      socket.protocol === subprotocol.name;
    const connection = new WebSocketConnection({
      socket,
      address,
      isLocal: LOOPBACK.test(address) && LOCAL.test(hostName(host) ?? ""),
      outlet: outletOf(stream),
      frames: isOwn ? this.#lineFrames : this.#frames,
      lines: isOwn ? subprotocol.lines : undefined,
    }, limits);
    (isOwn ? subprotocol.onConnection : onConnection)(connection);
    return connection;
  }
}

/** Where frames go that do not pass through the WebSocket. */
function outletOf(stream: Duplex): Outlet {
  if (stream instanceof ConnectionStream) return stream;
  return { send: (bytes) => written(stream, bytes) };
}
