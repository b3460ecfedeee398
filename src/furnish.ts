/**
 * The parts that every session works with, made from a server's options.
 *
 * @module
 */

import { Absences } from "./absence.ts";
import { Bans } from "./bans.ts";
import { Counts } from "./counts.ts";
import type { House } from "./house.ts";
import { LIMITS } from "./limits.ts";
import { Registry } from "./registry.ts";
import { Rounds } from "./rounds.ts";
import { Secret } from "./secret.ts";
import type { ServerOptions } from "./server_options.ts";
import { Waves } from "./waves.ts";

/**
 * Makes an empty house.
 *
 * @param webPort Gives the port where browsers come in, if there is one.
 */
export function furnish(
  options: ServerOptions,
  webPort: () => number | undefined,
): House {
  const { log, web, tls, now = Date.now } = options;
  const limits = { ...LIMITS, ...options.limits };
  return {
    limits,
    log,
    now,
    registry: new Registry(limits, now),
    absences: new Absences(limits),
    bans: new Bans(limits.bans, options.bans, options.onBans),
    waves: new Waves(limits),
    rounds: new Rounds(limits),
    privateLines: {
      each: limits.privateLines,
      share: limits.leastPrivateLines,
      pool: { held: 0, most: limits.allPrivateLines },
    },
    password: secretOf(options.password),
    operatorPassword: secretOf(options.operatorPassword),
    since: now(),
    linkTo: (id, { localAddress }) => {
      if (web?.publicUrl !== undefined) return `${web.publicUrl}/r/${id}`;
      const port = webPort();
      if (port === undefined || localAddress === undefined) return `/r/${id}`;
      // By the address at which it was reached, others reach it most likely.
      const scheme = tls === undefined ? "http" : "https";
      const host = localAddress.includes(":")
        ? `[${localAddress}]`
        : localAddress;
      return `${scheme}://${host}:${port}/r/${id}`;
    },
    counts: new Counts(),
  };
}

function secretOf(words: string | undefined): Secret | undefined {
  return words === undefined ? undefined : new Secret(words);
}
