// @ts-check

/** @import { NoticeMessage } from "../../messages/json_message.ts" */
/** @import { SocketWire } from "./socket_wire.js" */

/**
 * Looks whether a link leads anywhere, or a name can be a room's, before
 * anybody is asked for their name.
 *
 * @param {SocketWire} wire
 * @param {string} room
 * @returns {Promise<NoticeMessage | undefined>} The server's word, if it does not.
 */
export async function probeLink(wire, room) {
  const first = await wire.next();
  if (first?.kind === "prompt" && first.for === "name") {
    wire.send(`/join ${room}`);
    const answer = await wire.next();
    wire.drop();
    if (answer?.kind !== "notice") return undefined;
    if (/^(linkEnded|linkLocked|name\w+)$/.test(answer.code)) return answer;
  }
  wire.drop();
  return undefined;
}
