/**
 * Adding lines of another time to a history.
 *
 * @module
 */

import type { DatabaseSync, StatementSync } from "node:sqlite";
import { nameKey } from "../rooms/name.ts";
import { indexText } from "./index_text.js";
import type { StoredLine } from "./stored_line.ts";

/** A line to add, and where it comes from. */
export interface ImportedLine extends StoredLine {
  /** Its number in the file that it comes from. */
  readonly number: number;
}

/** What came of adding lines. */
export interface ImportResult {
  /** How many were added. */
  readonly added: number;
  /** How many were there already. */
  readonly known: number;
  /** The line that could not be added, and why; the ones behind it are not. */
  readonly fault?: { readonly number: number; readonly why: string };
}

/**
 * Adds lines with the ids that they have. The rules:
 *
 * 1. A line that is there already is not added again.
 * 2. No line takes the id of another.
 * 3. While a server runs on the file, only ids that it has passed are taken: it
 *    gives each of the others itself, from a number in its memory.
 */
export class HistoryImporter {
  readonly #database: DatabaseSync;
  readonly #isLive: boolean;
  readonly #room: StatementSync;
  readonly #addRoom: StatementSync;
  readonly #known: StatementSync;
  readonly #add: StatementSync;
  readonly #index: StatementSync;
  readonly #raise: StatementSync;
  readonly #lastTopic: StatementSync;
  readonly #setTopic: StatementSync;
  readonly #floor: StatementSync;

  /** Adds to a file, which a server may be running on (`isLive`). */
  constructor(database: DatabaseSync, isLive: boolean) {
    this.#database = database;
    this.#isLive = isLive;
    const of = (sql: string) => database.prepare(sql);
    this.#room = of("select number, last_id, topic from room where key = ?");
    this.#addRoom = of(
      "insert into room (key, name, last_id) values (?, ?, 0) returning number",
    );
    this.#known = of(
      "select time, kind, who, text from line where room = ? and id = ?",
    );
    this.#add = of(
      `insert into line (room, id, time, kind, who, text, follows, is_notice)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#index = of("insert into words (rowid, text) values (?, ?)");
    this.#raise = of(
      "update room set last_id = max(last_id, ?) where number = ?",
    );
    this.#lastTopic = of(
      "select max(id) as id from line where room = ? and kind = 'topic'",
    );
    this.#setTopic = of("update room set topic = ? where number = ?");
    this.#floor = of("select value from meta where name = 'floor'");
  }

  /** Adds these lines, up to the first that cannot be added. */
  add(lines: readonly ImportedLine[]): ImportResult {
    let [added, known] = [0, 0];
    let fault: ImportResult["fault"];
    this.#database.exec("begin immediate");
    try {
      for (const line of lines) {
        const result = this.#addLine(line);
        if (result === "added") added++;
        else if (result === "known") known++;
        else {
          fault = { number: line.number, why: result.why };
          break;
        }
      }
      this.#database.exec("commit");
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec("rollback");
      throw error;
    }
    return { added, known, ...fault && { fault } };
  }

  #addLine(line: ImportedLine): "added" | "known" | { why: string } {
    const { id, time, kind, who, text, room: name } = line;
    const key = nameKey(name);
    const row = this.#room.get(key);
    if (row !== undefined) {
      const known = this.#known.get(Number(row.number), id);
      if (known !== undefined) {
        return known.time === time && known.kind === kind &&
            known.who === who && known.text === text
          ? "known"
          : { why: `another line of ${name} has the id ${id}` };
      }
    }
    const passed = Math.max(
      Number(row?.last_id ?? 0),
      Number(this.#floor.get()?.value ?? 0),
    );
    if (this.#isLive && id > passed) {
      const why =
        `the server that is running has given no id above ${passed} in ${name}, and will give ${id} itself: stop it to import this line`;
      return { why };
    }
    const room = Number(row?.number ?? this.#addRoom.get(key, name)!.number);
    const isNewTopic = kind === "topic" && this.#isNewest(room, id, row?.topic);
    const { follows, isNotice } = line;
    const { lastInsertRowid } = this.#add
      .run(room, id, time, kind, who, text, follows, isNotice);
    this.#index.run(lastInsertRowid, indexText(room, who, text));
    this.#raise.run(id, room);
    if (isNewTopic) {
      const topic = text === ""
        ? null
        : JSON.stringify({ id, time, who, text });
      this.#setTopic.run(topic, room);
    }
    return "added";
  }

  #isNewest(room: number, id: number, topic: unknown): boolean {
    const present = typeof topic === "string"
      ? JSON.parse(topic).id
      // One that was cleared is found by the line that cleared it.
      : Number(this.#lastTopic.get(room)?.id ?? 0);
    return id > present;
  }
}
