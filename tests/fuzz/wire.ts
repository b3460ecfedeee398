/**
 * The way of a client's bytes to the server, and back.
 *
 * @module
 */

/** Whom a wire tells. */
export interface WireHandler {
  /** The server has sent this. */
  heard(bytes: Uint8Array): void;
  /** The server has sent what it never should. */
  heardWrong(why: string): void;
}

/** How a client reaches the server. */
export interface Place {
  /** Where the server listens. */
  readonly port: number;
  /** Whether it speaks TLS there. */
  readonly isTls: boolean;
  /** The client's own address. */
  readonly from: string;
}

/** A connection of any transport. */
export interface Wire {
  /** Whether it stands, as far as this side knows. */
  readonly isOpen: boolean;
  /** Whether it takes more. */
  readonly canSend: boolean;
  /** Whether a person may be kept for this client when it is cut off. */
  readonly mayReturn: boolean;
  /** Sends bytes of the client's text. */
  sends(bytes: Uint8Array): void;
  /** Sends bytes below that: in place of frames, or of records of TLS. */
  sendsBelow(bytes: Uint8Array): void;
  /** Reads nothing for a while. */
  pauses(): void;
  /** Reads again. */
  resumes(): void;
  /** Ends its own side, and goes on reading. */
  endsItsSide(): void;
  /** Says goodbye as the transport has it. */
  leaves(): void;
  /** Breaks off with a reset. */
  resets(): void;
  /** Closes both sides at once. */
  closes(): void;
}
