/**
 * The commands about what was said before.
 *
 * @module
 */

import { stackOf } from "../error_text.ts";
import { HistoryError } from "../history/history_error.ts";
import { type Answer, notice, type PastPage } from "../messages/answer.ts";
import type { CommandServices } from "../presence/services.ts";
import type { HistoryPage, PageQuery, SearchQuery } from "../rooms/history.ts";
import type { Person } from "../rooms/person.ts";
import { rememberedPage } from "../rooms/remembered_page.ts";
import type { Call, Command } from "./command.ts";
import { QuestionTurns } from "./question_turns.ts";

/** The commands about what was said before. */
export const historyCommands: readonly Command[] = [
  {
    name: "search",
    parameters: [{ name: "words", isRest: true }],
    who: "named",
    cost: 4,
    run: search,
  },
  {
    name: "keep",
    parameters: [{ name: "room", isOptional: true }],
    who: "operator",
    cost: 1,
    isShared: true,
    run: keep,
  },
];

const USAGE = "/history [n] [before|after DATE|ID] [in:ROOM]";

/** Shows a page of the past of a room, from the point that the person names. */
export function showPast({ person, services, args }: Call): void {
  const [, n, way, point, name = ""] =
    /^(\d*) ?(before|after) (\S+)(?: in:#?(\S+))?$/
      .exec(args.join(" ").trim()) ?? [];
  const { history: most, remembered } = services.limits;
  const count = n === "" ? most || remembered : Number(n);
  const from = point === undefined ? undefined : pointOf(point);
  if (from === undefined || count < 1 || (way === "after" && !("id" in from))) {
    return person.tell(notice("usage", USAGE));
  }
  const there = name === "" ? person.room : services.registry.room(name);
  // A link room shows its past to those who are in it.
  const room = there?.access === undefined || there === person.room
    ? there
    : undefined;
  const query: PageQuery = {
    room: room?.name ?? name,
    count: Math.min(count, remembered),
    ..."id" in from && way === "after" ? { after: from.id } : { before: from },
  };
  const { history } = services;
  if (history === undefined || room?.access !== undefined) {
    const page = rememberedPage(room?.remembered(remembered) ?? [], query);
    return person.tell(pastOf(person, query, page, false));
  }
  answer(person, services, async () => {
    return pastOf(person, query, await history.page(query), true);
  });
}

/** The answer with a page of the past, as far as the person reads it. */
function pastOf(
  person: Person,
  { room, after }: PageQuery,
  { events, hasMore }: HistoryPage,
  isKept: boolean,
): PastPage {
  const last = after === undefined ? events[0] : events.at(-1);
  return {
    kind: "past",
    room,
    events: events.filter((event) => person.reads(event)),
    hasMore,
    // An ignored line is one to go on from, too.
    next: hasMore ? last?.id : undefined,
    isKept,
  };
}

function search({ person, services, args: [text] }: Call): void {
  const { history } = services;
  if (history === undefined) return person.tell(notice("historyNever"));
  const query = queryOf(text, services.limits.found);
  if (query === undefined) {
    const usage = "/search words [in:ROOM] [from:NAME] [before:DATE]";
    return person.tell(notice("usage", usage));
  }
  const { searchWords } = services.limits;
  if (query.words.length > searchWords) {
    return person.tell(notice("searchWords", searchWords));
  }
  answer(person, services, async () => {
    const { found, next } = await history.search(query);
    return {
      kind: "found",
      query: text,
      events: found.map(({ event }) => event)
        .filter((event) => person.reads(event)),
      next: next === undefined ? undefined : `#${next}`,
    };
  });
}

function keep({ person, services, args: [name] }: Call): void {
  const { registry, history } = services;
  // Only a room that there is: its name has been looked at.
  const room = name === "" ? person.room : registry.room(name);
  if (room === undefined) return person.tell(notice("roomUnknown", name));
  if (room.access !== undefined) return person.tell(notice("keepLink"));
  registry.kept.add(room);
  history?.keepRoom(room.name, true);
  person.tell(notice("keepDone", room.name));
}

/** An id, or a time: 2026-01-31 begins at midnight, in UTC. */
function pointOf(text: string): { id: number } | { time: number } | undefined {
  if (/^#?\d{1,15}$/.test(text)) return { id: Number(text.replace("#", "")) };
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : { time };
}

/** The search in the words of a person; undefined when it is malformed. */
function queryOf(text: string, count: number): SearchQuery | undefined {
  const words: string[] = [];
  const narrow = new Map<string, string>();
  // A time, and the place where an earlier page ended.
  let end: { id?: number; time?: number } | undefined = {};
  for (const [part, phrase] of text.matchAll(/"([^"]+)"|\S+/g)) {
    const [, key, value] = /^(in|from|before):(.+)$/.exec(part) ?? [];
    const point = key === "before" ? pointOf(value) : {};
    if (point === undefined) end = undefined;
    if (end !== undefined) end = { ...end, ...point };
    if (key === undefined) words.push(phrase ?? part);
    else narrow.set(key, value);
  }
  if (words.length === 0 || end === undefined) return undefined;
  return {
    words,
    room: narrow.get("in")?.replace(/^#/, ""),
    from: narrow.get("from"),
    before: end.time,
    beforePlace: end.id,
    count,
  };
}

const turnsOf = new WeakMap<CommandServices["registry"], QuestionTurns>();

/** Answers when it is the person's turn; they may have gone by then. */
function answer(
  person: Person,
  services: CommandServices,
  find: () => Promise<Answer>,
): void {
  const { registry, limits } = services;
  const turns = turnsOf.get(registry) ?? new QuestionTurns(limits.ownQuestions);
  turnsOf.set(registry, turns);
  if (!turns.take(person, () => tellAnswer(person, services, find))) {
    person.tell(notice("historyBusy"));
  }
}

async function tellAnswer(
  person: Person,
  { registry, log }: CommandServices,
  find: () => Promise<Answer>,
): Promise<void> {
  if (!registry.names.has(person)) return;
  let told: Answer;
  try {
    told = await find();
  } catch (error) {
    // What the history does not answer, it logs itself.
    if (!(error instanceof HistoryError)) {
      log.error("history not read", { why: stackOf(error) });
    }
    told = notice("historyFailed");
  }
  if (registry.names.has(person)) person.tell(told);
}
