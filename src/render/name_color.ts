/**
 * The colour of a name.
 *
 * @module
 */

/**
 * A name's colour as an SGR parameter, 31–36 or 91–96: the twelve that read
 * well on dark and on light. A name always has the same one, in `/color on` and
 * in the terminal client.
 */
export function nameColor(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at++) {
    hash = (hash * 31 + name.charCodeAt(at)) >>> 0;
  }
  const index = hash % 12;
  return index < 6 ? 31 + index : 85 + index;
}
