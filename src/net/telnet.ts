/**
 * The commands that a telnet client sends between its text.
 *
 * @module
 */

/** Begins every command, RFC 854. */
export const IAC = 255;

const SE = 240, SB = 250, WILL = 251, WONT = 252, DO = 253, DONT = 254;
// RFC 860.
const TIMING_MARK = 6;

/** IAC WON'T TIMING-MARK: says that all input before it has been processed. */
export const WONT_TIMING_MARK: Uint8Array = Uint8Array.of(
  IAC,
  WONT,
  TIMING_MARK,
);

/** The role of the next byte. */
type Next = "command" | "option" | "doOption" | "sub" | "subCommand" | "over";

/** One telnet command, byte by byte from its IAC on (RFC 854, 855). */
export class TelnetCommand {
  #next: Next = "command";
  #meaning: "data" | "timingMark" | undefined;

  /** Whether it has come to its end. */
  get isOver(): boolean {
    return this.#next === "over";
  }

  /**
   * The meaning of a complete command: a byte of data (IAC itself, doubled), a
   * request for a timing mark, or undefined when it needs no answer.
   */
  get meaning(): "data" | "timingMark" | undefined {
    return this.#meaning;
  }

  /** Takes the next byte after its IAC. */
  take(byte: number): void {
    switch (this.#next) {
      case "command":
        if (byte === IAC) this.#meaning = "data";
        this.#next = afterCommand(byte);
        break;
      case "doOption":
        if (byte === TIMING_MARK) this.#meaning = "timingMark";
        this.#next = "over";
        break;
      case "sub":
        if (byte === IAC) this.#next = "subCommand";
        break;
      case "subCommand":
        this.#next = byte === SE ? "over" : "sub";
        break;
      default:
        this.#next = "over";
    }
  }
}

function afterCommand(byte: number): Next {
  if (byte === SB) return "sub";
  if (byte === DO) return "doOption";
  return byte >= WILL && byte <= DONT ? "option" : "over";
}
