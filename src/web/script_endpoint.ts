/**
 * The endpoint of scripts: they post lines to `/c/ROOM` and read
 * `/c/ROOM/events`.
 *
 * @module
 */

import type { IncomingMessage, ServerResponse } from "node:http";
import { EventStream } from "./event_stream.ts";
import { bodyOf } from "./request_body.ts";
import {
  BadRequest,
  credentials,
  decoded,
  linesIn,
  textIn,
} from "./script_request.ts";
import { HEADERS } from "./security_headers.ts";

/** The lines of a script, and its credentials. */
export interface Post {
  /** The room's name or id. */
  readonly room: string;
  /** The name to speak under. */
  readonly name: string;
  /** The room's token. */
  readonly token: string;
  /** The address of the script. */
  readonly address: string;
  /** The lines, sanitized and without their ends. */
  readonly lines: readonly string[];
  /** Whether the script has hung up. */
  isGone(): boolean;
}

/** A status with one sentence. */
export interface Refusal {
  /** The status. */
  readonly status: number;
  /** The sentence, without newline. */
  readonly text: string;
  /** When to try again, in seconds. */
  readonly retryAfter?: number;
}

/** The services of scripts. */
export interface Scripts {
  /** Whether a reader has to give the server's password. */
  readonly asksPassword: boolean;
  /** Posts lines when the server can take them, or tells why not. */
  say(post: Post): Promise<Refusal | undefined>;
  /**
   * Tells why a script of this name may not read there; undefined when it may.
   */
  mayRead(room: string, name: string, address: string): Refusal | undefined;
  /** Serves a reader. */
  read(stream: EventStream): void;
}

/** The numbers that the endpoint runs by. */
export interface ScriptLimits {
  /** A line without its end, in bytes. */
  readonly line: number;
  /** A post, in bytes. */
  readonly webMessage: number;
  /** How long an orderly end may take, in milliseconds. */
  readonly linger: number;
}

const PATH = /^\/c\/([^/]+)(\/events)?$/;

/** Answers requests of scripts. */
export class ScriptEndpoint {
  readonly #scripts: Scripts;
  readonly #limits: ScriptLimits;

  /** Answers with these services. */
  constructor(scripts: Scripts, limits: ScriptLimits) {
    this.#scripts = scripts;
    this.#limits = limits;
  }

  /**
   * Answers a request if its path is a script's.
   *
   * @param address The client's.
   * @param onStream Called when the response is a stream without an end.
   * @returns Whether its path is a script's.
   */
  take(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    onStream: () => void,
  ): boolean {
    const url = URL.parse(request.url ?? "", "http://host");
    const [, room, events] = PATH.exec(url?.pathname ?? "") ?? [];
    if (url === null || room === undefined) return false;
    if (events === undefined && wantsPage(request)) return false;
    const place = { room, address, query: url.searchParams };
    this.#answer(request, response, { ...place, isRead: !!events, onStream })
      .catch((error) => {
        // Any other error means that the client is gone.
        if (!(error instanceof BadRequest)) response.destroy();
        else reply(response, { status: error.status, text: error.message });
      });
    return true;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    { room: segment, address, query, isRead, onStream }: {
      room: string;
      address: string;
      query: URLSearchParams;
      isRead: boolean;
      onStream: () => void;
    },
  ): Promise<void> {
    const room = decoded(segment);
    const asked = credentials(request);
    const name = query.get("name") ?? asked.user;
    if (isRead) {
      if (request.method !== "GET") {
        throw new BadRequest(405, "Only GET is answered here.");
      }
      const refusal = this.#scripts.mayRead(room, name, address);
      if (refusal !== undefined) return reply(response, refusal);
      if (this.#scripts.asksPassword && asked.password === "") {
        throw new BadRequest(401, "the server asks for its password");
      }
      onStream();
      return this.#stream(request, response, {
        room,
        name,
        address,
        // What is not asked for would be taken for the name, and told to all.
        password: this.#scripts.asksPassword ? asked.password : "",
      });
    }
    if (request.method !== "POST") {
      throw new BadRequest(
        405,
        "Only POST is answered here, and a browser's GET.",
      );
    }
    const body = await bodyOf(request, this.#limits.webMessage);
    if (body === undefined) {
      throw new BadRequest(
        413,
        `a post has ${this.#limits.webMessage} bytes at most`,
      );
    }
    const { text, username } = textIn(request, body);
    const refusal = await this.#scripts.say({
      room,
      name: name || username,
      token: query.get("token") ?? asked.secret,
      address,
      lines: linesIn(text, this.#limits.line),
      isGone: () => response.destroyed,
    });
    reply(response, refusal ?? { status: 200, text: "said" });
  }

  #stream(
    { headers }: IncomingMessage,
    response: ServerResponse,
    { room, name, address, password }: {
      room: string;
      name: string;
      address: string;
      password: string;
    },
  ): void {
    const isEventSource = headers.accept?.includes("text/event-stream") ??
      false;
    response.writeHead(200, {
      ...HEADERS,
      "Content-Type": isEventSource
        ? "text/event-stream; charset=utf-8"
        : "application/x-ndjson; charset=utf-8",
      "Cache-Control": "no-store",
      // A proxy that buffers the whole response would never pass it on.
      "X-Accel-Buffering": "no",
    });
    const lines = [
      `/join ${room}`,
      ...password === "" ? [] : [password],
      name,
    ];
    const { linger } = this.#limits;
    const options = { address, lines, isEventSource, linger };
    this.#scripts.read(new EventStream(response, options));
  }
}

/** Whether a browser asks for the room's page. */
function wantsPage({ method, headers: { accept } }: IncomingMessage): boolean {
  return (method === "GET" || method === "HEAD") &&
    /\btext\/html\b/i.test(accept ?? "");
}

function reply(
  response: ServerResponse,
  { status, text, retryAfter }: Refusal,
): void {
  const body = `${text}\n`;
  response.writeHead(status, {
    ...HEADERS,
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Length": new TextEncoder().encode(body).length,
    ...retryAfter !== undefined && { "Retry-After": retryAfter },
    ...status === 401 && { "WWW-Authenticate": "Bearer" },
    // Do not wait for a body that was refused.
    ...(status === 413 || status === 405) && { "Connection": "close" },
  });
  response.end(body);
}
