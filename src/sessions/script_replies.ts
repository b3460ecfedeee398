/**
 * The replies to scripts whose lines are refused.
 *
 * @module
 */

import type { Limits } from "../limits.ts";
import { en } from "../messages/texts/en.ts";
import type { PostFault } from "./script_posts.ts";

/** An HTTP status with one sentence. */
export interface ScriptReply {
  /** The status (RFC 9110, section 15). */
  readonly status: number;
  /** The sentence, without newline. */
  readonly text: string;
  /** When to try again, in seconds. */
  readonly retryAfter?: number;
}

/** The reply to a fault, in English. */
export function scriptReply(fault: PostFault, limits: Limits): ScriptReply {
  const { notices } = en;
  switch (fault.why) {
    case "roomUnknown":
      return { status: 404, text: "there is no such room now" };
    case "tokenWrong":
      return {
        status: 401,
        text: "the token is missing or wrong; /token in the room shows it",
      };
    case "nameTaken":
      return { status: 409, text: "somebody who is here has that name" };
    case "nameLength":
      return {
        status: 400,
        text: notices.nameLength(limits.nameCharacters),
      };
    case "nameCharacters":
    case "nameScripts":
    case "nameReserved":
      return { status: 400, text: notices[fault.why]() };
    case "banned":
    case "muted":
      return { status: 403, text: notices[fault.why](fault.words) };
    case "empty":
      return { status: 400, text: "there is no line to say" };
    case "tooMany":
      return {
        status: 413,
        text: `a post has ${fault.most} lines at most`,
      };
    case "lost":
      return { status: 503, text: "it may not have been said" };
    case "busy":
      return {
        status: 503,
        text: "the server cannot take it now; try again in 5 s",
        retryAfter: 5,
      };
    case "tooFast": {
      const retryAfter = Math.ceil(fault.wait / 1000);
      return {
        status: 429,
        text: `too fast; try again in ${retryAfter} s`,
        retryAfter,
      };
    }
  }
}
