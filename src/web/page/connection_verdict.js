// @ts-check

/** @import { NoticeMessage } from "../../messages/json_message.ts" */
/** @import { Outcome } from "./page_login.js" */
/** @import { PageState } from "./page_state.d.ts" */

/** The last words after which nobody tries to come back by themselves. */
const FINAL = new Set(
  ("kicked roomClosed linkEnded linkLocked goodbye idleTimeout banned " +
    "takenOver").split(" "),
);

/** The notices of a server that has no place at the moment. */
const LATER = new Set(["serverFull", "addressFull", "addressFast", "closing"]);

/**
 * The meaning of the end of a connection.
 *
 * @param {Outcome} outcome How the login went.
 * @param {NoticeMessage | undefined} goodbye The server's last word after it.
 * @param {boolean} wasInside Whether there is a place to come back to.
 * @returns {PageState | undefined} Undefined when it is to be tried again.
 */
export function verdict(outcome, goodbye, wasInside) {
  const notice = outcome.kind === "welcome" ? goodbye : outcome.notice;
  if (notice !== undefined && FINAL.has(notice.code)) {
    return { kind: "over", notice };
  }
  if (outcome.kind === "refused") return outcome;
  if (outcome.kind === "welcome" || notice === undefined) return undefined;
  if (wasInside && LATER.has(notice.code)) return undefined;
  return { kind: "refused", notice };
}

/**
 * Whether a notice can be the last word of a stay.
 *
 * @param {NoticeMessage} notice
 * @returns {boolean}
 */
export function isGoodbye({ code }) {
  return FINAL.has(code) && code !== "linkEnded" && code !== "linkLocked";
}
