/**
 * Waiting for browsers: HTTP and WebSocket on one port.
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
import {
  createServer as createSecureServer,
  type Server as SecureServer,
} from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Log } from "../log.ts";
import { clientAddress } from "./client_address.ts";
import { WebConnection, type WebConnectionLimits } from "./connection.ts";
import { HEADERS } from "./headers.ts";
import { loadWs } from "./load_ws.ts";
import { isOwnOrigin } from "./origin.ts";
import { Site } from "./site.ts";
import type { WsServer, WsSocket } from "./ws.ts";

/** The numbers that the web door runs by. */
export interface WebDoorLimits extends WebConnectionLimits {
  /** A WebSocket message, in bytes. */
  readonly webMessage: number;
  /** How often a WebSocket is asked for a sign of life, in milliseconds. */
  readonly webPing: number;
  /** How long a request may take to arrive, in milliseconds. */
  readonly webRequest: number;
}

/** What proves who the server is, in PEM. */
export interface WebCertificate {
  /** The certificate, and those that vouch for it. */
  readonly cert: string;
  /** Its private key. */
  readonly key: string;
}

/** Where to listen, and what to do with who comes. */
export interface WebDoorOptions {
  /** An address or a host's name; without it, every interface. */
  readonly host: string | undefined;
  /** A port; 0 for any that is free. */
  readonly port: number;
  /** The origin by which the server is reached from outside. */
  readonly publicUrl: string | undefined;
  /** The addresses of proxies that are believed when they name a client. */
  readonly trustedProxies: readonly string[];
  /** What to show for HTTPS; without it, HTTP. */
  readonly tls: WebCertificate | undefined;
  /** The bounds in force. */
  readonly limits: WebDoorLimits;
  /** Where failures to accept are told. */
  readonly log: Log;
  /** Takes over a connection. */
  readonly onConnection: (connection: WebConnection) => void;
}

// As for TCP: many people come back at the same moment after a restart.
const BACKLOG = 4096;

// A page sends whole messages. Who cuts one into crumbs wants to cost memory.
const MAX_FRAGMENTS = 256;
const MAX_CHUNKS = 4096;

/** One port where pages are served and WebSockets are opened. */
export class WebDoor {
  readonly #options: WebDoorOptions;
  readonly #site: Site;
  readonly #trusted: ReadonlySet<string>;
  readonly #http: Server | SecureServer;
  readonly #ws: WsServer;
  readonly #connections = new Set<WebConnection>();
  readonly #pulse: ReturnType<typeof setInterval>;

  /**
   * Starts to listen.
   *
   * @throws When the port is taken, the host is not this machine's, or the
   * certificate is none.
   */
  static async open(options: WebDoorOptions): Promise<WebDoor> {
    const { WebSocketServer } = await loadWs();
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
    const http = makeServer(options);
    await listen(http, options);
    return new WebDoor(options, http, ws);
  }

  private constructor(
    options: WebDoorOptions,
    http: Server | SecureServer,
    ws: WsServer,
  ) {
    this.#options = options;
    this.#site = new Site(options.publicUrl);
    this.#trusted = new Set(options.trustedProxies);
    this.#http = http;
    this.#ws = ws;
    http.on("error", ({ message }) => {
      options.log.warn("accept failed", { why: message });
    });
    http.on("request", (request, response) => this.#answer(request, response));
    http.on("upgrade", (request, socket, head) => {
      this.#upgrade(request, socket, head);
    });
    this.#pulse = setInterval(() => {
      for (const connection of this.#connections) connection.probe();
    }, options.limits.webPing);
  }

  /** The port that is listened on. */
  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  /** Shows another certificate, which is good, to those who come from now on. */
  renew(certificate: WebCertificate): void {
    if ("setSecureContext" in this.#http) {
      this.#http.setSecureContext(certificate);
    }
  }

  /** Lets nobody in from now on. Those who are in stay. */
  close(): void {
    clearInterval(this.#pulse);
    this.#http.close();
    this.#http.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = "", url = "", headers } = request;
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
    socket.on("error", () => socket.destroy());
    if (url?.split("?", 1)[0] !== "/ws") return refuse(socket, "404 Not Found");
    if (!isOwnOrigin(headers.origin, headers.host, this.#options.publicUrl)) {
      return refuse(socket, "403 Forbidden");
    }
    const address = clientAddress(
      request.socket.remoteAddress ?? "",
      headers["x-forwarded-for"]?.toString(),
      this.#trusted,
    );
    this.#ws.handleUpgrade(request, socket, head, (opened) => {
      this.#receive(opened, address);
    });
  }

  #receive(socket: WsSocket, address: string): void {
    const { limits, onConnection } = this.#options;
    const connection = new WebConnection(socket, address, limits);
    this.#connections.add(connection);
    connection.closed.then(() => this.#connections.delete(connection));
    onConnection(connection);
  }
}

function makeServer(
  { tls, limits: { webRequest } }: WebDoorOptions,
): Server | SecureServer {
  const options = {
    headersTimeout: webRequest,
    requestTimeout: webRequest,
    connectionsCheckingInterval: webRequest / 2,
  };
  return tls === undefined
    ? createServer(options)
    : createSecureServer({ ...options, ...tls, handshakeTimeout: webRequest });
}

function listen(
  http: Server | SecureServer,
  { host, port }: WebDoorOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen({ host, port, backlog: BACKLOG }, () => {
      http.off("error", reject);
      resolve();
    });
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
