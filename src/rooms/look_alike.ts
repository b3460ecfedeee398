/**
 * Which names look alike.
 *
 * @module
 */

import confusables from "unhomoglyph/data.json" with { type: "json" };
import { nameKey } from "./name.ts";
import { AUTHORITIES, isAmong, WORDS } from "./reserved_names.ts";

const LOOKS: Readonly<Record<string, string>> = confusables;

// Of the letters of ASCII these alone pass for each other: what else the data
// has of them would make the others of a name's language something else.
const ASCII = new Map([["0", "o"], ["1", "l"], ["i", "l"], ["m", "rn"]]);

// What a letter looks like may look like something else in turn.
const PASSES = 3;

/**
 * What two names have in common when a reader may take one for the other: their
 * skeleton (Unicode Technical Standard 39, section 4). As names have no case, a
 * letter also looks like what its capital looks like: `l`, `I` and `1` are one.
 * It is no name, and is shown to nobody.
 */
export function lookKey(name: string): string {
  let look = nameKey(name);
  for (let pass = 0; pass < PASSES; pass++) {
    look = [...look].map(lookOf).join("");
  }
  return look.normalize("NFC");
}

/** Whether a name passes for one that is kept for the server. */
export function looksReserved(name: string): boolean {
  return isAmong(lookKey(name), RESERVED);
}

function lookOf(letter: string): string {
  if (letter < "\x80") return ASCII.get(letter) ?? letter;
  const looks = [LOOKS[letter], LOOKS[letter.toUpperCase()]]
    .filter((look) => look !== undefined).map(nameKey);
  // A letter of ASCII is what most names are taken for.
  return looks.find((look) => look < "\x80") ?? looks[0] ?? letter;
}

const RESERVED = {
  authorities: new Set([...AUTHORITIES].map(lookKey)),
  words: new Set([...WORDS].map(lookKey)),
};
