/**
 * Every sentence of the server's that somebody can bring about for others.
 *
 * @module
 */

import { assert } from "@std/assert";
import type { LeaveReason } from "../../src/messages/event.ts";
import { type Lang, texts } from "../../src/messages/texts/texts.ts";

/** Who may stand in a sentence. */
export interface Cast {
  /** Those who did something. */
  readonly doers: Iterable<string>;
  /** Everyone who was ever there. */
  readonly all: Iterable<string>;
}

/** The most that a count comes to. */
const MOST = 20;

// What stands for an argument until the pattern is made.
const DOER = "\u{e000}", ANYONE = "\u{e001}", ROOM = "\u{e002}";
const ANY = "\u{e003}";
const COUNTS = Array.from({ length: MOST }, (_, count) => count);
const REASONS: LeaveReason[] = [
  "quit",
  "lost",
  "slow",
  "moved",
  "kicked",
  "closed",
];

/** What a line of the server's has to match, without the stars before it. */
export function sentencesAbout(cast: Cast, lang: Lang): RegExp {
  const lines = samples(lang).join("\n").split("\n").map((line) => {
    // What begins with somebody's words could be any sentence at all.
    assert(!line.startsWith(ANY), line);
    return RegExp.escape(line)
      .replaceAll(DOER, oneOf(cast.doers))
      .replaceAll(ANYONE, oneOf(cast.all))
      .replaceAll(ROOM, "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_.-]*")
      .replaceAll(ANY, ".*");
  });
  return new RegExp(`^(?:${[...new Set(lines)].join("|")})$`, "u");
}

function samples(lang: Lang): string[] {
  const { events, notices, lists, welcome } = texts[lang];
  return [
    welcome(ANYONE),
    events.joined(ANYONE),
    ...REASONS.map((reason) => events.left(ANYONE, reason, "")),
    events.left(ANYONE, "quit", ANY),
    events.renamed(DOER, DOER),
    events.topic(DOER, ANY),
    events.topic(DOER, ""),
    events.announced(DOER, ANY),
    events.owner(DOER),
    events.locked(DOER),
    events.unlocked(DOER),
    ...["", ANY].flatMap((why) => [
      notices.kicked(DOER, why),
      notices.banned(why),
      notices.muted(why),
      notices.ignoreList(why),
    ]),
    ...COUNTS.map((count) => notices.history(count)),
    lists.topic("lobby", ANY),
    lists.topicNone("lobby"),
    notices.isAway(DOER, ANY),
    notices.ignoredBy(DOER),
    notices.personUnknown(DOER),
    notices.whois(DOER, ANY, ANY, ANY, ANY),
    notices.whoisHidden(DOER, ANY, ANY, ANY),
    notices.closing(),
    ...COUNTS.flatMap((count) => [
      lists.here(count, ANY, 0),
      lists.room(ROOM, count, ""),
      lists.room(ROOM, count, ANY),
    ]),
  ];
}

function oneOf(names: Iterable<string>): string {
  return `(?:${[...names].map((name) => RegExp.escape(name)).join("|")})`;
}
