/**
 * The parts that every session works with, made from a server's options.
 *
 * @module
 */

import type { Connection } from "./net/connection.ts";
import { ResumeTokens } from "./rooms/resume_tokens.ts";
import { Bans } from "./rooms/bans.ts";
import { Counters } from "./counters.ts";
import type { Services } from "./presence/services.ts";
import { LIMITS } from "./limits.ts";
import { nameKey } from "./rooms/name.ts";
import { Registry } from "./rooms/registry.ts";
import { ReadScheduler } from "./fanout/read_scheduler.ts";
import { RoomTokens } from "./rooms/room_tokens.ts";
import { Secret } from "./rooms/secret.ts";
import type { ServerOptions } from "./config/server_options.ts";
import { WriteScheduler } from "./fanout/write_scheduler.ts";

/**
 * Makes them, without people or rooms.
 *
 * @param webPort Gives the port where browsers come in, if there is one.
 */
export function createServices(
  options: ServerOptions,
  webPort: () => number | undefined,
): Services {
  const { log, web, tls, now = Date.now } = options;
  const limits = { ...LIMITS, ...options.limits };
  const originFor = ({ localAddress }: Connection) => {
    if (web?.publicUrl !== undefined) return web.publicUrl;
    const port = webPort();
    if (port === undefined || localAddress === undefined) return "";
    // By the address at which it was reached, others reach it most likely.
    const scheme = tls === undefined ? "http" : "https";
    const host = localAddress.includes(":")
      ? `[${localAddress}]`
      : localAddress;
    return `${scheme}://${host}:${port}`;
  };
  return {
    limits,
    log,
    now,
    registry: new Registry(limits, now),
    resumeTokens: new ResumeTokens(limits),
    bans: new Bans(limits.bans, options.bans, options.onBans),
    writeScheduler: new WriteScheduler(limits),
    readScheduler: new ReadScheduler(limits),
    privateLines: {
      each: limits.privateLines,
      share: limits.leastPrivateLines,
      pool: { held: 0, most: limits.allPrivateLines },
    },
    password: secretOf(options.password),
    operatorPassword: secretOf(options.operatorPassword),
    motd: options.motd,
    reserved: new Set(options.reserved?.map(nameKey)),
    since: now(),
    roomTokens: options.scripts === undefined
      ? undefined
      : new RoomTokens(options.scripts.key),
    linkTo: (id, connection) => `${originFor(connection)}/r/${id}`,
    postUrl: (room, connection) =>
      `${originFor(connection)}/c/${encodeURIComponent(room)}`,
    counters: new Counters(),
  };
}

function secretOf(words: string | undefined): Secret | undefined {
  return words === undefined ? undefined : new Secret(words);
}
