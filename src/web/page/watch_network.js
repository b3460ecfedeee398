// @ts-check
/// <reference lib="dom" />

/** @import { ChatClient } from "./chat_client.js" */

/**
 * Lets a chat know at once what the browser knows of the network.
 *
 * @param {ChatClient} chat
 */
export function watchNetwork(chat) {
  addEventListener("offline", () => chat.drop());
  addEventListener("online", () => chat.hurry());
  document.addEventListener("visibilitychange", () => {
    // A phone that slept has lost its connections.
    if (!document.hidden) chat.hurry();
  });
}
