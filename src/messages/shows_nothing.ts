/**
 * Texts without a visible character.
 *
 * @module
 */

// The braille pattern without dots is a symbol, and as blank as a space.
const BLANK = "\\s\\u2800\\p{Default_Ignorable_Code_Point}";
const NOTHING = new RegExp(`^[${BLANK}]*$`, "u");
const SLASHED = new RegExp(`^[${BLANK}]*[/\uff0f]([^/\uff0f${BLANK}]+)`, "u");

/** Whether `text` has only spaces and characters that show nothing. */
export function showsNothing(text: string): boolean {
  return NOTHING.test(text);
}

/**
 * The word after the first slash of a line, when only blanks stand before it.
 * The slash may be full-width, as an East Asian keyboard gives it.
 */
export function slashedWord(line: string): string | undefined {
  return SLASHED.exec(line)?.[1].normalize("NFKC").toLowerCase();
}
