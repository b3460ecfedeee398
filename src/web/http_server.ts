/**
 * HTTP and WebSocket over connections that a listener has accepted.
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
import type { SecureContext } from "node:tls";
import { AllowedHosts } from "../net/allowed_hosts.ts";
import { ConnectionStream } from "../net/connection_stream.ts";
import type { HttpServerOptions } from "./http_server_options.ts";
import { clientAddress } from "./client_address.ts";
import type { WebSocketConnection } from "./websocket_connection.ts";
import { WebSocketOpener } from "./websocket_opener.ts";
import { HEADERS } from "./security_headers.ts";
import { mayOpenSocket } from "./allowed_origin.ts";
import { Networks } from "../net/network.ts";
import { peerAddress, type PeerConn } from "../net/peer.ts";
import { secured } from "./secure_stream.ts";
import type { WebReply, WebRequest } from "./http_reply.ts";
import { toHttps, wrongHost } from "./plain_reply.ts";
import { ScriptEndpoint } from "./script_endpoint.ts";
import { Site } from "./site.ts";
import { Visits } from "./visits.ts";
import { WebAdmission } from "./web_admission.ts";
import type { WsServer } from "./ws_types.ts";

// A page sends whole messages. Only an attack on memory uses many fragments.
const MAX_FRAGMENTS = 256;
const MAX_CHUNKS = 4096;

/** The server of pages, WebSockets and scripts. */
export class HttpServer {
  readonly #options: HttpServerOptions;
  readonly #site: Site;
  readonly #scripts: ScriptEndpoint | undefined;
  readonly #trusted: Networks;
  readonly #hosts: AllowedHosts;
  readonly #admission: WebAdmission;
  readonly #http: Server;
  readonly #ws: WsServer;
  readonly #visits: Visits;
  readonly #opener: WebSocketOpener;
  readonly #addresses = new WeakMap<Duplex, string>();
  // Connections with plain HTTP on a port for HTTPS.
  readonly #plain = new WeakSet<Duplex>();
  #hasMisread = false;
  readonly #connections = new Set<WebSocketConnection>();
  readonly #pulse: ReturnType<typeof setInterval>;

  /** Starts without connections. */
  static async open(options: HttpServerOptions): Promise<HttpServer> {
    const { WS: { WebSocketServer } } = await import("./ws.ts");
    const { limits } = options;
    const opener = new WebSocketOpener(options);
    const ws = new WebSocketServer({
      noServer: true,
      handleProtocols: (offered) => opener.choose(offered),
      clientTracking: false,
      perMessageDeflate: false,
      // The connection answers pings itself, and charges their sender for them.
      autoPong: false,
      maxPayload: limits.webMessage,
      maxFragments: MAX_FRAGMENTS,
      maxBufferedChunks: MAX_CHUNKS,
      closeTimeout: limits.linger,
    });
    return new HttpServer(options, ws, opener);
  }

