/**
 * Replies of one sentence.
 *
 * @module
 */

import type { WebReply } from "./http_reply.ts";

const encoder = new TextEncoder();

/** A sentence that no browser caches. */
export function plainReply(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): WebReply {
  return {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      ...headers,
    },
    body: encoder.encode(`${text}\n`),
  };
}

/** The reply to a request that names a host that is not allowed. */
export function wrongHost(host: string | undefined): WebReply {
  return plainReply(
    421,
    `This server does not answer to the name ${host}. Its operator can allow the name with --allowed-host.`,
  );
}

/** The reply to plain HTTP on a port for HTTPS. */
export function toHttps(
  origin: string | undefined,
  target: string,
): WebReply {
  if (origin === undefined) return plainReply(400, "HTTPS is spoken here.");
  const url = `${origin}${target}`;
  return plainReply(307, `This is found at ${url}`, { "Location": url });
}

/**
 * The reply on a port where no pages are served.
 *
 * @param url Where they are, if there are any.
 */
export function noPages(url: string | undefined): WebReply {
  return url === undefined
    ? plainReply(404, "There are no pages here. Join with nc, on this port.")
    : plainReply(421, `The pages of this server are at ${url}`);
}

// Of the replies that are sent where nothing else speaks HTTP.
const REASONS: Readonly<Record<number, string>> = {
  404: "Not Found",
  421: "Misdirected Request",
};

/** A reply as it is sent where nothing else speaks HTTP (RFC 9112). */
export function rawReply({ status, headers, body }: WebReply): string {
  const reason = REASONS[status] ?? "";
  const lines = Object.entries({
    ...headers,
    "Content-Length": body.length,
    "Connection": "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = new TextDecoder().decode(body);
  return `HTTP/1.1 ${status} ${reason}\r\n${lines.join("")}\r\n${text}`;
}
