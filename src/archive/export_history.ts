/**
 * Writing out what is kept.
 *
 * @module
 */

import type { DatabaseSync } from "node:sqlite";
import { openToRead } from "../history/schema.ts";
import { eventOf, type StoredLine } from "../history/stored_line.ts";
import { dateAndTime } from "../render/clock_time.ts";
import { toJson } from "../render/json.ts";
import { toPlain } from "../render/plain.ts";
import { nameKey } from "../rooms/name.ts";

/** What to write out. */
export interface ExportQuery {
  /** The room's name; without it, all rooms. */
  readonly room: string | undefined;
  /** Only what was said at that time or later, in milliseconds since 1970. */
  readonly since: number;
  /** Only what was said before that. */
  readonly until: number;
  /** Lines for people, or what can be imported. */
  readonly format: "text" | "json";
}

// Read at once: a reader that stays long keeps the server from tidying up.
const PAGE = 1_000;

/**
 * Writes out the lines, room by room, the oldest first.
 *
 * @param write Takes some of them, and the number of all so far.
 * @returns undefined when there is no such room.
 * @throws {HistoryError} When the file cannot be read.
 */
export function exportHistory(
  path: string,
  { room, since, until, format }: ExportQuery,
  write: (text: string, lines: number) => void,
): number | undefined {
  using database = openToRead(path);
  const rooms = database.prepare("select number, key, name from room").all()
    .filter(({ key }) => room === undefined || key === nameKey(room));
  if (room !== undefined && rooms.length === 0) return undefined;
  const page = database.prepare(
    `select id, time, kind, who, text, ${signsOf(database)} from line
     where room = ? and id > ? and time >= ? and time < ? order by id limit ?`,
  );
  const look = { lang: "en", time: false, color: false } as const;
  let lines = 0;
  for (const { number, name } of rooms) {
    for (let last = 0, isLast = false; !isLast;) {
      const rows = page.all(Number(number), last, since, until, PAGE);
      const events = rows.map((row) =>
        eventOf({ ...row, room: name } as unknown as StoredLine)
      );
      isLast = rows.length < PAGE;
      last = events.at(-1)?.id ?? last;
      lines += events.length;
      const text = events.map((event) =>
        format === "json"
          ? toJson(event, "en")
          : `${dateAndTime(event.time)} ${name} #${event.id} ${
            toPlain(event, look)
          }`
      ).join("");
      if (text !== "") write(text, lines);
    }
  }
  return lines;
}

/** A file is read as it is, also one that an older maru wrote. */
function signsOf(database: DatabaseSync): string {
  const { user_version: version } = database.prepare("pragma user_version")
    .get()!;
  return Number(version) < 3
    ? "0 as follows, 0 as isNotice"
    : "follows, is_notice as isNotice";
}
