/**
 * The commands that delete what was said.
 *
 * @module
 */

import { messageOf } from "../error_text.ts";
import { type Notice, notice } from "../messages/answer.ts";
import {
  deleteLines,
  deleteRemembered,
  type RoomDeletion,
} from "../presence/delete_lines.ts";
import type { CommandServices } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";
import type { OwnRange } from "../rooms/own_lines.ts";
import type { Call, Command } from "./command.ts";

/** The commands that delete what was said. */
export const deleteCommands: readonly Command[] = [
  {
    ...{ name: "forget", parameters: [], who: "named", cost: 10 },
    ...{ isShared: true, run: forget },
  },
  {
    name: "delete",
    aliases: ["purge", "redact"],
    parameters: [
      { name: "id", isOptional: true },
      { name: "room", isOptional: true },
    ],
    who: "operator",
    cost: 2,
    isShared: true,
    run: deleteSome,
  },
];

// No id has more digits.
const HIGHEST = 10 ** 15;

const DAY = 24 * 60 * 60_000;

/** Deletes what a person said in the last day, while they had this name. */
async function forget({ person, services }: Call): Promise<void> {
  const { registry, log } = services;
  const { name } = person;
  // All of it is settled now: the name may be somebody else's a moment later.
  const deletions = person.ownLines.ranges()
    .flatMap((range) => ownLinesOf(person, range, services));
  let count = 0;
  // Where several servers do it together, it is done at once.
  if (services.history === undefined) {
    for (const deletion of deletions) {
      count += deleteRemembered(services, name, deletion);
    }
    return person.tell(notice("forgotten", count));
  }
  let hasFailed = false;
  for (const deletion of deletions) {
    try {
      count += await deleteLines(services, name, deletion);
    } catch (error) {
      log.warn("lines not deleted", { by: name, why: messageOf(error) });
      hasFailed = true;
    }
  }
  if (!registry.names.has(person)) return;
  person.tell(hasFailed ? notice("deleteFailed") : notice("forgotten", count));
}

/** What the person said in one room; nothing when that is too long ago. */
function ownLinesOf(
  { name: of }: Person,
  { room: name, from, to: last }: OwnRange,
  { registry, history, now }: CommandServices,
): RoomDeletion[] {
  const room = registry.links.find(name) ?? registry.room(name);
  const to = last ?? room?.lastId;
  if (to === undefined) return [];
  const since = now() - DAY;
  const ids = [
    room?.rememberedOf({ from, to, of }).find(({ time }) => time >= since)?.id,
    history?.firstIdSince(name, since),
  ].filter((id) => id !== undefined);
  const first = Math.max(from, Math.min(...ids));
  return first <= to ? [{ room: name, from: first, to, of }] : [];
}

/**
 * Deletes a line by its id (`4711`), several (`4711-4720`), or all that was said
 * in a room (`all ROOM`). Without an id, lists the last lines with theirs.
 */
async function deleteSome(
  { person, services, args: [word, name] }: Call,
): Promise<void> {
  const { registry, log, limits, history } = services;
  const here = person.room;
  if (word === "" && here !== undefined) {
    const events = here.remembered(limits.history || limits.remembered);
    const hasMore = here.remembered(limits.remembered).length > events.length;
    const next = hasMore ? events[0].id : undefined;
    const isKept = history !== undefined && here.access === undefined;
    const room = here.name;
    return person.tell({ kind: "past", room, events, hasMore, next, isKept });
  }
  const [, from, to = from] = /^#?(\d{1,15})(?:-#?(\d{1,15}))?$/.exec(word) ??
    [];
  // The whole of a room is named, so that nobody deletes the wrong one.
  const isAll = word === "all" && name !== "";
  const room = name === "" ? here?.name : name.replace(/^#/, "");
  if ((from === undefined && !isAll) || room === undefined) {
    return person.tell(notice("usage", "/delete [ID|ID-ID|all] [ROOM]"));
  }
  const lines = isAll
    ? { from: 1, to: HIGHEST }
    : { from: Number(from), to: Number(to) };
  const by = person.name;
  if (services.history === undefined) {
    const count = deleteRemembered(services, by, { room, ...lines });
    return person.tell(notice("deleteDone", count, room));
  }
  let told: Notice;
  try {
    const count = await deleteLines(services, by, { room, ...lines });
    told = notice("deleteDone", count, room);
  } catch (error) {
    log.warn("lines not deleted", { by, why: messageOf(error) });
    told = notice("deleteFailed");
  }
  if (registry.names.has(person)) person.tell(told);
}
