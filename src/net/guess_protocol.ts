/**
 * Which protocol a peer speaks, by the first bytes it sends.
 *
 * @module
 */

/** A protocol that a port for everybody tells from the others. */
export type Spoken = "lines" | "irc" | "http" | "tls";

/** A protocol, as far as the bytes tell. */
export interface Guess {
  /** The protocol, if no more bytes come. */
  readonly spoken: Spoken;
  /** Whether further bytes could not change that. */
  readonly isSure: boolean;
  /**
   * Whether further bytes are worth a longer wait: no person types this, but
   * which program sends it is not yet known.
   */
  readonly isWorthWaiting?: boolean;
}

/** The most bytes that a guess is made by: no name is as long. */
export const GUESSED_BYTES = 512;

// The first byte of a handshake (RFC 8446, 5.1). Nothing typed begins so.
const HANDSHAKE = 22;

const METHODS = "GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|PRI";
// RFC 9112, 3: a method, a target and a version.
const REQUEST = new RegExp(`^(?:${METHODS}) \\S+ HTTP/\\d\\.\\d$`);
const HALF_REQUEST = new RegExp(`^(?:${METHODS}) `);

// The commands that an IRC client begins with (RFC 2812, 3.1; IRCv3). NICK
// alone may be two words that somebody took for a name.
const COMMAND =
  /^(?:CAP (?:LS|REQ|LIST|END)(?: .*)?|PASS \S.*|USER \S+ \S+ \S+ \S.*)$/i;
const HALF_COMMAND = /^(?:CAP|PASS|USER) /i;
const NICK = /^NICK :?\S+ *$/i;

const HALF_WORD = beginningsOf([
  ...METHODS.split("|"),
  ...["CAP", "PASS", "USER", "NICK"],
]);

const decoder = new TextDecoder();

/**
 * Guesses it. A name has no space in it, so a line of several words is never
 * one, and a single word is never a protocol.
 *
 * @param bytes All that came so far.
 * @param isAnswer Whether a line is what the server's own first question asks
 * for, whatever it looks like.
 */
export function guessProtocol(
  bytes: Uint8Array,
  isAnswer: (line: string) => boolean = () => false,
): Guess {
  if (bytes.length === 0) return { spoken: "lines", isSure: false };
  if (bytes[0] === HANDSHAKE) return { spoken: "tls", isSure: true };
  const isAll = bytes.length < GUESSED_BYTES;
  const text = decoder.decode(bytes.subarray(0, GUESSED_BYTES));
  const [first, ...more] = text.split(/\r\n|\r|\n/);
  const guess = more.length === 0
    ? guessByHalf(first)
    : guessByLine(first, more, isAnswer);
  return isAll ? guess : { ...guess, isSure: true };
}

function guessByHalf(text: string): Guess {
  if (HALF_REQUEST.test(text)) return { spoken: "http", isSure: false };
  if (HALF_COMMAND.test(text)) return { spoken: "irc", isSure: false };
  const word = text.toUpperCase();
  const mayBecome = HALF_WORD.has(word) || word.startsWith("NICK ");
  return { spoken: "lines", isSure: !mayBecome };
}

function guessByLine(
  first: string,
  more: readonly string[],
  isAnswer: (line: string) => boolean,
): Guess {
  const isRequest = REQUEST.test(first);
  const isCommand = COMMAND.test(first);
  const isTyped = !isRequest && !isCommand && !NICK.test(first);
  // Only a line that looks like a protocol is worth the hash of a password.
  if (isTyped || isAnswer(first)) return { spoken: "lines", isSure: true };
  if (isRequest) return { spoken: "http", isSure: true };
  if (isCommand) return { spoken: "irc", isSure: true };
  const [second, ...rest] = more;
  if (rest.length > 0) {
    const spoken = COMMAND.test(second) ? "irc" : "lines";
    return { spoken, isSure: true };
  }
  const mayFollow = second === "" || HALF_COMMAND.test(second) ||
    HALF_WORD.has(second.toUpperCase());
  return { spoken: "lines", isSure: !mayFollow, isWorthWaiting: mayFollow };
}

/** Every beginning of these words, the whole words too. */
function beginningsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(
    words.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1))),
  );
}
