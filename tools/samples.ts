/**
 * One of everything that a client can be sent.
 *
 * @module
 */

import type { TimedAnswer } from "../src/messages/answer.ts";
import type { RoomEvent } from "../src/messages/event.ts";

const time = Date.UTC(2026, 0, 31, 12, 34, 56, 789);
const at = { id: 7, time, room: "lobby" } as const;
const link = "7w2kq0x-m3v9abt-c5hd8nz-p4r6s1y";

/** What happens in a room: one of each kind. */
export const EVENTS: {
  readonly [Kind in RoomEvent["kind"]]: RoomEvent & { readonly kind: Kind };
} = {
  said: { kind: "said", who: "alice", text: "hello", ...at },
  acted: { kind: "acted", who: "alice", text: "waves", ...at },
  joined: { kind: "joined", who: "alice", ...at },
  left: { kind: "left", who: "alice", reason: "quit", text: "see you", ...at },
  renamed: { kind: "renamed", who: "alice", to: "alicia", ...at },
  topic: { kind: "topic", who: "alice", text: "tea", ...at },
  announced: { kind: "announced", who: "alice", text: "back at nine", ...at },
  owner: { kind: "owner", who: "alice", ...at, room: link },
  locked: { kind: "locked", who: "alice", ...at, room: link },
  unlocked: { kind: "unlocked", who: "alice", ...at, room: link },
  deleted: {
    kind: "deleted",
    who: "alice",
    from: 3,
    to: 6,
    of: "alice",
    ...at,
  },
};

/** What the server says to one person alone: one of each kind. */
export const ANSWERS: {
  readonly [Kind in TimedAnswer["kind"]]: TimedAnswer & { readonly kind: Kind };
} = {
  prompt: { kind: "prompt", for: "name", time },
  welcome: { kind: "welcome", who: "alice", token: "Zm9v…", time },
  notice: { kind: "notice", code: "loginTaken", args: [], time },
  whisper: {
    kind: "whisper",
    who: "bob",
    to: "alice",
    text: "psst",
    isOwn: false,
    time,
  },
  who: {
    kind: "who",
    room: "lobby",
    count: 2,
    names: ["alice", "bob"],
    away: ["bob"],
    isHere: true,
    owner: undefined,
    isLocked: false,
    time,
  },
  rooms: {
    kind: "rooms",
    count: 1,
    rooms: [{ name: "lobby", people: 2, topic: "tea" }],
    time,
  },
  topic: {
    kind: "topic",
    room: "lobby",
    topic: "tea",
    who: "alice",
    since: time - 60_000,
    time,
  },
  past: {
    kind: "past",
    room: "lobby",
    events: [{ kind: "said", who: "alice", text: "hello", ...at }],
    hasMore: true,
    next: 7,
    isKept: true,
    time,
  },
  found: {
    kind: "found",
    query: "hello in:lobby",
    events: [{ kind: "said", who: "alice", text: "hello", ...at }],
    next: "#4711",
    time,
  },
  help: {
    kind: "help",
    commands: [{
      name: "msg",
      usage: "/msg name text",
      parameters: [{ name: "name" }, { name: "text", isRest: true }],
    }],
    isAll: false,
    time,
  },
  typing: { kind: "typing", room: "lobby", who: "bob", time },
  away: {
    kind: "away",
    ...{ room: "lobby", who: "bob", words: "eating" },
    time,
  },
  ticket: {
    kind: "ticket",
    room: link,
    ticket: `${link}.mf3k9s00.2k7d0qz41x.Zm9vYmFyYmF6cXV4MTIzNA`,
    isAsked: true,
    time,
  },
  token: {
    kind: "token",
    room: "ci",
    url: "https://chat.example.org/c/ci",
    token: "Zm9vYmFyYmF6cXV4MTIzNA",
    time,
  },
  invite: {
    kind: "invite",
    room: link,
    isLink: true,
    url: `https://chat.example.org/r/${link}`,
    time,
  },
};
