/**
 * The numbers that bound IRC clients alone.
 *
 * @module
 */

/** The bounds of IRC clients. Sizes are in bytes, times in milliseconds. */
export interface IrcLimits {
  /** An IRC client's user name, in characters. */
  readonly userName: number;
  /** An IRC client's real name, in UTF-16 code units. */
  readonly realname: number;
  /** Channels that an IRC client may be in, and may join at the price of a line. */
  readonly channels: number;
  /** What each further JOIN costs, in lines. */
  readonly joinCost: number;
  /** What a change of nick costs, in lines. */
  readonly renameCost: number;
  /** Names that an IRC client may watch for. */
  readonly monitored: number;
  /** Lines that CHATHISTORY gives at once. */
  readonly chatHistory: number;
  /** Targets of one PRIVMSG or NOTICE. */
  readonly messageTargets: number;
  /** Text of one IRC answer, in bytes: NAMES and WHO say no more. */
  readonly longAnswer: number;
  /** How long an IRC client may be silent before it is asked for a sign of life. */
  readonly silence: number;
  /** How long it has to answer. */
  readonly pong: number;
}

/** Those in force unless told otherwise. */
export const IRC_LIMITS: IrcLimits = {
  userName: 10,
  realname: 100,
  channels: 20,
  joinCost: 3,
  renameCost: 5,
  monitored: 100,
  chatHistory: 100,
  messageTargets: 4,
  longAnswer: 256 * 1024,
  silence: 120_000,
  pong: 60_000,
};
