// @ts-check
/// <reference lib="dom" />

/** @import { Chat } from "./chat.js" */

/**
 * Lets a chat know at once what the browser knows of the network.
 *
 * @param {Chat} chat
 */
export function watchNetwork(chat) {
  addEventListener("offline", () => chat.drop());
  addEventListener("online", () => chat.hurry());
  document.addEventListener("visibilitychange", () => {
    // A phone that slept has lost its connections.
    if (!document.hidden) chat.hurry();
  });
}
