/**
 * Finding the name that a mistyped word means.
 *
 * @module
 */

import { distance } from "fastest-levenshtein";

// No name is much longer, and a comparison takes the time of both lengths.
const LONGEST = 32;

/** The name that is nearest to a word; "" when none is near. */
export function nearest(word: string, names: readonly string[]): string {
  if (word.length > LONGEST) return "";
  const lower = word.toLowerCase();
  let least = word.length < 4 ? 1 : 2;
  let found = "";
  for (const name of names) {
    const away = distance(lower, name);
    if (away > least || (away === least && found !== "")) continue;
    least = away;
    found = name;
  }
  return found;
}
