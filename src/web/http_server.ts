/**
 * HTTP and WebSocket over connections that somebody else accepts.
 *
 * @module
 */

import type { Buffer } from "node:buffer";
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import { type SecureContext, TLSSocket } from "node:tls";
import { ConnectionStream, written } from "../net/connection_stream.ts";
import type { LineReaderLimits } from "../net/line_reader.ts";
import { clientAddress } from "./client_address.ts";
import { type Outlet, WebSocketConnection } from "./websocket_connection.ts";
import { Frames } from "./websocket_frames.ts";
import { HEADERS } from "./security_headers.ts";
import { isOwnOrigin } from "./allowed_origin.ts";
import { Site } from "./site.ts";
import { type VisitLimits, Visits } from "./visits.ts";
import type { WsServer } from "./ws_types.ts";

/** The numbers that the web door runs by. */
export interface HttpServerLimits extends LineReaderLimits, VisitLimits {
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
  /** The addresses of proxies that are believed when they name a client. */
  readonly trustedProxies: readonly string[];
  /** The bounds in force. */
  readonly limits: HttpServerLimits;
  /** Takes over a WebSocket. */
  readonly onConnection: (connection: WebSocketConnection) => void;
}

// A page sends whole messages. Who cuts one into crumbs wants to cost memory.
const MAX_FRAGMENTS = 256;
const MAX_CHUNKS = 4096;

/** Where pages are served and WebSockets are opened. */
export class HttpServer {
  readonly #options: HttpServerOptions;
  readonly #site: Site;
  readonly #trusted: ReadonlySet<string>;
  readonly #http: Server;
  readonly #ws: WsServer;
  readonly #visits: Visits;
  readonly #frames = new Frames();
  readonly #addresses = new WeakMap<Duplex, string>();
  readonly #connections = new Set<WebSocketConnection>();
  readonly #pulse: ReturnType<typeof setInterval>;

  /** Makes a door through which nobody has come yet. */
  static async open(options: HttpServerOptions): Promise<HttpServer> {
    const { WS: { WebSocketServer } } = await import("./ws.ts");
    const { limits } = options;
    const ws = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: limits.webMessage,
      maxFragments: MAX_FRAGMENTS,
      maxBufferedChunks: MAX_CHUNKS,
      closeTimeout: limits.linger,
    });
    return new HttpServer(options, ws);
  }

  private constructor(options: HttpServerOptions, ws: WsServer) {
    this.#options = options;
    this.#site = new Site(options.publicUrl);
    this.#trusted = new Set(options.trustedProxies);
    this.#ws = ws;
    this.#visits = new Visits(options.limits);
    this.#http = createServer(
      (request, response) => this.#answer(request, response),
    );
    this.#http.on("upgrade", (request, socket, head) => {
      this.#upgrade(request, socket, head);
    });
    this.#http.on(
      "clientError",
      (_, socket) => refuse(socket, "400 Bad Request"),
    );
    this.#pulse = setInterval(() => {
      for (const connection of this.#connections) connection.probe();
    }, options.limits.webPing);
  }

  /**
   * Takes over a connection that was accepted.
   *
   * @param secureContext What to begin TLS with, if it is to be HTTPS.
   */
  take(conn: Deno.TcpConn, secureContext?: SecureContext): void {
    const stream = streamOf(conn, secureContext);
    this.#addresses.set(stream, conn.remoteAddr.hostname);
    this.#visits.expect(stream);
    // Any stream will do, though the type asks for a socket.
    this.#http.emit("connection", stream as never);
  }

  /** Closes what is no WebSocket. Those who are in stay. */
  close(): void {
    clearInterval(this.#pulse);
    this.#visits.clear();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = "", url = "", headers, socket } = request;
    this.#visits.expect(socket);
    const reply = this.#site.reply({
      method,
      target: url,
      host: headers.host,
      ifNoneMatch: headers["if-none-match"],
      acceptEncoding: String(headers["accept-encoding"] ?? ""),
    });
    response.writeHead(reply.status, {
      ...HEADERS,
      ...reply.headers,
      ...reply.status === 304 ? {} : { "Content-Length": reply.body.length },
      // A body that nobody wants is not waited for.
      ...reply.status === 405 ? { "Connection": "close" } : {},
    });
    response.end(method === "HEAD" ? undefined : reply.body);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { url, headers } = request;
    if (url?.split("?", 1)[0] !== "/ws") return refuse(socket, "404 Not Found");
    if (!isOwnOrigin(headers.origin, headers.host, this.#options.publicUrl)) {
      return refuse(socket, "403 Forbidden");
    }
    const address = clientAddress(
      this.#addresses.get(socket) ?? "",
      headers["x-forwarded-for"]?.toString(),
      this.#trusted,
    );
    this.#ws.handleUpgrade(request, socket, head, (opened) => {
      this.#visits.forget(socket);
      const outlet = outletOf(socket);
      const parts = { socket: opened, outlet, frames: this.#frames, address };
      this.#receive(new WebSocketConnection(parts, this.#options.limits));
    });
  }

  #receive(connection: WebSocketConnection): void {
    this.#connections.add(connection);
    connection.closed.then(() => this.#connections.delete(connection));
    this.#options.onConnection(connection);
  }
}

/** Where frames go that do not pass through the WebSocket. */
function outletOf(stream: Duplex): Outlet {
  if (stream instanceof ConnectionStream) return stream;
  return { send: (bytes) => written(stream, bytes) };
}

function streamOf(
  conn: Deno.TcpConn,
  secureContext: SecureContext | undefined,
): Duplex {
  const stream = new ConnectionStream(conn);
  if (secureContext === undefined) return stream;
  const secure = new TLSSocket(stream as never, {
    isServer: true,
    secureContext,
  });
  secure.on("error", () => {});
  // The stream below would otherwise be left open when this one is destroyed.
  secure.on("close", () => stream.destroy());
  return secure;
}

/** Says no in few words. Who does not listen is cut off when its time is over. */
function refuse(socket: Duplex, status: string): void {
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
