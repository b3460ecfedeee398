/**
 * The rules for names, and when two names are the same.
 *
 * @module
 */

import type { Limits } from "../limits.ts";
import { isReserved } from "./reserved_names.ts";

/** Why a name is refused. */
export type NameFault =
  | "nameLength"
  | "nameCharacters"
  | "nameScripts"
  | "nameReserved";

// No allowed name has more UTF-16 code units, in whatever form it is written.
// Folding longer texts costs time: a few thousand marks take 10 ms.
const MOST_UNITS = 256;

const ALLOWED = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*$/u;

// Piled-up marks cover the lines above and below. No language needs so many.
const PILED_UP = /\p{M}{5}/u;

// Letters that show nothing, such as the Hangul fillers.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

// Unicode Technical Standard 39, section 5.2, "Highly Restrictive": the scripts
// that readers of Chinese, Japanese or Korean see beside Latin.
const EAST_ASIAN_WITH_LATIN =
  /^[\p{scx=Latn}\p{scx=Hani}\p{scx=Hang}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Zyyy}\p{scx=Zinh}]*$/u;

// The scripts in everyday use, Unicode Standard Annex 31, table 5. A name in
// one that is not listed may not borrow from any that is.
const SCRIPTS = [
  "Latn Hani Hang Hira Kana Bopo Cyrl Grek Armn Hebr Arab Thaa Deva Beng",
  "Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Geor Ethi Khmr",
].join(" ").split(" ").map((script) => ({
  some: new RegExp(`\\p{sc=${script}}`, "u"),
  only: new RegExp(`^[\\p{scx=${script}}\\p{scx=Zyyy}\\p{scx=Zinh}]*$`, "u"),
}));

// A dot over a letter that has one already, with or without marks below it
// (Unicode Standard 5.18, Soft_Dotted), shows nothing.
const DOT_ON_DOT = /(\p{Soft_Dotted}[\u0316-\u0319\u031b-\u0333]*)\u0307+/gu;

// Jamo that NFC leaves alone: without their syllable they may take no column.
const LONE_JAMO = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;

// Lines through, under and around letters, and marks of dialectology: they
// hide beside the name without them, and no language's spelling has them.
const DECORATION =
  /[\u0305\u0332\u0333\u0335-\u0338\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/u;

// The voicing marks of kana, on anything else.
const STRAY_VOICING = /(?<![\p{sc=Hira}\p{sc=Kana}])[\u3099\u309a]/u;

const UNSEEN = [PILED_UP, LONE_JAMO, DECORATION, STRAY_VOICING];

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const encoder = new TextEncoder();

/**
 * The key that two names share when they are the same: the text after NFKC and
 * case folding (Unicode Standard 3.13, D145), without dots that show nothing.
 * The key of a text that is too long for a name is empty.
 */
export function nameKey(name: string): string {
  if (name.length > MOST_UNITS) return "";
  // There is no case folding in ECMAScript; through upper case, ß and ss, ς
  // and σ meet as they do in full folding, and ẞ does so through lower case.
  return name.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase()
    .normalize("NFKD").replace(DOT_ON_DOT, "$1").normalize("NFKC");
}

/**
 * A name in the form in which it is shown and checked (NFC). A text that is too
 * long for a name stays as it is.
 */
export function normalName(text: string): string {
  return text.length > MOST_UNITS ? text : text.normalize("NFC");
}

/**
 * The fault of `name` as a person's name; undefined when it has none.
 *
 * @param name In NFC.
 */
export function nameFault(name: string, limits: Limits): NameFault | undefined {
  return roomNameFault(name, limits) ??
    (isReserved(nameKey(name)) ? "nameReserved" : undefined);
}

/** The same for a room's name, which has the same form but may be any. */
export function roomNameFault(
  name: string,
  limits: Limits,
): Exclude<NameFault, "nameReserved"> | undefined {
  if (!fits(name, limits)) return "nameLength";
  if (!ALLOWED.test(name) || INVISIBLE.test(name)) return "nameCharacters";
  if (!ALLOWED.test(name.normalize("NFKC"))) return "nameCharacters";
  if (UNSEEN.some((marks) => marks.test(name))) return "nameCharacters";
  if (mixesScripts(name)) return "nameScripts";
  return undefined;
}

/** The name with another number at its end, no longer than names may be. */
export function numberedName(
  name: string,
  count: number,
  limits: Limits,
): string {
  const characters = [...name];
  for (let kept = characters.length; kept > 0; kept--) {
    const next = characters.slice(0, kept).join("") + count;
    if (nameFault(next, limits) === undefined) return next;
  }
  return `guest${count}`;
}

function fits(name: string, limits: Limits): boolean {
  if (name.length === 0 || name.length > limits.nameBytes) return false;
  if (encoder.encode(name).length > limits.nameBytes) return false;
  return [...graphemes.segment(name)].length <= limits.nameCharacters;
}

function mixesScripts(name: string): boolean {
  if (EAST_ASIAN_WITH_LATIN.test(name)) return false;
  const used = SCRIPTS.filter((script) => script.some.test(name));
  return used.length > 0 && !used.some((script) => script.only.test(name));
}
