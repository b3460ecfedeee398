/**
 * Telling this server's own pages from others.
 *
 * @module
 */

import type { AllowedHosts } from "../net/allowed_hosts.ts";

/**
 * Whether an origin is the host of the request itself, or the public one.
 *
 * @param host The `Host` of the request.
 * @param publicUrl The public origin of the server.
 */
export function isOwnOrigin(
  origin: string,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (origin === publicUrl) return true;
  const from = URL.parse(origin);
  if (from === null || host === undefined) return false;
  // A default port may be written or left out; only the scheme tells.
  return URL.parse(`${from.protocol}//${host}`)?.host === from.host;
}

/**
 * Whether a request for a WebSocket comes from a page of this server, or from
 * no page at all. Without this, any page on the web could talk as its visitor.
 *
 * @param origin The `Origin`; programs that are no browser send none.
 * @param host The `Host`.
 * @param publicUrl The public origin of the server; when it is given, no other
 * counts.
 * @param allowed The allowed hosts.
 */
export function mayOpenSocket(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | undefined,
  allowed: AllowedHosts,
): boolean {
  if (origin === undefined) return allowed.has(host);
  if (publicUrl !== undefined) return origin === publicUrl;
  return allowed.has(host) && isOwnOrigin(origin, host, undefined);
}
