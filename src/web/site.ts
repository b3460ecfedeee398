/**
 * The paths of the site.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { ASSETS, WORKER } from "./assets.ts";
import { Document } from "./static_document.ts";
import { isOwnOrigin } from "./allowed_origin.ts";
import missing from "./page/missing.html" with { type: "text" };
import { page } from "./build_page.ts";
import { plainReply } from "./plain_reply.ts";
import { qrSvg } from "./qr_code.ts";
import type { WebReply, WebRequest } from "./http_reply.ts";

// An id with or without its dashes. A shorter one was cut off, and must not
// lead into a room of that name. A slash behind it, or a word of a language
// that puts no space there, is passed over.
const ROOM = /^\/r\/(?:-?[0-9a-z]){28}(?:\/|(?:%[89a-f][0-9a-f])+)?$/i;
// The name of a room, which may have any script.
const NAMED = /^\/c\/([^/]+)\/?$/;
const HTML = "text/html; charset=utf-8";

// Any name that is short enough fits, with three letters for each of its bytes.
const MOST_SEGMENT = 600;

const encoder = new TextEncoder();

/**
 * The pages and their files.
 *
 * 1. Every room's page is the same page, whether the room exists or not.
 * 2. An asset's path has the version of all assets in it, so browsers may keep
 *    it for ever, and a page never gets parts of two versions.
 */
export class Site {
  readonly #publicUrl: string | undefined;
  readonly #origins: () => readonly string[];
  readonly #documents = new Map<string, Document>();
  readonly #room: Document;
  readonly #linkRoom: Document;
  readonly #missing: Document;

  /**
   * Makes the site.
   *
   * @param publicUrl The public origin of the server.
   * @param origins Further origins of it that are known at the time.
   */
  constructor(publicUrl?: string, origins = (): readonly string[] => []) {
    this.#publicUrl = publicUrl;
    this.#origins = origins;
    const base = `/assets/${versionOfAll()}`;
    const at = (text: string) => text.replaceAll("/assets", base);
    const fresh = { "Content-Type": HTML, "Cache-Control": "no-cache" };
    const hidden = { ...fresh, "X-Robots-Tag": "noindex" };
    // A link is a key, and a cache would keep it with the page.
    const secret = { ...hidden, "Cache-Control": "no-store" };
    this.#documents.set("/", new Document(at(page()), fresh));
    this.#room = new Document(at(page()), hidden);
    this.#linkRoom = new Document(at(page()), secret);
    this.#missing = new Document(at(missing), secret, 404);
    const worker = { "Content-Type": WORKER.type, "Cache-Control": "no-cache" };
    this.#documents.set(
      "/worker.js",
      new Document(at(String(WORKER.content)), worker),
    );
    for (const [name, { content, type }] of Object.entries(ASSETS)) {
      const headers = {
        "Content-Type": type,
        "Cache-Control": "public, max-age=31536000, immutable",
      };
      const here = typeof content === "string" ? at(content) : content;
      this.#documents.set(`${base}/${name}`, new Document(here, headers));
    }
  }

  /** The reply to a request. */
  reply(request: WebRequest): WebReply {
    const { method, target } = request;
    if (method !== "GET" && method !== "HEAD") {
      return plainReply(405, "Only GET and HEAD are answered here.", {
        "Allow": "GET, HEAD",
      });
    }
    const [path] = target.split("?", 1);
    if (path === "/healthz") return plainReply(200, "ok");
    if (path === "/qr.svg") return this.#qr(request);
    if (path === "/ws") {
      return plainReply(426, "Only a WebSocket is found here.", {
        "Upgrade": "websocket",
      });
    }
    return (this.#find(path) ?? this.#missing).reply(request);
  }

  #find(path: string): Document | undefined {
    if (ROOM.test(path)) return this.#linkRoom;
    return isRoom(path) ? this.#room : this.#documents.get(path);
  }

  /** Makes QR codes of links to rooms here, and of nothing else. */
  #qr(request: WebRequest): WebReply {
    const [, query] = request.target.split("?");
    const link = URL.parse(new URLSearchParams(query).get("link") ?? "");
    if (
      link === null || !isRoom(link.pathname) ||
      link.search !== "" || link.hash !== "" || link.username !== "" ||
      !isOwnOrigin(link.origin, request.host, this.#publicUrl) &&
        !this.#origins().includes(link.origin)
    ) return this.#missing.reply(request);
    return {
      status: 200,
      headers: {
        "Content-Type": "image/svg+xml",
        "Cache-Control": "no-store",
      },
      body: encoder.encode(qrSvg(link.href)),
    };
  }
}

/**
 * Whether a path could be a room's. The server judges names; here it is only
 * made sure that the name is one word, and no line of a page's choice.
 */
function isRoom(path: string): boolean {
  if (ROOM.test(path)) return true;
  const [, segment] = NAMED.exec(path) ?? [];
  if (segment === undefined || segment.length > MOST_SEGMENT) return false;
  try {
    return /^[^\s\p{C}/]+$/u.test(decodeURIComponent(segment));
  } catch {
    return false;
  }
}

function versionOfAll(): string {
  const hash = createHash("sha256");
  for (const [name, { content }] of Object.entries(ASSETS)) {
    hash.update(`${name} ${content.length} `).update(content);
  }
  // A page and a worker that name the same files are of the same version.
  hash.update(page()).update(WORKER.content);
  return hash.digest("base64url").slice(0, 12);
}
