// @ts-check

/** @import { NoticeMessage } from "../../messages/json_message.ts" */

/**
 * Something that the page says, rather than the server.
 *
 * @param {string} code
 * @param {string} [text]
 * @returns {NoticeMessage}
 */
export function localNotice(code, text = "") {
  return { kind: "notice", code, time: new Date().toISOString(), text };
}
