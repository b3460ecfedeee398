/**
 * The language that the environment asks for.
 *
 * @module
 */

import { type Lang, LANGS } from "../messages/texts/texts.ts";

/**
 * The language named by the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is
 * set (POSIX.1-2017, 8.2), if maru has it.
 */
export function localeOf(
  environmentVariable: (name: string) => string | undefined,
): Lang | undefined {
  const locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map(environmentVariable)
    .find(Boolean);
  return LANGS.find((lang) =>
    new RegExp(`^${lang}\\b|^${lang}_`).test(locale ?? "")
  );
}
