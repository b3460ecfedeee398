/**
 * Making the services of all sessions from a server's options.
 *
 * @module
 */

import { PasswordGuesses } from "./presence/password_guesses.ts";
import { ResumeTokens } from "./rooms/resume_tokens.ts";
import type { Clock } from "./clock.ts";
import type { Deeds } from "./presence/deeds.ts";
import { Bans } from "./rooms/bans.ts";
import { Counters } from "./counters.ts";
import type { Services } from "./presence/services.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { lookKey } from "./rooms/look_alike.ts";
import { MemoryRoomLog, type RoomLog } from "./rooms/room_log.ts";
import { Registry } from "./rooms/registry.ts";
import { LinkTickets } from "./rooms/link_tickets.ts";
import { RoomOrigins } from "./rooms/room_origins.ts";
import { RoomTokens } from "./rooms/room_tokens.ts";
import { Secret } from "./rooms/secret.ts";
import type { ServerOptions } from "./config/server_options.ts";
import { tellAbsences } from "./presence/tell_absence.ts";
import { WebAddress } from "./presence/web_address.ts";
import { WriteScheduler } from "./fanout/write_scheduler.ts";

/** What is different where several servers are one chat. */
export interface SharedParts {
  /** What is done together. */
  readonly deeds: Deeds;
  /** The time of what is done. */
  readonly clock: Clock;
  /** Knows where the ids of new rooms begin. */
  readonly ids: RoomLog;
  /** Makes reading wait. */
  readonly ready: RoomLog["ready"];
}

/** Makes the services, without people or rooms. */
export function createServices(
  options: ServerOptions,
  shared?: SharedParts,
): Services {
  const { log, web, tls } = options;
  const { monotonic = () => performance.now() } = options;
  const { selfPipe } = options;
  const now = shared?.clock.now ?? options.now ?? Date.now;
  const limits = { ...LIMITS, ...options.limits };
  const roomLog = shared?.ids ?? options.history ?? new MemoryRoomLog();
  const clock = shared?.clock ?? { now, monotonic };
  const services = {
    limits,
    log,
    now,
    monotonic,
    roomLog: shared ?? roomLog,
    registry: registryOf(options, limits, clock, roomLog),
    roomOrigins: new RoomOrigins(limits),
    history: options.history,
    resumeTokens: new ResumeTokens(limits),
    bans: new Bans(limits.bans, options.bans, options.onBans),
    writeScheduler: new WriteScheduler(
      limits,
      selfPipe && ((begin) => selfPipe.pass(begin)),
    ),
    privateLines: {
      each: limits.privateLines,
      share: limits.leastPrivateLines,
      pool: { held: 0, most: limits.allPrivateLines },
    },
    password: secretOf(options.password),
    loginGuesses: new PasswordGuesses({
      ...limits,
      guesses: limits.loginGuesses,
      allGuesses: limits.allLoginGuesses,
    }),
    operatorPassword: secretOf(options.operatorPassword),
    passwordGuesses: new PasswordGuesses(limits),
    motd: options.motd,
    reserved: new Set(options.reserved?.map(lookKey)),
    since: now(),
    startedAt: monotonic(),
    roomTokens: options.scripts === undefined
      ? undefined
      : new RoomTokens(options.scripts.key),
    linkTickets: options.linkLedger && new LinkTickets(options.linkLedger.key),
    deeds: shared?.deeds,
    webAddress: new WebAddress(web?.publicUrl, tls !== undefined),
    counters: new Counters(),
  };
  tellAbsences(services);
  return services;
}

/** With the rooms that exist while they are empty. */
function registryOf(
  { history, linkLedger, rooms = [] }: ServerOptions,
  limits: Limits,
  clock: Clock,
  roomLog: RoomLog,
): Registry {
  const registry = new Registry(limits, clock, roomLog, linkLedger);
  for (const name of [...rooms, ...history?.keptRooms() ?? []]) {
    const room = registry.open(name);
    if (room !== undefined) registry.kept.add(room);
  }
  return registry;
}

function secretOf(words: string | undefined): Secret | undefined {
  return words === undefined ? undefined : new Secret(words);
}
