/**
 * The history in a file: what rooms log, in batches.
 *
 * @module
 */

import type { DatabaseSync } from "node:sqlite";
import {
  type Deletion,
  isRemembered,
  type RoomEntry,
  type RoomEvent,
} from "../messages/event.ts";
import { messageOf } from "../error_text.ts";
import type { Log } from "../log.ts";
import type { Ban } from "../rooms/bans.ts";
import type {
  History,
  HistoryPage,
  PageQuery,
  SearchQuery,
  SearchResult,
} from "../rooms/history.ts";
import { nameKey } from "../rooms/name.ts";
import type { RoomBeginning } from "../rooms/room_log.ts";
import { readBlocks } from "./read_blocks.ts";
import { BatchWriter, type BatchWriterLimits } from "./batch_writer.ts";
import { HistoryError } from "./history_error.ts";
import { HistoryReader } from "./history_reader.ts";
import { type QuestionLimits, Questions } from "./questions.ts";
import { Removals } from "./removals.ts";
import { Retention, type RetentionLimits } from "./retention.ts";
import { lockFolder, openDatabase } from "./schema.ts";
import { eventOf } from "./stored_line.ts";
import { Thread } from "./thread.ts";

/** The bounds of a {@linkcode HistoryFile}. */
export interface HistoryLimits
  extends BatchWriterLimits, RetentionLimits, QuestionLimits {
  /** Events a room begins with. */
  readonly remembered: number;
  /** Text that one answer carries, in UTF-16 code units. */
  readonly rememberedText: number;
  /** How long one search may take, in milliseconds. */
  readonly searchPatience: number;
}

/**
 * A file with the lines of named rooms. The rules:
 *
 * 1. The file is read here when a room is made; all else is done in a thread.
 * 2. An id is given once, also after a crash.
 * 3. While it is open, no other server can open it.
 */
export class HistoryFile implements History {
  readonly #lock: Deno.FsFile;
  readonly #database: DatabaseSync;
  readonly #reader: HistoryReader;
  readonly #thread = new Thread();
  readonly #writer: BatchWriter;
  readonly #retention: Retention;
  readonly #removals: Removals;
  readonly #questions: Questions;
  readonly #limits: HistoryLimits;
  readonly #log: Log;
  readonly #kept = new Set<string>();

  private constructor(
    lock: Deno.FsFile,
    database: DatabaseSync,
    limits: HistoryLimits,
    log: Log,
  ) {
    this.#lock = lock;
    this.#database = database;
    this.#limits = limits;
    this.#log = log;
    this.#reader = new HistoryReader(database, limits.remembered);
    for (const name of this.#reader.keptRooms()) this.#kept.add(name);
    const floor = this.#reader.beginRun();
    this.#retention = new Retention(this.#thread, limits, log);
    this.#questions = new Questions(this.#thread, limits, log);
    const release = () => this.#retention.release();
    this.#removals = new Removals(this.#thread, release);
    this.#writer = new BatchWriter(this.#thread, limits, log, floor);
  }

  /**
   * Opens the history in a folder, which is made where there is none.
   *
   * @throws {HistoryError} When it cannot be used; it is then left as it is.
   */
  static async open(
    folder: string,
    limits: HistoryLimits,
    log: Log,
  ): Promise<HistoryFile> {
    const lock = lockFolder(folder);
    let database: DatabaseSync | undefined;
    try {
      const path = `${folder}/history.db`;
      database = openDatabase(path);
      const file = new HistoryFile(lock, database, limits, log);
      await file.#thread.do("open", path);
      await file.#removals.resume(() => file.#reader.removals(), log);
      file.#retention.start();
      readBlocks(file.#thread, log);
      return file;
    } catch (error) {
      database?.close();
      lock.close();
      throw error instanceof HistoryError
        ? error
        : new HistoryError(String(error));
    }
  }

  /** The bans and mutes that it holds. */
  bans(): readonly Ban[] {
    return this.#reader.bans();
  }

  /** Takes bans in the place of those it holds; resolves when they are on disk. */
  saveBans(bans: readonly Ban[]): Promise<void> {
    return this.#thread.do("saveBans", bans);
  }

  begin(name: string): RoomBeginning {
    try {
      const key = nameKey(name);
      const unwritten = this.#writer.unwritten(key);
      const { lastId, events } = this.#reader.begin(key, name, unwritten);
      return { lastId: Math.max(lastId, this.#writer.floor), events };
    } catch (error) {
      // A room that cannot be read begins as if nothing were kept of it.
      this.#log.error("history not read", { why: messageOf(error) });
      return { lastId: this.#writer.highest, events: [] };
    }
  }

  accept(entry: RoomEntry): void {
    this.#writer.see(entry.id);
    if (entry.kind !== "ended" && isRemembered(entry)) this.#writer.add(entry);
  }

  end(_room: string, lastId: number): void {
    this.#writer.end(lastId);
  }

  ready(): Promise<void> | undefined {
    return this.#writer.ready();
  }

  keptRooms(): readonly string[] {
    return [...this.#kept];
  }

  keepRoom(room: string, isKept: boolean): void {
    if (isKept) this.#kept.add(room);
    else this.#kept.delete(room);
    this.#thread.do("keepRoom", nameKey(room), room, isKept).catch((error) =>
      this.#log.error("history not written", { why: messageOf(error) })
    );
  }

  async page(query: PageQuery): Promise<HistoryPage> {
    await this.#writer.flush();
    const { room, count, before, after } = query;
    const { events, hasMore } = await this.#questions.ask("page", {
      ...{ key: nameKey(room), count, before, after },
    });
    const isForward = after !== undefined;
    const fitting = this.#fitting(
      isForward ? events.map(eventOf) : events.map(eventOf).reverse(),
    );
    return {
      events: isForward ? fitting : fitting.reverse(),
      hasMore: hasMore || fitting.length < events.length,
    };
  }

  async search(query: SearchQuery): Promise<SearchResult> {
    await this.#writer.flush();
    const { words, room, from, before, beforePlace, count } = query;
    const { found, next } = await this.#questions.ask("search", {
      ...{ words, from, before, beforePlace, count },
      key: room === undefined ? undefined : nameKey(room),
      patience: this.#limits.searchPatience,
    });
    return {
      found: found.map((row) => ({ place: row.place, event: eventOf(row) })),
      next,
    };
  }

  async remove(room: string, lines: Deletion): Promise<number> {
    const key = nameKey(room);
    // What fails to be written is not to be written later.
    const count = this.#writer.drop(key, lines);
    return await this.#removals.remove(key, lines, count);
  }

  firstIdSince(room: string, time: number): number | undefined {
    try {
      return this.#reader.firstIdSince(nameKey(room), time);
    } catch (error) {
      this.#log.error("history not read", { why: messageOf(error) });
      return undefined;
    }
  }

  async close(): Promise<void> {
    this.#thread.stopReading();
    const ended = this.#retention.end();
    // The rest of the time is for the last of it, and for closing the file.
    const removed = this.#removals.end(this.#limits.drain / 2);
    await this.#writer.close();
    await Promise.all([ended, removed]);
    try {
      await this.#thread.do("close");
    } finally {
      this.#thread.end();
      this.#database.close();
      this.#lock.close();
    }
  }

  /** As many of them as one answer may carry, the first for certain. */
  #fitting(events: readonly RoomEvent[]): RoomEvent[] {
    let text = 0;
    const end = events.findIndex((event, at) =>
      at > 0 && (text += "text" in event ? event.text.length : 0) >
        this.#limits.rememberedText
    );
    return events.slice(0, end < 0 ? events.length : end);
  }
}
