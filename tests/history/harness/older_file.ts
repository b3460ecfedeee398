/**
 * A file as an older maru wrote it.
 *
 * @module
 */

import { DatabaseSync } from "node:sqlite";

/** Takes out of a file all that version 1 did not have. */
export function makeOlder(path: string): void {
  using database = new DatabaseSync(path);
  database.exec(
    `drop trigger line_of_block; drop table block_time; drop table removal;
     alter table line drop column follows;
     alter table line drop column is_notice;
     delete from meta where name = 'unreadBlocks';
     pragma user_version = 1;`,
  );
}
