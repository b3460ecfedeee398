/**
 * The command line of the trial.
 *
 * @module
 */

import { parseArgs } from "node:util";
import type { Go } from "./run.ts";

/** How the server is tried. */
export interface FuzzOptions {
  /** How long. */
  readonly seconds: number;
  /** What decides every choice. */
  readonly seed: number;
  /** Lines a second for one client; 0 for any; both in turn if not given. */
  readonly rate: number | undefined;
  /** Whether TLS is spoken; in turn, if not given. */
  readonly tls: boolean | undefined;
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
    allowNegative: true,
    options: {
      seconds: { type: "string", default: "60" },
      seed: { type: "string" },
      rate: { type: "string" },
      tls: { type: "boolean" },
      links: { type: "boolean", default: false },
    },
  });
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  const seed = whole("seed", values.seed ?? String(random), 0, 2 ** 32 - 1);
  return {
    seconds: whole("seconds", values.seconds, 1, 86_400),
    seed,
    rate: values.rate === undefined
      ? undefined
      : whole("rate", values.rate, 0, 1_000_000),
    tls: values.tls,
    links: values.links,
  };
}

/** A rate that the busiest clients come up against. */
const RATE = 200;

/** The goes of a trial: at any speed and at a rate, with TLS and without. */
export function goesOf(options: FuzzOptions): Go[] {
  const { seed, rate, tls, links } = options;
  const rates = rate === undefined ? [0, RATE] : [rate];
  const seconds = options.seconds / rates.length;
  return rates.map((rate, at) => {
    // Which of them has TLS is up to the seed.
    const isSecure = tls ?? (seed + at) % 2 === 0;
    return { seconds, seed, rate, links, isSecure };
  });
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