  private constructor(
    options: HttpServerOptions,
    ws: WsServer,
    opener: WebSocketOpener,
  ) {
    this.#opener = opener;
    const { publicUrl, trustedProxies, allowedHosts = [], limits } = options;
    this.#options = options;
    this.#site = new Site(publicUrl, options.origins);
    this.#scripts = options.scripts &&
      new ScriptEndpoint(options.scripts, limits);
    this.#trusted = new Networks(trustedProxies);
    this.#hosts = new AllowedHosts([
      ...allowedHosts,
      publicUrl && new URL(publicUrl).host,
    ]);
    this.#admission = new WebAdmission(limits, this.#trusted);
    this.#ws = ws;
    this.#visits = new Visits(limits);
    this.#http = createServer(
      (request, response) => this.#answer(request, response),
    );
    // A server of Node's that does not listen itself closes every connection
    // after one answer, though it has announced the contrary.
    Object.defineProperty(this.#http, "listening", { value: true });
    // Half of a visit's time: no request meets a closing connection.
    this.#http.keepAliveTimeout = limits.webRequest / 2;
    this.#http.on("upgrade", (request, socket, head) => {
      this.#upgrade(request, socket, head);
    });
    const badRequest = "400 Bad Request";
    this.#http.on("clientError", (_, socket) => refuse(socket, badRequest));
    this.#pulse = setInterval(() => {
      for (const connection of this.#connections) connection.probe();
    }, limits.webPing);
  }

  /**
   * Takes over a connection that was accepted.
   *
   * @param secureContext The context of TLS, if it is HTTPS.
   */
  take(conn: PeerConn, secureContext?: SecureContext): void {
    const address = peerAddress(conn);
    if (!this.#mayConnect(address)) return conn.close();
    const stream = new ConnectionStream(conn);
    if (secureContext === undefined) return this.#serve(stream, address);
    this.#visits.expect(stream, address);
    secured(stream, secureContext, (secure) => {
      this.#visits.forget(stream);
      this.#serve(secure, address);
    }, () => {
      this.#plain.add(stream);
      this.#serve(stream, address);
      stream.resume();
    });
  }

  /** Takes over a stream from this address that is decrypted already. */
  takeSecure(stream: Duplex, address: string): void {
    if (this.#mayConnect(address)) this.#serve(stream, address);
    else stream.destroy();
  }

  /** Closes all connections but WebSockets. */
  close(): void {
    clearInterval(this.#pulse);
    this.#visits.clear();
  }

  #mayConnect(address: string): boolean {
    if (this.#admission.mayConnect(address)) return true;
    this.#options.onTooMany?.();
    return false;
  }

  #serve(stream: Duplex, address: string): void {
    this.#addresses.set(stream, address);
    this.#visits.expect(stream, address);
    // Any stream will do, though the type asks for a socket.
    this.#http.emit("connection", stream as never);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = "", url = "", headers, socket } = request;
    this.#visits.expect(socket, this.#addresses.get(socket) ?? "");
    const client = this.#addressOf(request, socket);
    if (!this.#admission.mayAsk(client)) {
      response.writeHead(429, { ...HEADERS, "Connection": "close" });
      response.end();
      return;
    }
    if (this.#isScript(request, response)) return;
    const reply = this.#replyTo({
      method,
      target: url,
      host: headers.host,
      ifNoneMatch: headers["if-none-match"],
      acceptEncoding: String(headers["accept-encoding"] ?? ""),
    }, this.#plain.has(socket));
    response.writeHead(reply.status, {
      ...HEADERS,
      ...reply.headers,
      ...reply.status === 304 ? {} : { "Content-Length": reply.body.length },
      // Do not wait for a body that is not wanted.
      ...reply.status === 405 || this.#plain.has(socket)
        ? { "Connection": "close" }
        : {},
    });
    response.end(method === "HEAD" ? undefined : reply.body);
  }

  #isScript(request: IncomingMessage, response: ServerResponse): boolean {
    const { socket, headers: { origin, host } } = request;
    if (this.#scripts === undefined || this.#plain.has(socket)) return false;
    // A page elsewhere must not make its visitors read here.
    const { publicUrl } = this.#options;
    if (!mayOpenSocket(origin, host, publicUrl, this.#hosts)) return false;
    const address = this.#addressOf(request, socket);
    return this.#scripts.take(request, response, address, () => {
      this.#visits.forget(socket);
    });
  }

  #replyTo(request: WebRequest, isPlain: boolean): WebReply {
    const { host, target } = request;
    if (!this.#hosts.has(host)) return wrongHost(host);
    if (!isPlain) return this.#site.reply(request);
    const { publicUrl = host && `https://${host}` } = this.#options;
    return toHttps(publicUrl, target);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { url, headers: { origin, host } } = request;
    if (url?.split("?", 1)[0] !== "/ws") return refuse(socket, "404 Not Found");
    const { publicUrl } = this.#options;
    if (
      this.#plain.has(socket) ||
      !mayOpenSocket(origin, host, publicUrl, this.#hosts)
    ) return refuse(socket, "403 Forbidden");
    const address = this.#addressOf(request, socket);
    this.#ws.handleUpgrade(request, socket, head, (opened) => {
      this.#visits.forget(socket);
      const connection = this.#opener.open(opened, socket, address, host);
      this.#connections.add(connection);
      connection.closed.then(() => this.#connections.delete(connection));
    });
  }

  #addressOf({ headers }: IncomingMessage, socket: Duplex): string {
    const peer = this.#addresses.get(socket) ?? "";
    const forwarded = headers["x-forwarded-for"]?.toString();
    const { address, misread } = clientAddress(peer, forwarded, this.#trusted);
    if (misread !== undefined && !this.#hasMisread) {
      // Logged once: it happens with every client of that proxy or with none.
      this.#hasMisread = true;
      const said = misread.slice(0, 100);
      this.#options.log.warn("proxy not understood", { address, said });
    }
    return address;
  }
}

/**
 * Refuses a request. A client that does not read is cut off when its time is
 * over.
 */
function refuse(socket: Duplex, status: string): void {
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
