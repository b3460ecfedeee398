// @ts-check

/** @import { Message } from "../../messages/json_message.ts" */
/** @import { ChatOptions } from "./page_state.d.ts" */

/**
 * Shows a message. One that cannot be shown is shown as plain text, and all
 * others go on.
 *
 * @param {ChatOptions} options
 * @param {Message} message
 * @param {boolean} isOld
 * @returns {boolean} Whether it is shown in some way.
 */
export function showMessage({ onMessage, onFault }, message, isOld) {
  try {
    onMessage(message, isOld);
    return true;
  } catch (error) {
    return onFault(message, error);
  }
}
