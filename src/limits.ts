/**
 * The bounds of the server.
 *
 * @module
 */

import { HISTORY_LIMITS, type HistoryLimits } from "./history_limits.ts";
import { IRC_LIMITS, type IrcLimits } from "./irc_limits.ts";
import { SNIFF_LIMITS, type SniffLimits } from "./sniff_limits.ts";

/** The bounds that a server runs with. Sizes are in bytes, times in milliseconds. */
export interface Limits extends HistoryLimits, IrcLimits, SniffLimits {
  /** A line a person sends, without its line end. */
  readonly line: number;
  /** A name, in characters as a person counts them. */
  readonly nameCharacters: number;
  /** A name in UTF-8. */
  readonly nameBytes: number;
  /** A topic, the words of /away and of /quit, in UTF-16 code units. */
  readonly words: number;
  /** The message of the day (`--motd`), in UTF-16 code units. */
  readonly motd: number;
  /** Names a person may try before the login ends. */
  readonly loginTries: number;
  /** Lines a person may send a second, in the long run; 0 for any (`--rate`). */
  readonly rate: number;
  /** Lines a person may send at once before that counts. */
  readonly burst: number;
  /** Lines of one message (`/lines`). */
  readonly messageLines: number;
  /** Text of a message that is held until its last line, in UTF-16 code units. */
  readonly messageText: number;
  /** Text in such a message that costs as much as a line by itself, likewise. */
  readonly messageLineText: number;
  /** The cost of an empty line, in lines. */
  readonly emptyCost: number;
  /** The cost of an attempt to log in, in lines. */
  readonly loginCost: number;
  /** The pause after a wrong password. */
  readonly wrongPassword: number;
  /** Wrong server passwords from one address within a minute. */
  readonly loginGuesses: number;
  /** Wrong server passwords from all addresses within a minute. */
  readonly allLoginGuesses: number;
  /** Wrong operator passwords from one address within a minute. */
  readonly guesses: number;
  /** Wrong operator passwords from all addresses within a minute. */
  readonly allGuesses: number;
  /** Connections in all (`--max-clients`). */
  readonly clients: number;
  /** Connections from one address; 0 for any (`--max-per-address`). */
  readonly perAddress: number;
  /** The same from an IPv6 network of 56 bits, in addresses; of guesses too. */
  readonly share56: number;
  /** The same from an IPv6 network of 48 bits. */
  readonly share48: number;
  /** Connections without a name, as a part of {@linkcode Limits.clients}. */
  readonly nameless: number;
  /** New connections from one address within {@linkcode Limits.arrivalWindow}. */
  readonly arrivals: number;
  /** The time over which new connections are counted. */
  readonly arrivalWindow: number;
  /** Refused addresses that the log tells apart within that time. */
  readonly loggedRefusals: number;
  /** Refused connections that are being sent the reason. */
  readonly refusing: number;
  /** How long a person may say nothing; 0 for ever (`--idle-timeout`). */
  readonly idle: number;
  /** How long a TLS handshake may take. */
  readonly handshake: number;
  /** Time for a login. */
  readonly login: number;
  /** Text without a newline counts as a line after this (`--newline-optional`). */
  readonly unfinishedLine: number;
  /** Earlier lines shown to a person who enters a room. */
  readonly history: number;
  /** Events a room remembers. */
  readonly remembered: number;
  /** Text that a room remembers, in UTF-16 code units. */
  readonly rememberedText: number;
  /** Text that all rooms together remember, in UTF-16 code units. */
  readonly allRememberedText: number;
  /** Text that a room may remember even then, in UTF-16 code units. */
  readonly leastRememberedText: number;
  /** Bytes that a feed holds for readers who are behind. */
  readonly feed: number;
  /**
   * Bytes that all feeds hold together before growing feeds drop old segments.
   */
  readonly feeds: number;
  /** The first, and least, segment of a feed. */
  readonly leastSegment: number;
  /** The largest segment of a feed, and so the most that one write carries. */
  readonly segment: number;
  /** Bytes of private lines waiting for one connection; all it is shown at once fits. */
  readonly privateLines: number;
  /** Bytes of private lines of all connections that are too many. */
  readonly allPrivateLines: number;
  /** Bytes of private lines of one connection while there are too many. */
  readonly leastPrivateLines: number;
  /** Rooms on the server. */
  readonly rooms: number;
  /** Link rooms one person may keep open. */
  readonly linksPerPerson: number;
  /** Link rooms that people from one address may keep open, whatever their names. */
  readonly linksPerAddress: number;
  /** Named rooms that people from one address may have made. */
  readonly roomsPerAddress: number;
  /** How long a link room lasts while nobody is in it (`--link-grace`). */
  readonly linkEmpty: number;
  /** How long a link room lasts at most (`--link-ttl`). */
  readonly linkLife: number;
  /** How many names, and how many addresses, can be kept out of one link room. */
  readonly kicked: number;
  /** How long a cut-off browser may take to come back before its room is told. */
  readonly absence: number;
  /** Private lines kept for a person who is cut off. */
  readonly missed: number;
  /** Text of those lines, in UTF-16 code units. */
  readonly missedText: number;
  /** Names one person may ignore. */
  readonly ignored: number;
  /** Bans and mutes in force. */
  readonly bans: number;
  /** The time after which a failed write of the state file is repeated. */
  readonly stateRetry: number;
  /** Names, rooms or bans listed in one answer. */
  readonly listed: number;
  /** Text of those rooms or bans, in UTF-16 code units. */
  readonly listedText: number;
  /** Writes started at once. */
  readonly wave: number;
  /** Turns of the event loop that a wave waits for its slowest write. */
  readonly wavePatience: number;
  /** Reads and writes started in one turn where there are few writes. */
  readonly turnOperations: number;
  /** Reads started in one turn where there are many writes. */
  readonly turnReads: number;
  /** Reads started between two turns, while nothing is being written. */
  readonly eagerReads: number;
  /** Reading pauses while writing to everyone once takes longer than this. */
  readonly queueDelay: number;
  /** How long queued output may take to reach a person who leaves. */
  readonly drain: number;
  /** How long a closed connection is still read, so that its last lines arrive. */
  readonly linger: number;
  /** A WebSocket message. */
  readonly webMessage: number;
  /** How often a WebSocket is asked for a sign of life. */
  readonly webPing: number;
  /** New HTTP connections from one address within `arrivalWindow`. */
  readonly webArrivals: number;
  /** HTTP requests from one address within {@linkcode Limits.arrivalWindow}. */
  readonly webRequests: number;
  /** Connections to the HTTP server that are no WebSocket. */
  readonly webVisits: number;
  /** How long an HTTP request, or a TLS handshake before it, may take. */
  readonly webRequest: number;
  /** Lines of the log that wait to be written, in UTF-16 code units. */
  readonly logQueue: number;
  /** How long writing the last of them may take when the server has stopped. */
  readonly logDrain: number;
  /** How often expired sessions and rooms are swept. */
  readonly sweep: number;
  /** How long accepting pauses when descriptors have run out. */
  readonly acceptPause: number;
}

