/**
 * Durations as a person reads them.
 *
 * @module
 */

import type { Texts } from "../messages/texts/texts.ts";

/** The two largest parts of a duration: `2 h 5 min`. */
export function duration(milliseconds: number, { units }: Texts): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), units.d],
    [Math.floor(seconds / 3600) % 24, units.h],
    [Math.floor(seconds / 60) % 60, units.m],
    [seconds % 60, units.s],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0 ${units.s}`;
  return parts.slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`).join(" ");
}

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * The milliseconds of a duration such as `10m`, `2h` or `3d`; undefined when
 * it is none, or longer than ten years.
 */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,6})([mhd])$/.exec(text);
  if (match === null) return undefined;
  const milliseconds = Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
  return milliseconds > 0 && milliseconds <= 3650 * UNITS.d
    ? milliseconds
    : undefined;
}
