/**
 * Parsing the requests of scripts.
 *
 * @module
 */

import type { IncomingMessage } from "node:http";
import { detached } from "../detached.ts";
import { LineDecoder } from "../net/line_decoder.ts";

/** A request that cannot be understood, with what to answer. */
export class BadRequest extends Error {
  /** Makes one of a status and a sentence. */
  constructor(readonly status: number, text: string) {
    super(text);
  }
}

/** A part of a path, decoded. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new BadRequest(400, "the room's name is not well encoded");
  }
}

/**
 * A name and a secret, from `Authorization` (RFC 7617, RFC 6750). A token is a
 * secret, and no password.
 */
export function credentials(
  { headers: { authorization = "" } }: IncomingMessage,
): { user: string; secret: string; password: string } {
  const [scheme, value = ""] = authorization.split(/\s+/, 2);
  if (/^bearer$/i.test(scheme)) {
    return { user: "", secret: value, password: "" };
  }
  if (!/^basic$/i.test(scheme)) {
    return { user: "", secret: "", password: "" };
  }
  try {
    const text = new TextDecoder().decode(Uint8Array.fromBase64(value));
    const [user, ...rest] = text.split(":");
    const secret = rest.join(":");
    // The name is remembered with what it says, and the header is not.
    return { user: detached(user), secret, password: secret };
  } catch {
    throw new BadRequest(400, "the Authorization header cannot be read");
  }
}

/** The body itself, or the member `text` of a webhook's JSON. */
export function textIn(
  { headers }: IncomingMessage,
  body: Uint8Array,
): { text: Uint8Array; username: string } {
  const type = headers["content-type"] ?? "";
  if (!/^application\/json\b/i.test(type)) return { text: body, username: "" };
  try {
    const { text, username } = JSON.parse(new TextDecoder().decode(body));
    if (typeof text === "string") {
      const isNamed = typeof username === "string";
      return {
        text: new TextEncoder().encode(text),
        username: isNamed ? username : "",
      };
    }
  } catch {
    // Said below.
  }
  throw new BadRequest(400, 'JSON has to be an object with "text"');
}

/** The lines of a body, clean. */
export function linesIn(text: Uint8Array, maxBytes: number): string[] {
  const decoder = new LineDecoder(maxBytes);
  return [...decoder.push(text), ...decoder.end()].map((line) => {
    if (typeof line === "string") return line;
    throw typeof line === "object" && line.fault === "lineTooLong"
      ? new BadRequest(413, `a line has ${maxBytes} bytes at most`)
      : new BadRequest(400, "the body is not UTF-8");
  });
}
