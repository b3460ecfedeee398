/**
 * The state of a chat, for a server that joins.
 *
 * @module
 */

import { type SharedClient, sharedOf } from "../irc/client_elsewhere.ts";
import type { IrcNetwork } from "../irc/irc_network.ts";
import type { TimedAnswer } from "../messages/answer.ts";
import type { Services } from "../presence/services.ts";
import type { Ban } from "../rooms/bans.ts";
import type { Namespace } from "../rooms/namespace.ts";
import type { OwnRange } from "../rooms/own_lines.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import type { RoomState } from "../rooms/saved_room.ts";
import type { Population } from "./population.ts";
import { createStandIn, type Origin, originOf } from "./stand_in.ts";

interface SavedRoom extends RoomState {
  readonly name: string;
  readonly isKept: boolean;
  readonly madeFrom?: readonly string[];
}

interface SavedPerson extends Origin {
  readonly id: string;
  readonly namespaces: readonly Namespace[];
  readonly home: string;
  readonly moves: number;
  readonly name: string;
  readonly token: string;
  readonly isOperator: boolean;
  readonly away: string;
  readonly absentSince?: number;
  readonly rooms: readonly string[];
  readonly own: readonly OwnRange[];
  readonly ignored: readonly (readonly [string, string])[];
  readonly mute?: Ban;
  readonly whisperedBy?: string;
  readonly missed: readonly TimedAnswer[];
  /** Of somebody who came by IRC. */
  readonly irc?: SharedClient;
  /** How long they have been here, and have said nothing. */
  readonly stay: number;
  readonly idle: number;
}

/** The rooms in the order in which they were made, the people as they came. */
interface ChatState {
  readonly rooms: readonly SavedRoom[];
  readonly people: readonly SavedPerson[];
  readonly bans: readonly Ban[];
}

/** The whole state, as JSON. */
export function saveChat(
  services: Services,
  all: Population,
  irc: IrcNetwork,
): unknown {
  const { registry, bans, now } = services;
  const rooms = [...registry.rooms(), ...registry.links.rooms()];
  const state: ChatState = {
    rooms: rooms.map((room) => saveRoom(services, room)),
    people: [...registry.people()].map((person) =>
      savePerson(services, all, irc, person)
    ),
    bans: bans.list(now()),
  };
  return state;
}

/** Takes a state over. The people in it are connected to other servers. */
export function loadChat(
  services: Services,
  all: Population,
  irc: IrcNetwork,
  state: unknown,
): void {
  const { rooms, people, bans } = state as ChatState;
  const { registry, roomOrigins, monotonic, resumeTokens } = services;
  services.bans.replace(bans);
  for (const { name, isKept, madeFrom, ...state } of rooms) {
    const room = registry.restore(name, state);
    if (isKept) registry.kept.add(room);
    if (madeFrom !== undefined) roomOrigins.addKeys(room, madeFrom);
  }
  const byId = new Map<string, Person>();
  for (const saved of people) {
    const person = createStandIn(services, saved);
    if (saved.irc !== undefined) {
      person.isAlwaysPublic = true;
      irc.addElsewhere(person, saved.irc, saved.name);
    }
    registry.names.claim(person, saved.name, saved.namespaces);
    all.add(saved.id, person, saved.home, saved.moves);
    byId.set(saved.id, person);
    if (saved.token !== "") resumeTokens.give(person, saved.token);
    person.isOperator = saved.isOperator;
    person.away = saved.away;
    person.absentSince = saved.absentSince;
    person.mute = saved.mute;
    person.missed = saved.missed;
    person.cameAt = monotonic() - saved.stay;
    person.lastActive = monotonic() - saved.idle;
    person.ownLines.restore(saved.own);
    for (const [key, name] of saved.ignored) person.ignored.set(key, name);
    for (const name of saved.rooms) {
      const room = registry.links.find(name) ?? registry.room(name);
      if (room !== undefined) person.rooms.add(room);
    }
  }
  for (const { id, whisperedBy } of people) {
    if (whisperedBy === undefined) continue;
    byId.get(id)!.whisperedBy = byId.get(whisperedBy);
  }
}

function saveRoom({ registry, roomOrigins }: Services, room: Room): SavedRoom {
  const madeFrom = roomOrigins.keysOf(room);
  return {
    name: room.name,
    isKept: registry.kept.has(room),
    ...madeFrom !== undefined && { madeFrom },
    ...room.save(),
  };
}

function savePerson(
  { monotonic, registry }: Services,
  all: Population,
  irc: IrcNetwork,
  person: Person,
): SavedPerson {
  const { name, token, isOperator, away, absentSince, mute, missed } = person;
  const client = irc.clientOf(person);
  const whisperedBy = person.whisperedBy && all.idOf(person.whisperedBy);
  return {
    ...originOf(person),
    ...{ name, token, isOperator, away, missed },
    id: all.idOf(person)!,
    namespaces: registry.names.namespacesOf(person),
    home: all.homeOf(person),
    moves: all.stayOf(person),
    own: person.ownLines.ranges(),
    rooms: [...person.rooms].map((room) => room.name),
    ignored: person.ignoresAny ? [...person.ignored] : [],
    ...absentSince !== undefined && { absentSince },
    ...client !== undefined && { irc: sharedOf(client) },
    ...mute !== undefined && { mute },
    ...whisperedBy !== undefined && { whisperedBy },
    stay: Math.round(monotonic() - person.cameAt),
    idle: Math.round(monotonic() - person.lastActive),
  };
}
