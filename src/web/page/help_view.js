// @ts-check
/// <reference lib="dom" />

/** @import { HelpMessage } from "../../messages/json_message.ts" */

import { commandsOf } from "./command_list.js";
import { make } from "./dom.js";

/**
 * The help: each command beside its summary.
 *
 * @param {HelpMessage} help
 * @returns {HTMLElement}
 */
export function helpView({ commands }) {
  const rows = commandsOf(commands).map(({ usage, summary }) =>
    make("div", "", make("dt", "", usage), make("dd", "", summary))
  );
  return make("dl", "", ...rows);
}
