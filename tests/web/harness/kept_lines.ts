/// <reference lib="dom" />

/**
 * Kept lines, and what a page shows of them.
 *
 * @module
 */

import { HistoryFile } from "../../../src/history/history_file.ts";
import { LIMITS } from "../../../src/limits.ts";
import { Log } from "../../../src/log.ts";
import type { TempFolder } from "../../harness/temp_folder.ts";
import type { Visitor } from "./visitor.ts";

/** Opens the history that a folder has, or begins one. */
export function openHistory(folder: TempFolder): Promise<HistoryFile> {
  const log = new Log(() => {}, { now: () => 0 });
  return HistoryFile.open(folder.path("data"), LIMITS, log);
}

/** A thousand lines in `dev`, with one of them worth looking for. */
export async function keptLines(folder: TempFolder): Promise<HistoryFile> {
  const history = await openHistory(folder);
  for (let id = 1; id <= 1000; id++) {
    const text = id === 250 ? "어제 회의록을 올렸습니다" : `line ${id}.`;
    const time = Date.UTC(2020, 0, 1) + id * 60_000;
    history.accept({ kind: "said", id, time, room: "dev", who: "bob", text });
  }
  return history;
}

/** The texts of the lines from one number to another. */
export function numbered(from: number, to: number): string[] {
  return range(from, to).map((id) => `line ${id}.`);
}

/** The texts that the log shows. */
export function shownTexts({ log }: Visitor): Promise<string[]> {
  return log.locator(".said .text").allTextContents();
}

/** The ids of the lines in the place that was found. */
export function readingIds({ page }: Visitor): Promise<number[]> {
  return page.locator(".reading [data-first]").evaluateAll((lines) =>
    lines.map((line) => Number((line as HTMLElement).dataset.first))
  );
}

/** The whole numbers from one to another. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** Waits until a line stands where one can read it. */
export async function isInSight(
  { page }: Visitor,
  text: string,
): Promise<void> {
  await page.locator(".line", { hasText: text }).last().waitFor();
  await page.waitForFunction((text) => {
    const lines = [...document.querySelectorAll(".line")];
    const line = lines.findLast((one) => one.textContent?.includes(text));
    const log = line?.closest(".log")?.getBoundingClientRect();
    const at = line?.getBoundingClientRect();
    return log && at && at.top >= log.top - 1 && at.bottom <= log.bottom + 1;
  }, text);
}
