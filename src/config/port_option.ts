/**
 * Options that are ports.
 *
 * @module
 */

import { number, type Option } from "./option_kinds.ts";

/** A port, or none. */
export function port(
  fallback: number | "off",
  help: string,
): Option<number | "off"> {
  return portOr(["off"], fallback, help);
}

/** A port, none, or none but `--port`. */
export function portOrShared(
  fallback: number | "shared",
  help: string,
): Option<number | "off" | "shared"> {
  return portOr(["off", "shared"], fallback, help);
}

function portOr<Word extends string>(
  words: readonly Word[],
  fallback: number | Word,
  help: string,
): Option<number | Word> {
  const { parse } = number("PORT", { least: 0, most: 65_535 }, 0, help);
  return {
    hint: "PORT",
    help,
    fallback,
    requirement: `0 to 65535, or ${words.join(" or ")}`,
    parse: (text) => words.find((word) => word === text) ?? parse(text),
  };
}
