// @ts-check

/** @import { ChatClient } from "./chat_client.js" */
/** @import { LogView } from "./log_view.js" */
/** @import { PastParts } from "./past_parts.js" */
/** @import { PendingRequests } from "./pending_requests.js" */

import { meansCommand } from "./means_command.js";

/**
 * Says a line, or several as one message; or clears the log, or opens the
 * search, as the line asks.
 *
 * @param {string[]} lines
 * @param {{ chat: ChatClient, asked: PendingRequests, log: LogView, past: PastParts }} parts
 * @returns {boolean} Whether they could be sent.
 */
export function sayLines(lines, { chat, asked, log, past }) {
  past.close();
  if (lines.length > 1) return chat.sayMessage(lines);
  const [line] = lines;
  if (meansCommand(line, "clear", chat.commands)) {
    log.clear();
    return true;
  }
  if (past.means(line, chat.commands)) return true;
  asked.note(line, chat.commands);
  return chat.say(line);
}
