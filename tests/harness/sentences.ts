/**
 * Every sentence of the server's that somebody can bring about for others.
 *
 * @module
 */

import type { LeaveReason } from "../../src/event.ts";
import { type Lang, texts } from "../../src/texts/texts.ts";

/** Who may stand in a sentence. */
export interface Cast {
  /** Those who did something. */
  readonly doers: Iterable<string>;
  /** Everyone who was ever there. */
  readonly all: Iterable<string>;
}

// What stands for an argument until the pattern is made.
const DOER = "\u{e000}", ANYONE = "\u{e001}", ANY = "\u{e002}";
const COUNTS = [0, 1, 2];
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
  const lines = samples(lang).join("\n").split("\n").map((line) =>
    RegExp.escape(line)
      .replaceAll(DOER, oneOf(cast.doers))
      .replaceAll(ANYONE, oneOf(cast.all))
      .replaceAll(ANY, ".*")
  );
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
    notices.topic("lobby", ANY),
    notices.topicNone("lobby"),
    notices.isAway(DOER, ANY),
    notices.ignoredBy(DOER),
    notices.personUnknown(DOER),
    notices.whois(DOER, ANY, ANY, ANY),
    notices.whoisHidden(DOER, ANY, ANY),
    notices.closing(),
    lists.here(7, ANY, 0),
    lists.room(ANY, 7, ""),
    lists.room(ANY, 7, ANY),
  ].map((line) => line.replaceAll(/\d/g, ANY));
}

function oneOf(names: Iterable<string>): string {
  return `(?:${[...names].map((name) => RegExp.escape(name)).join("|")})`;
}
