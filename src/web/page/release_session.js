// @ts-check

/** @import { SocketWire } from "./socket_wire.js" */

/**
 * Ends the session of a page that is not coming back, so that its name is free
 * and its room knows.
 *
 * @param {SocketWire} wire
 * @param {string} token
 * @returns {Promise<void>}
 */
export async function releaseSession(wire, token) {
  if (await wire.next()) wire.send(`/resume ${token} 0`, "/quit");
  while (await wire.next());
}
