/**
 * Taking lines out of the file, so that no byte of them is left.
 *
 * @module
 */

import { indexText } from "./index_text.js";

// So many lines are removed at once: what is written meanwhile waits for it.
const SLICE = 2_000;
// So many are looked at for those of one speaker.
const LOOKED_AT = 20_000;

/** The tasks of the thread that remove lines. */
export function removalTasks(db, blocks) {
  const of = (sql) => db.prepare(sql);
  const oldest = of(
    "select place, room, time, who, text from line order by place limit ?",
  );
  const rooms = of("select number from room");
  const first = of(
    `select place, room, time, who, text from line where room = ?
     order by id limit ?`,
  );
  const findRoom = of("select number, topic from room where key = ?");
  const between = of(
    `select place, room, id, time, kind, who, text from line
     where room = ? and id between ? and ? order by id limit ?`,
  );
  const clearTopic = of("update room set topic = null where number = ?");
  const begin = of(
    `insert into removal (room, first, last, who) values (?, ?, ?, ?)
     returning number`,
  );
  const goOn = of("update removal set first = ?2 where number = ?1");
  const endRemoval = of("delete from removal where number = ?");
  const erase = of("delete from line where place = ?");
  const unindex = of(
    "insert into words (words, rowid, text) values ('delete', ?, ?)",
  );

  function eraseAll(lines) {
    for (const { place, room, who, text } of lines) {
      unindex.run(place, indexText(room, who, text));
      erase.run(place);
    }
    blocks.forget(lines);
  }

  function usedBytes() {
    const number = (name) =>
      Object.values(db.prepare(`pragma ${name}`).get())[0];
    return (number("page_count") - number("freelist_count")) *
      number("page_size");
  }

  /** By rooms: a line that was imported has its place behind newer ones. */
  function olderThan(before) {
    const old = [];
    for (const { number } of rooms.all()) {
      const rows = first.all(number, SLICE - old.length)
        .filter(({ time }) => time < before);
      for (const row of rows) old.push(row);
      if (old.length === SLICE) break;
    }
    return old;
  }

  /**
   * Removes some of the oldest lines: those from before a time, and those for
   * which there is no place.
   *
   * @returns How many; when there are more, as many as one slice has.
   */
  function retain({ before, most }) {
    return inTransaction(db, () => {
      const old = usedBytes() > most ? oldest.all(SLICE) : olderThan(before);
      eraseAll(old);
      return { removed: old.length, hasMore: old.length === SLICE };
    });
  }

  /**
   * Removes some of the lines of a room between two ids, the first ones. The
   * file notes what is left.
   *
   * @returns How many, and what is left; undefined when all are gone.
   */
  function remove({ key, from, to, of, number }) {
    return inTransaction(db, () => {
      const room = findRoom.get(key);
      if (room === undefined) return { removed: 0 };
      const most = of === undefined ? SLICE : LOOKED_AT;
      const rows = between.all(room.number, from, to, most);
      const chosen = rows.filter(({ kind, who }) =>
        of === undefined ||
        (who === of && (kind === "said" || kind === "acted"))
      ).slice(0, SLICE);
      eraseAll(chosen);
      const topic = room.topic === null ? 0 : JSON.parse(room.topic).id;
      if (of === undefined && topic >= from && topic <= to) {
        clearTopic.run(room.number);
      }
      const hasMore = rows.length === most || chosen.length === SLICE;
      if (!hasMore) {
        if (number !== undefined) endRemoval.run(number);
        return { removed: chosen.length };
      }
      const last = chosen.length === SLICE ? chosen.at(-1) : rows.at(-1);
      const left = { key, from: last.id + 1, to, of, number };
      if (number !== undefined) goOn.run(number, left.from);
      else {
        left.number = begin.get(room.number, left.from, to, of ?? null).number;
      }
      return { removed: chosen.length, left };
    });
  }

  /**
   * Takes what was removed out of the files: out of the log beside it, too.
   *
   * @returns Whether nothing of it is left; another program may be reading.
   */
  function release() {
    // Its rows are steps, each of which gives pages back.
    db.prepare("pragma incremental_vacuum").all();
    // What is said meanwhile does not wait for a program that reads.
    db.exec("pragma busy_timeout = 50");
    const { busy } = db.prepare("pragma wal_checkpoint(truncate)").get();
    db.exec("pragma busy_timeout = 5000");
    return busy === 0;
  }

  return { retain, remove, release };
}

/** Does all of it, or nothing. */
export function inTransaction(db, work) {
  db.exec("begin immediate");
  try {
    const value = work();
    db.exec("commit");
    return value;
  } catch (error) {
    // A failed commit may have undone it all already.
    if (db.isTransaction) db.exec("rollback");
    throw error;
  }
}
