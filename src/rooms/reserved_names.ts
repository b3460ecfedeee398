/**
 * Names that pass for the server or its operators.
 *
 * @module
 */

// These are reserved beside other words too: `server-bot`.
const AUTHORITIES = new Set(
  [
    "maru server system admin administrator operator moderator sysop sysadmin",
    "마루 서버 관리자 운영자 시스템",
  ].join(" ").split(" "),
);

const WORDS = new Set(
  "op ops mod root login everyone all you me nobody 나".split(" "),
);

/**
 * Whether a name is kept for the server.
 *
 * @param key The name's key (`nameKey`).
 */
export function isReserved(key: string): boolean {
  const parts = key.split(/[_.-]+/u).filter((part) => part !== "");
  if (parts.some((part) => AUTHORITIES.has(part))) return true;
  const whole = parts.join("");
  return AUTHORITIES.has(whole) || WORDS.has(whole);
}
