/**
 * Names that pass for the server or its operators.
 *
 * @module
 */

/** Those that pass for the server's own also beside other words: `server-bot`. */
export const AUTHORITIES: ReadonlySet<string> = new Set(
  [
    "maru server system admin administrator operator moderator sysop sysadmin",
    "마루 서버 관리자 운영자 시스템",
  ].join(" ").split(" "),
);

/** Words that are no name of anybody. */
export const WORDS: ReadonlySet<string> = new Set(
  "op ops mod root login everyone all you me nobody 나".split(" "),
);

/** Words that are kept for the server, in whatever form names are compared. */
export interface ReservedWords {
  /** Kept beside other words too. */
  readonly authorities: ReadonlySet<string>;
  /** Kept as whole names. */
  readonly words: ReadonlySet<string>;
}

/**
 * Whether a name is kept for the server.
 *
 * @param key The name's key (`nameKey`).
 */
export function isReserved(key: string): boolean {
  return isAmong(key, { authorities: AUTHORITIES, words: WORDS });
}

/** Whether a name, in the form of these words, is one of them or has one in it. */
export function isAmong(
  name: string,
  { authorities, words }: ReservedWords,
): boolean {
  const parts = name.split(/[_.-]+/u).filter((part) => part !== "");
  if (parts.some((part) => authorities.has(part))) return true;
  const whole = parts.join("");
  return authorities.has(whole) || words.has(whole);
}
