/**
 * The thread that writes and searches the history. It is started from its text,
 * so that it needs no permission to read the program. It gives up permissions
 * together with the server.
 *
 * @module
 */

import { DatabaseSync } from "node:sqlite";
import { blockTimes } from "./block_times.js";
import { fold, indexText, queriesOf } from "./index_text.js";
import { inTransaction, removalTasks } from "./removal.js";

const DAMAGED = new Set([11, 26]);
// A word that so few lines have is rare.
const FEW = 300;
// What stands for a line in a batch.
const CELLS = 8;
/** @type {DatabaseSync} */
let db;
/** @type {ReturnType<typeof prepare>} */
let run;
/** @type {ReturnType<typeof blockTimes>} */
let blocks;
let isDamaged = false;

self.onmessage = ({ data: { call, task, args } }) => {
  try {
    if (isDamaged && task !== "close") throw new Error("the file is damaged");
    self.postMessage({ call, value: TASKS[task](...args) });
  } catch (error) {
    // Writing to a damaged file would only make it worse.
    if (DAMAGED.has(error.errcode & 255)) isDamaged = true;
    self.postMessage({ call, why: error.message, isDamaged });
  }
};

const TASKS = {
  ...{ open, write, keepRoom, saveBans, page, search, readBlocks, close },
};

function open(path) {
  db = new DatabaseSync(path);
  // A commit is on the disk, not only on its way, when it is answered.
  db.exec(
    `pragma busy_timeout = 5000; pragma synchronous = full;
     pragma secure_delete = on; pragma journal_size_limit = 16777216;`,
  );
  run = prepare();
  blocks = blockTimes(db);
  Object.assign(TASKS, removalTasks(db, blocks));
}

