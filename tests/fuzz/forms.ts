/**
 * The forms of the lines that the server writes, as expressions.
 *
 * @module
 */

import { en } from "../../src/messages/texts/en.ts";
import { ko } from "../../src/messages/texts/ko.ts";

/** A name as src/rooms/name.ts has it, once it has been let through. */
export const NAME = String.raw`([\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*)`;

/** Stands where a sentence may have anything. */
const ANY = "\ue003";
/** Stand where a form has a name, or words that may be any. */
const [WHO, TO, WORDS] = ["\ue000", "\ue001", "\ue002"];

/** What people say, do and whisper; each with who in front. */
export const SPOKEN = [`\\[${NAME}\\] .*`, `\\* ${NAME} .*`].map(whole);
/** What somebody writes to the reader alone. */
export const WHISPERED = whole(`\\[${NAME} -> ${en.you}\\] .*`);

const { announced, deleted, joined, left, renamed, topic } = en.events;

/** What is told in a room, in English. */
export const TOLD = {
  joined: told(joined(WHO)),
  left: whole(`\\*\\*\\* ${NAME} has left(?: \\(.*\\))?`),
  renamed: told(renamed(WHO, TO)),
  topic: told(topic(WHO, WORDS)),
  noTopic: told(topic(WHO, "")),
  announced: told(announced(WHO, WORDS)),
  deleted: [
    deleted(WHO, true, false),
    deleted(WHO, false, true),
    deleted(WHO, false, false),
  ].map(told),
};

/** What comes after the answer to `/whois` for somebody who is away. */
export const AWAY = told(en.notices.isAway(WHO, WORDS));

/** What an operator is told. */
export const BECAME_OPERATOR = told(en.notices.opDone());
/** What an operator is told who sends somebody away, or ends a room or a ban. */
export const DONE = new RegExp(
  `^\\*\\*\\* (?:${
    [
      en.notices.kickDone(ANY),
      en.notices.personUnknown(ANY),
      en.notices.closeDone(ANY),
      en.notices.roomUnknown(ANY),
      en.notices.banDone("", ANY, ANY),
      en.notices.unbanDone(ANY, 0),
      en.notices.unbanDone(ANY, 1),
      en.notices.linkEnded(),
    ].map((text) => RegExp.escape(text).replaceAll(ANY, ".*")).join("|")
  })$`,
  "u",
);

/** What is said the first time to whoever is faster than the rate. */
export const FLOOD = told(en.notices.floodPause());

/** How somebody is told which name is theirs, in every language. */
export const WELCOMED = [en, ko].map((texts) => told(texts.welcome(WHO)));
/** How everyone is told that a name has changed. */
export const RENAMED = [en, ko].map(({ events }) =>
  told(events.renamed(WHO, TO))
);

/** How everyone is told that somebody has come. */
export const JOINED = [en, ko].map(({ events }) => told(events.joined(WHO)));

/** What a client that was given a link is told to send. */
export const LINKED = /^\*\*\* .*: \/join ([0-9a-z-]{31})$/;

/** How a room's address for scripts and its token are told. */
export const [SCRIPT_ADDRESS, SCRIPT_TOKEN] = en.token(WORDS, TO)
  .split("\n").map((line) =>
    new RegExp(
      `^\\*\\*\\* ${RegExp.escape(line)}$`
        .replace(WORDS, ".*").replace(TO, "(\\S+)"),
      "u",
    )
  );

/** The answer to `/who` in the room that one is in. */
export const PRESENT = /^\*\*\* (\d+) here: (.*)$/;
/** A room in the answer to `/rooms`, and how many are in it. */
export const LISTED = /^\*\*\* (\S+) \((\d+)\)(?:: .*)?$/u;
/** The answer to `/stats`: people, rooms. */
export const STATS = /^\*\*\* up .*; (\d+) people, (\d+) rooms; /;

// left() goes by its reason, and any words may stand in its place: the form is
// written out above, and this tells when the sentence becomes another.
for (const words of ["", "bye"]) {
  if (!TOLD.left.test(`*** ${left("ann", "quit", words)}`)) {
    throw new Error("the sentence for leaving has another form");
  }
}

function told(sentence: string): RegExp {
  return whole(
    `\\*\\*\\* ${RegExp.escape(sentence)}`
      .replaceAll(WHO, NAME).replaceAll(TO, NAME).replaceAll(WORDS, ".*"),
  );
}

function whole(source: string): RegExp {
  return new RegExp(`^${source}$`, "u");
}
