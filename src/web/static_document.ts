/**
 * Static files.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { WebReply, WebRequest } from "./http_reply.ts";

const encoder = new TextEncoder();
const NOTHING = new Uint8Array(0);

/** A file with its type, its tag and, once asked for, its compressed form. */
export class Document {
  readonly #headers: Readonly<Record<string, string>>;
  readonly #status: number;
  readonly #body: Uint8Array;
  readonly #tag: string;
  #gzip: Uint8Array | undefined;

  /**
   * Makes a document.
   *
   * @param headers Its `Content-Type`, its `Cache-Control` and further headers.
   */
  constructor(
    content: string | Uint8Array,
    headers: Readonly<Record<string, string>>,
    status = 200,
  ) {
    this.#headers = headers;
    this.#status = status;
    this.#body = typeof content === "string"
      ? encoder.encode(content)
      : content;
    const hash = createHash("sha256").update(this.#body).digest("base64url");
    this.#tag = `W/"${hash.slice(0, 22)}"`;
  }

  /** The reply to a request for it. */
  reply({ ifNoneMatch, acceptEncoding }: WebRequest): WebReply {
    const headers = {
      ...this.#headers,
      "ETag": this.#tag,
      "Vary": "Accept-Encoding",
    };
    if (this.#status === 200 && ifNoneMatch?.includes(this.#tag)) {
      return { status: 304, headers, body: NOTHING };
    }
    const status = this.#status;
    // A picture is compressed already.
    const isText = !this.#headers["Content-Type"].endsWith("/png");
    if (
      !isText ||
      !/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(acceptEncoding ?? "")
    ) {
      return { status, headers, body: this.#body };
    }
    this.#gzip ??= gzipSync(this.#body);
    return {
      status,
      headers: { ...headers, "Content-Encoding": "gzip" },
      body: this.#gzip,
    };
  }
}
