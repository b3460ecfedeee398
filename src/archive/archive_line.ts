/**
 * Lines of an export, as they are imported.
 *
 * @module
 */

import type { ImportedLine } from "../history/history_importer.ts";
import { LIMITS } from "../limits.ts";
import { clean } from "../net/sanitize.ts";
import { normalName, roomNameFault } from "../rooms/name.ts";

const KINDS = ["said", "acted", "topic", "announced"] as const;
// More digits than any server gives to an id.
const HIGHEST_ID = 10 ** 14;
// The longest line that a server can be told to take.
const MOST_TEXT = 65_536;

/**
 * Reads a line of JSON.
 *
 * @returns A sentence without its subject when it cannot be imported.
 */
export function parseArchiveLine(
  json: string,
  number: number,
): ImportedLine | string {
  let fields: Record<string, unknown>;
  try {
    fields = JSON.parse(json);
  } catch {
    return "is not JSON: maru import reads what maru export --format json wrote";
  }
  if (typeof fields !== "object" || fields === null) return "is no object";
  const kind = KINDS.find((kind) => kind === fields.kind);
  if (kind === undefined) return `has no kind of these: ${KINDS.join(", ")}`;
  const { id, room, who } = fields;
  if (!Number.isInteger(id) || Number(id) < 1 || Number(id) > HIGHEST_ID) {
    return `has no id from 1 to ${HIGHEST_ID}`;
  }
  const time = typeof fields.time === "string" ? Date.parse(fields.time) : NaN;
  if (!(time >= 0)) return "has no time such as 2026-01-31T12:34:56Z";
  if (!isName(room)) return "has no room that could be found by its name";
  if (!isName(who)) return "has no name of a person in who";
  const text = kind === "topic" ? fields.topic : fields.text;
  const field = kind === "topic" ? "topic" : "text";
  if (typeof text !== "string") return `has no ${field}`;
  if (text.length > MOST_TEXT) return `has more than ${MOST_TEXT} characters`;
  if (/[\r\n]/.test(text) || clean(text) !== text) {
    return `has characters in its ${field} that no line may have`;
  }
  const follows = kind === "said" && fields.follows === true ? 1 : 0;
  const line = { id: Number(id), time, kind, who, text, room };
  return { number, ...line, follows, isNotice: 0 };
}

function isName(text: unknown): text is string {
  return typeof text === "string" && normalName(text) === text &&
    roomNameFault(text, LIMITS) === undefined;
}
