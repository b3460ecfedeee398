/**
 * Reading in what was written out.
 *
 * @module
 */

import { HistoryError } from "../history/history_error.ts";
import {
  HistoryImporter,
  type ImportedLine,
} from "../history/history_importer.ts";
import { openDatabase, tryLockFolder } from "../history/schema.ts";
import { parseArchiveLine } from "./archive_line.ts";
import { fileLines } from "./file_lines.ts";

/** What an import came to. */
export interface ImportReport {
  /** How many lines were added. */
  readonly added: number;
  /** How many were there already. */
  readonly known: number;
}

// Lines that are added at once: a server that runs waits for so long.
const BATCH = 500;
// More than the longest line that may be said, as JSON.
const MOST_BYTES = 1024 * 1024;

/**
 * Adds the lines of a file to the history in a folder, also while a server runs.
 *
 * @param note Is told how many lines have been read.
 * @throws {HistoryError} At the first line that cannot be added, with its number;
 * all before it are added.
 */
export async function importHistory(
  folder: string,
  stream: AsyncIterable<Uint8Array>,
  note: (lines: number) => void,
): Promise<ImportReport> {
  const lock = tryLockFolder(folder);
  try {
    const isLive = lock === undefined;
    using database = openDatabase(`${folder}/history.db`, isLive);
    const importer = new HistoryImporter(database, isLive);
    const report = { added: 0, known: 0 };
    let batch: ImportedLine[] = [];
    const flush = async () => {
      const start = performance.now();
      const { added, known, fault } = importer.add(batch);
      batch = [];
      report.added += added;
      report.known += known;
      if (fault !== undefined) throw faultAt(fault.number, fault.why, report);
      // The server writes as often as the import does.
      const time = isLive ? performance.now() - start : 0;
      await new Promise((done) => setTimeout(done, time));
    };
    for await (const { number, text } of fileLines(stream, MOST_BYTES)) {
      if (text?.trim() === "") continue;
      const line = text === undefined
        ? `is not UTF-8, or has more than ${MOST_BYTES} bytes`
        : parseArchiveLine(text, number);
      if (typeof line === "string") {
        await flush();
        throw faultAt(number, line, report);
      }
      batch.push(line);
      if (batch.length < BATCH) continue;
      await flush();
      note(number);
    }
    await flush();
    return report;
  } finally {
    lock?.close();
  }
}

function faultAt(
  number: number,
  why: string,
  { added }: ImportReport,
): HistoryError {
  const what = /^(is|has) /.test(why)
    ? `line ${number} ${why}`
    : `line ${number}: ${why}`;
  return new HistoryError(`${what} (${added} lines were added before it)`);
}
