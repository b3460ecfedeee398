/**
 * Fitting a list into one answer.
 *
 * @module
 */

import type { Limits } from "../limits.ts";

/** The first of `rows`, as many as fit. */
export function fitting<Row>(
  rows: readonly Row[],
  { listed, listedText }: Limits,
  lengthOf: (row: Row) => number,
): Row[] {
  let text = 0;
  const over = rows.findIndex((row) => (text += lengthOf(row)) > listedText);
  return rows.slice(0, over < 0 ? listed : Math.min(listed, over));
}
