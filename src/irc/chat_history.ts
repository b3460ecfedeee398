/**
 * Earlier messages of a channel (IRCv3 draft/chathistory).
 *
 * @module
 */

import type { RoomEvent } from "../messages/event.ts";
import type { Room } from "../rooms/room.ts";
import { channelOf } from "./channel_name.ts";
import { isVisible, roomAt } from "./find_room.ts";
import type { IrcClient } from "./irc_client.ts";
import type { IrcCall } from "./irc_command.ts";

/** Where in a list of events a reference points. */
interface Cut {
  /** Messages before it end here. */
  readonly end: number;
  /** Messages after it begin here. */
  readonly start: number;
}

type Problem = "INVALID_PARAMS" | "INVALID_TARGET" | "NEED_MORE_PARAMS";

const PARAMS: Record<string, number> = {
  LATEST: 4,
  BEFORE: 4,
  AFTER: 4,
  AROUND: 4,
  BETWEEN: 5,
  TARGETS: 4,
};

/**
 * Shows a client that has come into a room what was said there lately, with
 * the times. One that does not read times would take it for new, and one that
 * can ask for it does.
 */
export function replayHistory(client: IrcClient, room: Room): void {
  if (!client.has("server-time") || client.has("draft/chathistory")) return;
  const { history } = client.network.services.limits;
  const events = shownTo(client, room).slice(-history);
  if (history === 0 || events.length === 0) return;
  sendEvents(client, room, events);
}

/** Answers CHATHISTORY. */
export function chatHistory(call: IrcCall): void {
  const [word, ...rest] = call.params;
  if (word === undefined) return fail(call, "NEED_MORE_PARAMS", "*");
  const subcommand = word.toUpperCase();
  if (PARAMS[subcommand] === undefined) {
    return fail(call, "INVALID_PARAMS", word);
  }
  if (call.params.length < PARAMS[subcommand]) {
    return fail(call, "NEED_MORE_PARAMS", subcommand);
  }
  const limit = limitOf(call, rest.at(PARAMS[subcommand] - 2)!);
  if (limit === undefined) return fail(call, "INVALID_PARAMS", subcommand);
  if (subcommand === "TARGETS") return targets(call, rest, limit);
  const [channel, ...refs] = rest;
  const room = roomAt(call.services, channel);
  // A client reads only rooms that it is in.
  if (
    room === undefined || !isVisible(call.person, room) ||
    !call.person.rooms.has(room)
  ) return fail(call, "INVALID_TARGET", subcommand, channel);
  const events = shownTo(call.client, room);
  const found = select(call.client, subcommand, events, refs, limit);
  if (found === undefined) return fail(call, "INVALID_PARAMS", subcommand);
  sendEvents(call.client, room, found, true);
}

function fail(
  { client }: IrcCall,
  code: Problem,
  ...params: readonly string[]
): void {
  const why = {
    INVALID_PARAMS: "Invalid parameters",
    INVALID_TARGET: "Messages could not be retrieved",
    NEED_MORE_PARAMS: "Missing parameters",
  };
  client.fail("CHATHISTORY", code, ...params, why[code]);
}

function limitOf({ services }: IrcCall, text: string): number | undefined {
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return limit > 0 ? Math.min(limit, services.limits.chatHistory) : undefined;
}

/** The remembered messages that a client may be shown. */
function shownTo(client: IrcClient, room: Room): RoomEvent[] {
  const { limits } = client.network.services;
  const isAll = client.has("draft/event-playback");
  return room.remembered(limits.remembered).filter((event) =>
    client.person.reads(event) && (isAll || event.kind !== "topic")
  );
}

/** The events that are asked for, oldest first. */
function select(
  client: IrcClient,
  subcommand: string,
  events: readonly RoomEvent[],
  [from, to]: readonly string[],
  limit: number,
): readonly RoomEvent[] | undefined {
  if (subcommand === "LATEST" && from === "*") return events.slice(-limit);
  const first = cutAt(client, events, from);
  if (first === undefined) return undefined;
  switch (subcommand) {
    case "LATEST":
      return events.slice(first.start).slice(-limit);
    case "BEFORE":
      return events.slice(0, first.end).slice(-limit);
    case "AFTER":
      return events.slice(first.start, first.start + limit);
    case "AROUND": {
      const start = Math.max(0, first.end - Math.floor(limit / 2));
      return events.slice(start, start + limit);
    }
    default: {
      const second = cutAt(client, events, to);
      if (second === undefined) return undefined;
      return first.start <= second.end
        ? events.slice(first.start, second.end).slice(0, limit)
        : events.slice(second.start, first.end).slice(-limit);
    }
  }
}

function cutAt(
  client: IrcClient,
  events: readonly RoomEvent[],
  reference: string,
): Cut | undefined {
  const [kind, value = ""] = reference.split(/=(.*)/s);
  if (kind === "msgid") {
    const { writer } = client.network;
    const at = events.findIndex((event) => writer.idOf(event) === value);
    // It may have been forgotten: then everything that is left came later.
    return at < 0 ? { end: 0, start: 0 } : { end: at, start: at + 1 };
  }
  const time = Date.parse(value);
  if (kind !== "timestamp" || Number.isNaN(time)) return undefined;
  const end = events.findIndex((event) => event.time >= time);
  const start = events.findIndex((event) => event.time > time);
  const { length } = events;
  return { end: end < 0 ? length : end, start: start < 0 ? length : start };
}

function sendEvents(
  client: IrcClient,
  room: Room,
  events: readonly RoomEvent[],
  isAnswer = false,
): void {
  const lines = events.flatMap((event) => client.eventLines(event));
  const type = ["chathistory", channelOf(room.name)];
  if (client.has("batch")) client.sendBatch(type, lines, isAnswer);
  else for (const line of lines) client.sendLine(line);
}

/** Which channels had something said in them between two times. */
function targets(
  call: IrcCall,
  [first, second]: readonly string[],
  limit: number,
): void {
  const { client, network, person } = call;
  const times = [first, second].map((reference) =>
    Date.parse(reference.replace(/^timestamp=/, ""))
  ).sort((a, b) => a - b);
  if (times.some(Number.isNaN)) {
    return fail(call, "INVALID_PARAMS", "TARGETS");
  }
  const found = [...person.rooms].flatMap((room) => {
    const time = shownTo(client, room).at(-1)?.time;
    const isBetween = time !== undefined && time > times[0] && time < times[1];
    return isBetween ? [{ room, time }] : [];
  }).sort((a, b) => a.time - b.time).slice(0, limit);
  const lines = found.map(({ room, time }) => ({
    tags: [],
    body: `:${network.name} CHATHISTORY TARGETS ${channelOf(room.name)} ${
      new Date(time).toISOString()
    }`,
  }));
  client.sendBatch(["draft/chathistory-targets"], lines, true);
}
