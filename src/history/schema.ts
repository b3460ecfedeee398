/**
 * The file of the history: its owner and its tables.
 *
 * @module
 */

import { DatabaseSync } from "node:sqlite";
import { messageOf } from "../error_text.ts";
import { HistoryError } from "./history_error.ts";

// "maru", so that no other program's file is taken for ours.
const APPLICATION = 0x6d617275;

/**
 * The migration from each version to the next. A version that has been released
 * is never changed.
 */
const MIGRATIONS: readonly string[] = [
  `create table meta (name text primary key, value) without rowid;
   create table room (
     number integer primary key, key text not null unique, name text not null,
     last_id integer not null, is_kept integer not null default 0, topic text
   );
   create table line (
     place integer primary key autoincrement, room integer not null,
     id integer not null, time integer not null, kind text not null,
     who text not null, text text not null
   );
   create unique index line_of_room on line (room, id);
   create virtual table words using fts5 (
     text, tokenize = 'trigram', content = '', detail = none
   );
   insert into words (words, rank) values ('secure-delete', 1);`,
  // Blocks of 1024 places; those of the lines that are there are read later.
  `create table block_time (
     block integer primary key, earliest integer not null
   );
   create trigger line_of_block after insert on line
   when not exists (
     select 1 from block_time
     where block = new.place >> 10 and earliest <= new.time
   )
   begin
     insert or ignore into block_time values (new.place >> 10, new.time);
     update block_time set earliest = new.time where block = new.place >> 10;
   end;
   insert into meta (name, value)
     select 'unreadBlocks', (max(place) >> 10) + 1 from line
     where true having max(place) is not null;`,
  // Whether a line goes on with the message of the line before, and whether a
  // program said it that wants no answer.
  `alter table line add column follows integer not null default 0;
   alter table line add column is_notice integer not null default 0;`,
  // What of a removal is still to be done.
  `create table removal (
     number integer primary key, room integer not null, first integer not null,
     last integer not null, who text
   );`,
];

/** The version of a file that this program writes. */
const VERSION = MIGRATIONS.length;

/**
 * Locks a folder for one server. The lock ends with the process at the latest.
 *
 * @throws {HistoryError} When another server uses the folder, or it may not be written.
 */
export function lockFolder(folder: string): Deno.FsFile {
  const lock = tryLockFolder(folder);
  if (lock !== undefined) return lock;
  throw new HistoryError("another server uses it");
}

/**
 * The same; undefined when another program has locked it.
 *
 * @throws {HistoryError} When the folder may not be written.
 */
export function tryLockFolder(folder: string): Deno.FsFile | undefined {
  let file: Deno.FsFile;
  try {
    Deno.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const flags = { read: true, write: true, create: true, mode: 0o600 };
    file = Deno.openSync(`${folder}/lock`, flags);
  } catch (error) {
    throw new HistoryError(messageOf(error));
  }
  if (file.tryLockSync(true)) return file;
  file.close();
  return undefined;
}

/**
 * Opens a file to read it, also while a server writes to it.
 *
 * @throws {HistoryError} When there is none, or it cannot be read.
 */
export function openToRead(path: string): DatabaseSync {
  try {
    if (Deno.statSync(path).size === 0) throw new Deno.errors.NotFound();
    versionOf(path);
    return new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  } catch (error) {
    if (error instanceof HistoryError) throw error;
    const isMissing = error instanceof Deno.errors.NotFound;
    throw new HistoryError(
      isMissing ? "there is no history in it" : messageOf(error),
    );
  }
}

/**
 * Opens a file, makes one where there is none, and brings an older one up to
 * this version.
 *
 * @param isShared Whether a server is running on it, which may be older.
 * @throws {HistoryError} When it is newer, damaged, not maru's, or cannot be
 * written. It is then left as it is.
 */
export function openDatabase(path: string, isShared = false): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    // Looked at before anything is written to it, also before it has a log.
    const version = versionOf(path);
    if (isShared && version < VERSION) {
      throw new HistoryError("an older maru is running on it: stop that first");
    }
    database = new DatabaseSync(path);
    database.exec("pragma busy_timeout = 5000; pragma secure_delete = on;");
    if (version === 0) database.exec("pragma auto_vacuum = incremental");
    database.exec("pragma journal_mode = wal");
    for (let at = version; at < VERSION; at++) migrate(database, at);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof HistoryError) throw error;
    throw new HistoryError(messageOf(error));
  }
}

function versionOf(path: string): number {
  if (isNew(path)) return 0;
  using database = new DatabaseSync(path, { readOnly: true });
  const { application_id: application } = database
    .prepare("pragma application_id").get()!;
  if (application !== APPLICATION) {
    throw new HistoryError("it holds no history of maru's");
  }
  const version = Number(
    database.prepare("pragma user_version").get()!.user_version,
  );
  if (version <= VERSION) return version;
  throw new HistoryError(
    `a newer maru wrote it: its version is ${version}, and this maru knows ${VERSION}`,
  );
}

function isNew(path: string): boolean {
  try {
    return Deno.statSync(path).size === 0;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      Deno.openSync(path, { write: true, createNew: true, mode: 0o600 })
        .close();
      return true;
    }
    throw error;
  }
}

function migrate(database: DatabaseSync, version: number): void {
  database.exec(
    `begin immediate; ${MIGRATIONS[version]}
     pragma application_id = ${APPLICATION};
     pragma user_version = ${version + 1}; commit;`,
  );
}
