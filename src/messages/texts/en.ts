/**
 * Every sentence a person can be shown, in English. This is the list that the
 * other languages follow.
 *
 * @module
 */

import type { LeaveReason } from "../event.ts";
import {
  englishNameNotices,
  englishWhoisNotices,
} from "./english_name_notices.ts";
import { enCommands } from "./en_commands.ts";

/** English. */
export const en = {
  language: "English",
  prompts: { name: "login ID: ", password: "password: " },
  you: "you",
  welcome: (name: string) => `welcome, ${name}. /help lists the commands`,
  invite: (url: string, room: string, isLink: boolean) =>
    `${
      isLink ? "this room is found by its link only" : `the link of ${room}`
    }: ${url}\nwith a line client: /join ${room}`,
  typing: (who: string) => `${who} is writing`,
  isBack: (who: string) => `${who} is back`,
  ticket: (ticket: string) =>
    `when the server has been restarted, this brings you back: /join ${ticket}\nit is yours alone: show it to nobody`,
  token: (url: string, token: string) =>
    `scripts say lines here with POST ${url}?name=NAME\ntheir token: ${token}`,
  events: {
    joined: (who: string) => `${who} has joined`,
    left: (who: string, reason: LeaveReason, words: string) => {
      if (words !== "") return `${who} has left (${words})`;
      if (reason === "slow") return `${who} has left (too slow to keep up)`;
      if (reason === "kicked") return `${who} has left (sent away)`;
      return `${who} has left`;
    },
    renamed: (who: string, to: string) => `${who} is now ${to}`,
    topic: (who: string, text: string) =>
      text === ""
        ? `${who} cleared the topic`
        : `${who} set the topic: ${text}`,
    announced: (who: string, text: string) => `announcement by ${who}: ${text}`,
    owner: (who: string) => `${who} owns this room now`,
    locked: (who: string) => `${who} locked the room: nobody new may come in`,
    unlocked: (who: string) => `${who} unlocked the room`,
    deleted: (who: string, isOwn: boolean, isOne: boolean) => {
      if (isOwn) return `${who} deleted their lines of today`;
      return isOne ? `${who} deleted a line` : `${who} deleted earlier lines`;
    },
  },
  notices: {
    ...englishNameNotices,
    motd: (text: string) => text,
    goodbye: () => "goodbye",
    serverFull: () => "the server is full; please try again later",
    addressFull: () => "too many connections from your address",
    addressFast: () =>
      "too many connections from your address in a short time; please wait",
    floodPause: () =>
      "slow down: your lines wait for their turn; nothing is lost",
    idleTimeout: (minutes: number) =>
      `you have said nothing for ${minutes} min; goodbye`,
    passwordWrong: () => "wrong password",
    passwordGuesses: () =>
      "not tried: there were too many wrong passwords. Try again in a minute",
    banned: (why: string) =>
      why === "" ? "you are banned" : `you are banned: ${why}`,
    muted: (why: string) =>
      why === "" ? "you are muted" : `you are muted: ${why}`,
    opDone: () => "you are an operator now",
    opList: (count: number, names: string) =>
      count === 0 ? "no operator is here" : `operators here: ${names}`,
    opNever: () => "this server has no operators",
    onlyOperators: (name: string) => `/${name} is for operators`,
    clearHere: () =>
      "only your own program can clear its screen; in most terminals, Ctrl-L does",
    postNever: () => "this server takes no lines over HTTP",
    onlyOwner: (name: string) => `/${name} is for the owner of a link room`,
    onlyGuests: (name: string) => `/${name} works only before the login`,
    kicked: (by: string, why: string) =>
      `${by} sent you away${why === "" ? "" : `: ${why}`}`,
    kickDone: (name: string) => `${name} has been sent away`,
    banDone: (name: string, address: string, until: string) =>
      `banned ${[name, address].filter(Boolean).join(" and ")} ${until}`,
    muteDone: (name: string, until: string) => `muted ${name} ${until}`,
    forEver: () => "for good",
    forTime: (time: string) => `for ${time}`,
    banOwnAddress: () =>
      "that is your own address too, so only the name is banned",
    unbanDone: (target: string, count: number) =>
      count === 0
        ? `${target} was not banned or muted`
        : `${target} is free again`,
    banNotKept: () =>
      "not saved yet: the server tries again, and a restart before that undoes it",
    unmuteDone: (target: string, count: number) =>
      count === 0 ? `${target} was not muted` : `${target} may speak again`,
    addressBad: (text: string) =>
      `${text} is neither an address nor a network such as 10.1.0.0/16`,
    banList: (rows: string) => rows === "" ? "nobody is banned or muted" : rows,
    roomClosed: (room: string, by: string) =>
      by === ""
        ? "this room has expired"
        : `${by} closed ${room || "this room"}`,
    closeDone: (room: string) => `${room || "that room"} has ended`,
    lobbyStays: () => "the lobby stays open",
    linkEnded: () => "that link leads nowhere, or its room has ended",
    linkLocked: () => "that room is locked",
    ticketNone: () =>
      "only link rooms have tickets, on a server that keeps its history",
    linksFull: (max: number) => `you already have ${max} link rooms`,
    linksFullAddress: () => "your address already has too many link rooms",
    roomsFullAddress: () => "your address already has too many rooms",
    startIn: (room: string) => `you will start in ${room}`,
    resumeFailed: () => "that session is over; please log in again",
    loginTries: () => "too many tries; goodbye",
    loginTimeout: (seconds: number) => `no name in ${seconds} s; goodbye`,
    lineTooLong: (max: number) =>
      `not sent: a line has at most ${max} bytes. Nobody has seen any of it`,
    lineNotUtf8: () => "not sent: that line is not UTF-8 text",
    commandUnknown: (word: string, nearest: string) =>
      nearest === ""
        ? `there is no /${word}; /help lists the commands`
        : `there is no /${word}; did you mean /${nearest}? /help lists the commands`,
    commandInside: (name: string) =>
      `not said: that looks like the command /${name}. Begin the line with / to give it`,
    commandAmbiguous: (word: string, names: string) =>
      `/${word} could be ${names}`,
    commandBeforeLogin: (name: string) => `/${name} works once you have a name`,
    usage: (usage: string) => `usage: ${usage}`,
    wordsTooLong: (max: number) => `at most ${max} characters, please`,
    history: (count: number) =>
      count === 0
        ? "nothing was said here yet"
        : count === 1
        ? "the last line here:"
        : `the last ${count} lines here:`,
    linesCount: (max: number) => `a message has 1 to ${max} lines`,
    historyNever: () =>
      "this server keeps no more of the past than /history shows",
    historyFailed: () => "that cannot be read now; please try again later",
    historyBusy: () =>
      "not asked: your earlier questions are still being answered",
    searchWords: (max: number) => `a search has at most ${max} words`,
    keepDone: (room: string) => `${room} stays, also while nobody is in it`,
    keepLink: () => "a link room ends when its people have left",
    forgotten: (count: number) =>
      count === 0
        ? "there is nothing of yours to delete"
        : `deleted what you said today: ${count} ${
          count === 1 ? "line" : "lines"
        }`,
    deleteDone: (count: number, room: string) =>
      count === 0
        ? `nothing in ${room} has that id`
        : `deleted in ${room}: ${count} ${count === 1 ? "line" : "lines"}`,
    deleteFailed: () =>
      "not everything could be deleted on disk; please try again later",
    roomUnknown: (room: string) => `there is no room ${room}`,
    roomAlready: (room: string) => `you are in ${room} already`,
    roomsFull: (max: number) => `the server already has ${max} rooms`,
    invited: (by: string, room: string) =>
      `${by} asks you to come: /join ${room}`,
    roomNone: () => "you are in no room; join one first",
    shownByClient: (name: string) =>
      `/${name} does nothing over IRC: your client decides how things are shown`,
    silent: () => "no answer for too long; goodbye",
    yourself: () => "that is you",
    replyNobody: () => "nobody has written to you yet",
    ignoredBy: (name: string) => `${name} is ignoring you`,
    isAway: (name: string, words: string) => `${name} is away: ${words}`,
    ...englishWhoisNotices,
    awaySet: (words: string) => `you are away: ${words}`,
    awayOver: () => "you are back",
    awayNot: () => "you are not away",
    ignoring: (name: string) => `ignoring ${name}`,
    ignoringNot: (name: string) => `no longer ignoring ${name}`,
    ignoreList: (names: string) =>
      names === "" ? "you ignore nobody" : `you ignore ${names}`,
    ignoreFull: (max: number) => `you ignore ${max} people already`,
    setting: (name: string, value: string) => `${name} is ${value}`,
    stats: (
      up: string,
      people: number,
      rooms: number,
      lines: number,
      deliveries: number,
    ) =>
      `up ${up}; ${people} people, ${rooms} rooms; ${lines} lines in, ${deliveries} writes out`,
    clusterHeld: () =>
      "the servers cannot reach one another; what you send waits",
    clusterBack: () => "the servers have found one another; all goes on",
    clusterLost: () =>
      "this server had lost the others; please connect again, and repeat what was not shown",
    closing: () => "the server is going down; goodbye",
    fault: () => "something broke on the server's side; goodbye",
  },
  lists: {
    away: (name: string) => `${name} (away)`,
    here: (count: number, names: string, more: number) =>
      `${count} here: ${names}${more > 0 ? ` and ${more} more` : ""}`,
    inRoom: (room: string, count: number, names: string, more: number) =>
      `${count} in ${room}: ${names}${more > 0 ? ` and ${more} more` : ""}`,
    room: (name: string, people: number, topic: string) =>
      `${name} (${people})${topic === "" ? "" : `: ${topic}`}`,
    help: (lines: string) => `commands:\n${lines}\n//text says /text`,
    helpOne: (usage: string, summary: string) => `${usage}  ${summary}`,
    topic: (room: string, topic: string) => `topic of ${room}: ${topic}`,
    past: (room: string, count: number, hasMore: boolean, isKept: boolean) => {
      const last = isKept ? "" : "; the rest is not kept";
      return count === 0
        ? `nothing more is kept of ${room}`
        : `${count} of ${room}${hasMore ? ", and there are more" : last}:`;
    },
    found: (count: number, next: string | undefined) => {
      const more = next === undefined ? "" : `; more with before:${next}`;
      return count === 0 ? `found nothing${more}` : `found ${count}${more}:`;
    },
    topicNone: (room: string) => `${room} has no topic`,
    moreRooms: (more: number) => `and ${more} more`,
  },
  units: { d: "d", h: "h", m: "min", s: "s" },
  commands: enCommands,
};
