/**
 * The command line of the trial.
 *
 * @module
 */

import { parseArgs } from "node:util";

/** How the server is tried. */
export interface FuzzOptions {
  /** How long. */
  readonly seconds: number;
  /** What decides every choice. */
  readonly seed: number;
  /** Lines a second for one client; 0 for any. */
  readonly rate: number;
  /** Whether to wait, a minute more, until the rooms that are links end too. */
  readonly links: boolean;
}

/**
 * Reads the options.
 *
 * @throws {RangeError} When one is not as it must be.
 */
export function parseOptions(args: string[]): FuzzOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string", default: "60" },
      seed: { type: "string" },
      rate: { type: "string", default: "0" },
      links: { type: "boolean", default: false },
    },
  });
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  const seed = whole("seed", values.seed ?? String(random), 0, 2 ** 32 - 1);
  return {
    seconds: whole("seconds", values.seconds, 1, 86_400),
    seed,
    rate: whole("rate", values.rate, 0, 1_000_000),
    links: values.links,
  };
}

function whole(
  flag: string,
  text: string,
  least: number,
  most: number,
): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new RangeError(
    `Cannot try: '--${flag}' must be ${least} to ${most}: current value is ${text}`,
  );
}
