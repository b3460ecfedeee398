/**
 * The colour of a name.
 *
 * @module
 */

/**
 * A name's colour as an SGR parameter, 31–36 or 91–96: always the same one,
 * and the one in which the server colours it for those who ask it to.
 */
export function nameColor(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at++) {
    hash = (hash * 31 + name.charCodeAt(at)) >>> 0;
  }
  const index = hash % 12;
  return index < 6 ? 31 + index : 85 + index;
}
