/**
 * Every number that bounds something.
 *
 * @module
 */

/** The bounds that a server runs with. Sizes are in bytes, times in milliseconds. */
export interface Limits {
  /** A line a person sends, without its line end. */
  readonly line: number;
  /** A name, in characters as a person counts them. */
  readonly nameCharacters: number;
  /** A name in UTF-8. */
  readonly nameBytes: number;
  /** A topic, the words of /away and of /quit, in UTF-16 code units. */
  readonly words: number;
  /** Names a person may try before the login ends. */
  readonly loginTries: number;
  /** Time for a login. */
  readonly login: number;
  /** Text without a newline counts as a line after this (`--newline-optional`). */
  readonly unfinishedLine: number;
  /** Lines of the past shown to someone who joins. */
  readonly history: number;
  /** Events a room remembers. */
  readonly remembered: number;
  /** Text that a room remembers, in UTF-16 code units. */
  readonly rememberedText: number;
  /** Bytes a feed holds for readers that are behind. */
  readonly feed: number;
  /** The first, and least, segment of a feed. */
  readonly leastSegment: number;
  /** The largest segment of a feed, and so the most that one write carries. */
  readonly segment: number;
  /** Private lines waiting for one connection. */
  readonly privateLines: number;
  /** Rooms on the server. */
  readonly rooms: number;
  /** Names one person may ignore. */
  readonly ignored: number;
  /** Names listed in one answer. */
  readonly listed: number;
  /** Writes started at once. */
  readonly wave: number;
  /** How long a wave waits for its slowest write. */
  readonly wavePatience: number;
  /** How long what is queued may take to go out to someone who leaves. */
  readonly drain: number;
  /** How long a closed connection is still read, so that its last lines arrive. */
  readonly linger: number;
  /** How long accepting pauses when descriptors have run out. */
  readonly acceptPause: number;
}

/** The bounds in force unless told otherwise. */
export const LIMITS: Limits = {
  line: 4096,
  nameCharacters: 24,
  nameBytes: 96,
  words: 300,
  loginTries: 5,
  login: 60_000,
  unfinishedLine: 200,
  history: 20,
  remembered: 200,
  rememberedText: 128 * 1024,
  feed: 4 * 1024 * 1024,
  leastSegment: 4 * 1024,
  segment: 64 * 1024,
  privateLines: 256 * 1024,
  rooms: 10_000,
  ignored: 100,
  listed: 500,
  wave: 64,
  wavePatience: 1,
  drain: 5_000,
  linger: 1_000,
  acceptPause: 200,
};
