/**
 * Every sentence a person can be shown, in English. This is the list that the
 * other languages follow.
 *
 * @module
 */

import type { LeaveReason } from "../event.ts";

/** English. */
export const en = {
  language: "English",
  prompt: "login ID: ",
  you: "you",
  events: {
    joined: (who: string) => `${who} has joined`,
    left: (who: string, reason: LeaveReason, words: string) => {
      if (words !== "") return `${who} has left (${words})`;
      if (reason === "slow") return `${who} has left (too slow to keep up)`;
      return `${who} has left`;
    },
    renamed: (who: string, to: string) => `${who} is now ${to}`,
    topic: (who: string, text: string) =>
      text === ""
        ? `${who} took the topic away`
        : `${who} set the topic: ${text}`,
  },
  notices: {
    welcome: (name: string) => `welcome, ${name}. /help lists the commands`,
    goodbye: () => "goodbye",
    loginTaken: () => "that name is taken",
    nameLength: (max: number) => `a name has 1 to ${max} characters`,
    nameCharacters: () =>
      "a name has letters, digits and _ - . only, and begins with a letter or a digit",
    nameScripts: () =>
      "that name mixes alphabets, and could pass for another name",
    nameReserved: () => "that name is kept for the server",
    loginTries: () => "too many tries; goodbye",
    loginTimeout: (seconds: number) => `no name in ${seconds} s; goodbye`,
    lineTooLong: (max: number) =>
      `not sent: a line has at most ${max} bytes. Nobody has seen any of it`,
    lineNotUtf8: () => "not sent: that line is not UTF-8 text",
    commandUnknown: (word: string, nearest: string) =>
      `there is no /${word}; did you mean /${nearest}? /help lists the commands`,
    commandAmbiguous: (word: string, names: string) =>
      `/${word} could be ${names}`,
    commandBeforeLogin: (name: string) => `/${name} works once you have a name`,
    usage: (usage: string) => `usage: ${usage}`,
    help: (lines: string) => `commands:\n${lines}\n//text says /text`,
    helpOne: (usage: string, summary: string) => `${usage}  ${summary}`,
    topic: (room: string, topic: string) => `topic of ${room}: ${topic}`,
    topicNone: (room: string) => `${room} has no topic`,
    wordsTooLong: (max: number) => `at most ${max} characters, please`,
    history: (count: number) =>
      count === 0
        ? "nothing was said here yet"
        : count === 1
        ? "the last line here:"
        : `the last ${count} lines here:`,
    roomUnknown: (room: string) => `there is no room ${room}`,
    roomAlready: (room: string) => `you are in ${room} already`,
    roomsFull: (max: number) => `there are ${max} rooms, and no more fit`,
    personUnknown: (name: string) => `nobody is called ${name}`,
    yourself: () => "that is you",
    replyNobody: () => "nobody has written to you yet",
    ignoredBy: (name: string) => `${name} does not read what you write`,
    isAway: (name: string, words: string) => `${name} is away: ${words}`,
    whois: (name: string, room: string, since: string, idle: string) =>
      `${name}: in ${room}, here for ${since}, quiet for ${idle}`,
    awaySet: (words: string) => `you are away: ${words}`,
    awayOver: () => "you are back",
    awayNot: () => "you are not away",
    ignoring: (name: string) => `you no longer read what ${name} writes`,
    ignoringNot: (name: string) => `you read what ${name} writes`,
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
    closing: () => "the server is going down; goodbye",
    fault: () => "something broke on the server's side; goodbye",
  },
  lists: {
    here: (count: number, names: string, more: number) =>
      `${count} here: ${names}${more > 0 ? ` and ${more} more` : ""}`,
    inRoom: (room: string, count: number, names: string, more: number) =>
      `${count} in ${room}: ${names}${more > 0 ? ` and ${more} more` : ""}`,
    room: (name: string, people: number, topic: string) =>
      `${name} (${people})${topic === "" ? "" : `: ${topic}`}`,
    moreRooms: (more: number) => `and ${more} more`,
  },
  units: { d: "d", h: "h", m: "min", s: "s" },
  commands: {
    help: "what a command does, or which there are",
    quit: "leave, with parting words if you like",
    who: "who is here, or in another room",
    rooms: "which rooms there are",
    join: "go to a room; it is made if there is none",
    leave: "go back to the lobby",
    nick: "take another name",
    msg: "write to one person only",
    reply: "answer who wrote to you last",
    me: "say what you do",
    topic: "show the topic, set it, or take it away with -",
    whois: "where somebody is, and for how long",
    away: "say that you are away, or that you are back",
    ignore: "stop reading somebody, or list whom you do not read",
    unignore: "read somebody again",
    history: "what was said here before",
    echo: "whether your own lines come back to you",
    time: "whether lines begin with the time",
    color: "whether names have colours",
    lang: "the language of the server's words",
    format: "lines for people, or JSON for programs",
    stats: "how the server is doing",
  },
};
