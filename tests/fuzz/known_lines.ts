/**
 * What a line or an object of the server's may look like, whoever receives it.
 *
 * @module
 */

import { en } from "../../src/messages/texts/en.ts";
import { ko } from "../../src/messages/texts/ko.ts";
import { NAME } from "./forms.ts";

const CLOCK = String.raw`(?:\d\d:\d\d )?`;
const WHO = `(?:${NAME}|${en.you}|${ko.you})`;
/** What is shown of the past has its day and its number in front. */
const PAST = String.raw`(?:\d{4}-\d\d-\d\d \d\d:\d\d(?: \S+)? #\d+ )?`;

const FORMS = [
  String.raw`\*\*\* .*`,
  String.raw`\[${NAME}\] .*`,
  String.raw`\* ${NAME} .*`,
  String.raw`\[${WHO} -> ${WHO}\] .*`,
];
const LINE = new RegExp(`^${CLOCK}${PAST}(?:${FORMS.join("|")})$`, "u");

/** What each kind of object has, beside its kind, its time and its text. */
const MEMBERS: Record<string, Record<string, string>> = {
  prompt: { for: "string" },
  welcome: { who: "string" },
  notice: { code: "string" },
  whisper: { who: "string", to: "string" },
  typing: { room: "string", who: "string" },
  away: { room: "string", who: "string", words: "string" },
  who: { room: "string", count: "number", names: "object" },
  rooms: { count: "number", rooms: "object" },
  past: { room: "string", events: "object", isKept: "boolean" },
  found: { query: "string", events: "object" },
  help: { commands: "object" },
  token: { room: "string", url: "string", token: "string" },
  invite: { room: "string", url: "string" },
};
const EVENTS = ["said", "acted", "joined", "left", "renamed", "announced"]
  .concat("owner", "locked", "unlocked", "deleted");
const EVENT = { id: "number", room: "string", who: "string" };

/** Whether a line without colours and prompts is one of the server's. */
export function isKnownLine(line: string): boolean {
  // When JSON begins behind a prompt, the prompt's line is ended first.
  return line === "" || LINE.test(line);
}

/** Whether an object is one of the server's. */
export function isKnownObject(object: Record<string, unknown>): boolean {
  const { kind, time, text } = object;
  if (typeof time !== "string" || Number.isNaN(Date.parse(time))) return false;
  if (typeof kind !== "string" || typeof text !== "string") return false;
  const members = EVENTS.includes(kind)
    ? EVENT
    // A topic is an event, or an answer without an id.
    : kind === "topic"
    ? { room: "string", topic: "string" }
    : MEMBERS[kind];
  return members !== undefined && Object.entries(members).every(
    ([name, type]) => typeof object[name] === type,
  );
}
