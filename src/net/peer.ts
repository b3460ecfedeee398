/**
 * A connection as the runtime gives it, and its addresses.
 *
 * @module
 */

import { plainAddress } from "./address.ts";

/** The part of a `Deno.TcpConn` that maru uses. */
export type PeerConn = Pick<
  Deno.TcpConn,
  "read" | "write" | "closeWrite" | "close" | "localAddr" | "remoteAddr"
>;

/** The address of the peer, without port. */
export function peerAddress({ remoteAddr }: PeerConn): string {
  return plainAddress(remoteAddr.hostname);
}

/** The address of this machine as the peer reached it, without port. */
export function reachedAddress({ localAddr }: PeerConn): string {
  return plainAddress(localAddr.hostname);
}
