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
