/**
 * The metrics server: HTTP on a port of its own.
 *
 * @module
 */

import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { AllowedHosts } from "../net/allowed_hosts.ts";
import { ListenError } from "../net/listen_error.ts";
import type { Services } from "../presence/services.ts";
import { CONTENT_TYPE, expose } from "./exposition.ts";
import { LoopDelay } from "./loop_delay.ts";
import type { Sources } from "./metric.ts";
import { METRICS } from "./metric_table.ts";

/** The options of the metrics server. */
export interface MetricsServerOptions {
  /** An address or a host's name. @default {"127.0.0.1"} */
  readonly host?: string | undefined;
  /** A port; 0 for any that is free. */
  readonly port: number;
  /** Names by which it may be called, beside addresses and its host. */
  readonly allowedHosts?: readonly string[];
  /** The services that the metrics measure. */
  readonly services: Services;
  /** The version of the program. */
  readonly version: string;
}

// There are rarely more than two or three scrapers.
const CONNECTIONS = 16;

/** An HTTP server that serves metrics and nothing else. */
export class MetricsServer {
  readonly #http: Server;
  readonly #sources: Sources;
  readonly #loop: LoopDelay;
  readonly #hosts: AllowedHosts;

  /**
   * Starts to listen.
   *
   * @throws {ListenError} When the port is taken, or the host is not here.
   */
  static async open(options: MetricsServerOptions): Promise<MetricsServer> {
    const { host = "127.0.0.1", port, services } = options;
    const timeout = services.limits.webRequest;
    const http = createServer({
      headersTimeout: timeout,
      requestTimeout: timeout,
      connectionsCheckingInterval: timeout / 2,
    });
    http.maxConnections = CONNECTIONS;
    await new Promise<void>((resolve, reject) => {
      http.once("error", (error) => {
        reject(new ListenError("metrics", port, host, error));
      });
      http.listen({ host, port }, resolve);
    });
    return new MetricsServer(http, options);
  }

  private constructor(http: Server, options: MetricsServerOptions) {
    const { services, version, host, allowedHosts = [] } = options;
    this.#http = http;
    this.#hosts = new AllowedHosts([...allowedHosts, host]);
    this.#loop = new LoopDelay();
    this.#sources = { services, version, loopDelays: this.#loop.delays };
    http.removeAllListeners("error");
    http.on("error", ({ message }) => {
      services.log.warn("accept failed", { why: message });
    });
    http.on("request", (request, response) => this.#answer(request, response));
  }

  /** The URL of the metrics. */
  get url(): string {
    const { address, family, port } = this.#http.address() as AddressInfo;
    const host = family === "IPv6" ? `[${address}]` : address;
    return `http://${host}:${port}/metrics`;
  }

  /** Accepts no more requests. */
  close(): void {
    this.#loop.stop();
    this.#http.close();
    this.#http.closeAllConnections();
  }

  #answer(
    { method, url, headers: { host } }: IncomingMessage,
    response: ServerResponse,
  ): void {
    if (!this.#hosts.has(host)) {
      return send(
        response,
        421,
        `This server does not answer to the name ${host}. Its operator can allow the name with --allowed-host.\n`,
      );
    }
    if (method !== "GET" && method !== "HEAD") {
      return send(response, 405, "Only GET and HEAD are answered here.\n");
    }
    if (url?.split("?", 1)[0] !== "/metrics") {
      return send(response, 404, "Only /metrics is found here.\n");
    }
    send(response, 200, expose(METRICS, this.#sources), CONTENT_TYPE);
  }
}

function send(
  response: ServerResponse,
  status: number,
  text: string,
  type = "text/plain; charset=utf-8",
): void {
  const body = new TextEncoder().encode(text);
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": body.length,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...status === 405 && { "Allow": "GET, HEAD", "Connection": "close" },
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