/** The bounds in force unless options change them. */
export const LIMITS: Limits = {
  ...IRC_LIMITS,
  ...SNIFF_LIMITS,
  line: 4096,
  nameCharacters: 24,
  nameBytes: 96,
  words: 300,
  motd: 4_096,
  loginTries: 5,
  rate: 5,
  burst: 20,
  messageLines: 100,
  messageText: 16 * 1024,
  messageLineText: 1024,
  emptyCost: 1 / 16,
  loginCost: 3,
  wrongPassword: 2_000,
  loginGuesses: 20,
  allLoginGuesses: 600,
  guesses: 5,
  allGuesses: 60,
  clients: 10_000,
  perAddress: 50,
  share56: 2,
  share48: 4,
  nameless: 1 / 2,
  arrivals: 100,
  arrivalWindow: 10_000,
  loggedRefusals: 100,
  refusing: 256,
  idle: 0,
  handshake: 10_000,
  login: 60_000,
  unfinishedLine: 200,
  history: 20,
  remembered: 200,
  rememberedText: 64 * 1024,
  allRememberedText: 32 * 1024 * 1024,
  leastRememberedText: 2 * 1024,
  feed: 4 * 1024 * 1024,
  feeds: 256 * 1024 * 1024,
  leastSegment: 4 * 1024,
  segment: 64 * 1024,
  privateLines: 512 * 1024,
  allPrivateLines: 64 * 1024 * 1024,
  leastPrivateLines: 16 * 1024,
  rooms: 10_000,
  linksPerPerson: 10,
  linksPerAddress: 30,
  roomsPerAddress: 100,
  linkEmpty: 30 * 60_000,
  linkLife: 24 * 60 * 60_000,
  kicked: 1_000,
  absence: 30_000,
  missed: 100,
  missedText: 16 * 1024,
  ignored: 100,
  bans: 10_000,
  stateRetry: 30_000,
  listed: 500,
  listedText: 16 * 1024,
  ...HISTORY_LIMITS,
  wave: 112,
  wavePatience: 3,
  turnOperations: 126,
  turnReads: 64,
  eagerReads: 16,
  queueDelay: 250,
  drain: 4_000,
  linger: 1_000,
  webMessage: 64 * 1024,
  webPing: 30_000,
  webArrivals: 400,
  webRequests: 4_000,
  webVisits: 1_000,
  webRequest: 10_000,
  logQueue: 256 * 1024,
  logDrain: 1_000,
  sweep: 1_000,
  acceptPause: 200,
};
