/**
 * Texts without a visible character.
 *
 * @module
 */

// The braille pattern without dots is a symbol, and as blank as a space.
const BLANK = "\\s\\u2800\\p{Default_Ignorable_Code_Point}";
const NOTHING = new RegExp(`^[${BLANK}]*$`, "u");
const SLASHED = new RegExp(`^[${BLANK}]*[/\uff0f]([^/\uff0f${BLANK}]+)`, "u");

/**
 * Whether a text begins with an ASCII letter, digit or sign, a slash not among
 * them, as most lines do: then it shows something and is no command, and no
 * expression has to look.
 */
function beginsPlainly(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit > 0x20 && unit < 0x7f && unit !== 0x2f;
}

/** Whether `text` has only spaces and characters that show nothing. */
export function showsNothing(text: string): boolean {
  return !beginsPlainly(text) && NOTHING.test(text);
}

/**
 * The word after the first slash of a line, when only blanks stand before it.
 * The slash may be full-width, as an East Asian keyboard gives it.
 */
export function slashedWord(line: string): string | undefined {
  if (beginsPlainly(line)) return undefined;
  return SLASHED.exec(line)?.[1].normalize("NFKC").toLowerCase();
}
