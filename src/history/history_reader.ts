/**
 * Reading the history that a server needs before it serves anybody.
 *
 * @module
 */

import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { RoomEvent } from "../messages/event.ts";
import type { Ban } from "../rooms/bans.ts";
import type { RoomBeginning } from "../rooms/room_log.ts";
import type { RemovalQuery } from "./thread.ts";
import { eventOf, type StoredLine } from "./stored_line.ts";

// After a crash, ids go on behind all that may have been given and not written:
// a quarter of this is noted at the latest, and the queue holds less than another.
const SKIPPED_IDS = 1 << 20;

/** Reads little, by index, and so without letting anybody wait. */
export class HistoryReader {
  readonly #database: DatabaseSync;
  readonly #room: StatementSync;
  readonly #last: StatementSync;
  readonly #from: StatementSync;
  readonly #remembered: number;

  /**
   * Makes one.
   *
   * @param remembered Events that a room begins with.
   */
  constructor(database: DatabaseSync, remembered: number) {
    this.#database = database;
    this.#remembered = remembered;
    this.#room = database.prepare(
      "select number, last_id, topic from room where key = ?",
    );
    this.#last = database.prepare(
      `select id, time, kind, who, text, follows, is_notice as isNotice
       from line where room = ? order by id desc limit ?`,
    );
    this.#from = database.prepare(
      "select id, time from line where room = ? and id >= ? order by id limit 1",
    );
  }

  /** How a room begins, given what of it is not in the file yet. */
  begin(
    key: string,
    room: string,
    unwritten: readonly RoomEvent[],
  ): RoomBeginning {
    const { number, last_id: lastId, topic } = this.#room.get(key) ?? {};
    const events = number === undefined ? [] : this.#last
      .all(number, this.#remembered).reverse()
      .map((row) => eventOf({ ...row, room } as unknown as StoredLine));
    const last = events.at(-1)?.id ?? 0;
    for (const event of unwritten) if (event.id > last) events.push(event);
    const isOlder = !events.some(({ kind }) => kind === "topic");
    if (typeof topic === "string" && isOlder) {
      events.unshift({ kind: "topic", ...JSON.parse(topic), room });
    }
    const highest = events.at(-1)?.id ?? 0;
    return { lastId: Math.max(Number(lastId ?? 0), highest), events };
  }

  /** The least id of that time or later in a room: times rise with the ids. */
  firstIdSince(key: string, time: number): number {
    const { number, last_id: lastId } = this.#room.get(key) ?? {};
    if (number === undefined) return 0;
    let [low, high] = [0, Number(lastId) + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const row = this.#from.get(number, middle);
      if (row === undefined || Number(row.time) >= time) high = middle;
      else low = Number(row.id) + 1;
    }
    return low;
  }

  /** The names of the rooms that exist while they are empty. */
  keptRooms(): string[] {
    return this.#database.prepare("select name from room where is_kept").all()
      .map(({ name }) => String(name));
  }

  /** What was being removed when the server ended. */
  removals(): RemovalQuery[] {
    return this.#database.prepare(
      `select key, first as "from", last as "to", who as of, removal.number
       from removal join room on room.number = removal.room`,
    ).all().map((row) =>
      ({ ...row, of: row.of ?? undefined }) as unknown as RemovalQuery
    );
  }

  /** The bans and mutes. */
  bans(): readonly Ban[] {
    const text = this.#meta("bans");
    return text === undefined ? [] : JSON.parse(String(text));
  }

  /**
   * Notes that the file is in use.
   *
   * @returns The id behind which every room goes on.
   */
  beginRun(): number {
    let floor = Number(this.#meta("floor") ?? 0);
    if (this.#meta("isOpen") === 1) {
      const row = this.#database
        .prepare("select max(last_id) as id from room").get();
      const highest = Number(this.#meta("highest") ?? 0);
      floor = Math.max(floor, highest, Number(row?.id ?? 0)) + SKIPPED_IDS;
    }
    const set = this.#database.prepare(
      "insert or replace into meta (name, value) values (?, ?)",
    );
    set.run("floor", floor);
    set.run("isOpen", 1);
    return floor;
  }

  #meta(name: string): unknown {
    return this.#database
      .prepare("select value from meta where name = ?").get(name)?.value;
  }
}
