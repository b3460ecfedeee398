/**
 * Which pages may open a WebSocket.
 *
 * @module
 */

/**
 * Whether a request comes from a page of this server, or from no page at all.
 * Without this check, any page on the web could talk as its visitor.
 *
 * @param origin The `Origin` of the request; programs that are no browser send none.
 * @param host The `Host` of the request.
 * @param publicUrl The origin by which the server is reached from outside.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (origin === undefined) return true;
  if (origin === publicUrl) return true;
  const from = URL.parse(origin);
  if (from === null || host === undefined) return false;
  // A default port may be written or left out; only the scheme tells.
  return URL.parse(`${from.protocol}//${host}`)?.host === from.host;
}