function prepare() {
  const of = (sql) => db.prepare(sql);
  // The index begins at an integer alone: a number is a REAL, for which it would
  // go through all that is newer.
  const within = (id) =>
    `${id} >= cast(?2 as integer) and ${id} < cast(?3 as integer)`;
  const columns =
    `line.place, line.id, line.time, line.kind, line.who, line.text,
     line.follows, line.is_notice as isNotice, room.name as room, room.number from line join room on room.number = line.room`;
  return {
    addRoom: of(
      `insert into room (key, name, last_id) values (?1, ?2, 0)
       on conflict (key) do update set name = name returning number`,
    ),
    raise: of("update room set last_id = max(last_id, ?2) where key = ?1"),
    add: of(
      `insert or ignore into line
         (room, id, time, kind, who, text, follows, is_notice)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    index: of("insert into words (rowid, text) values (?, ?)"),
    setTopic: of("update room set topic = ?2 where number = ?1"),
    setKept: of("update room set is_kept = ?2 where key = ?1"),
    setMeta: of("insert or replace into meta (name, value) values (?, ?)"),
    findRoom: of("select number from room where key = ?"),
    older: of(
      `select ${columns} where line.room = ?1 and line.id < ?2
       order by line.id desc limit ?3`,
    ),
    newer: of(
      `select ${columns} where line.room = ?1 and line.id > ?2
       order by line.id limit ?3`,
    ),
    last: of("select max(id) as id from line where room = ?"),
    from: of(
      `select id, time from line where room = ?1 and id >= ?2
       order by id limit 1`,
    ),
    matches: of(
      `select ${columns} join words on words.rowid = line.place
       where words match ?1 and ${within("words.rowid")}
       order by words.rowid desc`,
    ),
    places: of(
      `select rowid from words
       where words match ?1 and ${within("rowid")}
       order by rowid desc limit ?4`,
    ),
    at: of(`select ${columns} where line.place = ?`),
    scan: of(
      `select ${columns} where line.place >= ?1 and line.place < ?2
       order by line.place desc`,
    ),
  };
}

/**
 * Writes what was said, all of it or nothing.
 *
 * @param {{ key: string, name: string, lastId: number }[]} rooms
 * @param {(string | number)[]} cells Eight for a line: the index of its room, id,
 * time, kind, who, text, whether it follows, whether it is a notice.
 * @param {number} floor The last id of all rooms that have ended.
 * @param {number} highest The highest id of all that were given.
 * @returns {number} How long it took, in milliseconds.
 */
function write(rooms, cells, floor, highest) {
  const begun = performance.now();
  inTransaction(db, () => {
    const used = new Set();
    for (let at = 0; at < cells.length; at += CELLS) used.add(cells[at]);
    const numbers = rooms.map(({ key, name }, index) =>
      used.has(index) ? run.addRoom.get(key, name).number : undefined
    );
    for (let at = 0; at < cells.length; at += CELLS) {
      writeLine(numbers[cells[at]], cells.slice(at + 1, at + CELLS));
    }
    for (const { key, lastId } of rooms) run.raise.run(key, lastId);
    run.setMeta.run("floor", floor);
    run.setMeta.run("highest", highest);
  });
  return performance.now() - begun;
}

function writeLine(room, line) {
  const { changes, lastInsertRowid } = run.add.run(room, ...line);
  // A line that is on disk already is not written twice.
  if (changes === 0) return;
  const [id, time, kind, who, text] = line;
  run.index.run(lastInsertRowid, indexText(room, who, text));
  if (kind !== "topic") return;
  const topic = text === "" ? null : JSON.stringify({ id, time, who, text });
  run.setTopic.run(room, topic);
}

function keepRoom(key, name, isKept) {
  inTransaction(db, () => {
    if (isKept) run.addRoom.get(key, name);
    run.setKept.run(key, isKept ? 1 : 0);
  });
}

function saveBans(bans) {
  inTransaction(db, () => run.setMeta.run("bans", JSON.stringify(bans)));
}

/** A page of a room's past: events, oldest first, and whether there are more. */
function page({ key, count, before, after }) {
  const room = run.findRoom.get(key)?.number;
  if (room === undefined) return { events: [], hasMore: false };
  if (after !== undefined) {
    const rows = run.newer.all(room, after, count + 1);
    return { events: rows.slice(0, count), hasMore: rows.length > count };
  }
  const end = before?.id ??
    (before === undefined ? undefined : firstIdSince(room, before.time));
  const rows = run.older.all(room, end ?? Number.MAX_SAFE_INTEGER, count + 1);
  return {
    events: rows.slice(0, count).reverse(),
    hasMore: rows.length > count,
  };
}

/** The first id in a room of that time or later: times rise with the ids. */
function firstIdSince(room, time) {
  let low = 0;
  let high = (run.last.get(room).id ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = run.from.get(room, middle);
    if (row === undefined || row.time >= time) high = middle;
    else low = row.id + 1;
  }
  return low;
}

/** Finds lines, newest first, for as long as `patience` milliseconds. */
function search(query) {
  const { words, key, from, before, beforePlace, count, patience } = query;
  const room = key === undefined ? undefined : run.findRoom.get(key)?.number;
  if (key !== undefined && room === undefined) return { found: [] };
  const sought = words.map(fold);
  const isMeant = (row) =>
    (room === undefined || row.number === room) &&
    (from === undefined || fold(row.who) === fold(from)) &&
    (before === undefined || row.time < before) &&
    sought.every((word) => fold(row.text).includes(word));
  const queries = queriesOf(sought, room, from);
  const start = beforePlace ?? Number.MAX_SAFE_INTEGER;
  const begun = performance.now();
  const end = begun + patience;
  const found = [];
  for (const span of blocks.spans(start, before)) {
    if (performance.now() > end) return { found, next: span.to };
    for (const row of candidates(queries, span, begun + patience / 2)) {
      if (isMeant(row)) found.push(row);
      if (found.length === count || performance.now() > end) {
        return { found, next: row.place };
      }
    }
  }
  return { found };
}

/**
 * Lines of a span among which are all that match, newest first. A rare word is
 * looked for until `end`.
 */
function candidates(queries, { from, to }, end) {
  if (queries.length === 0) return run.scan.iterate(from, to);
  // Of a rare word, the few lines are read: to intersect them with those of a
  // common one, the index would have to go through all of these.
  for (const query of queries.length > 1 ? queries : []) {
    if (performance.now() > end) break;
    const places = run.places.all(query, from, to, FEW + 1);
    if (places.length > FEW) continue;
    return places.map(({ rowid }) => run.at.get(rowid))
      .filter((row) => row !== undefined);
  }
  return run.matches.iterate(queries.join(" AND "), from, to);
}

/** Reads some of the blocks of an older file; tells whether all are read. */
function readBlocks() {
  return inTransaction(db, blocks.read);
}

function close() {
  run.setMeta.run("isOpen", 0);
  db.exec("pragma optimize");
  db.close();
}
