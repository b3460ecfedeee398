/**
 * What a client hears, whatever it speaks.
 *
 * @module
 */

/** Whom an ear tells. */
export interface EarHandler {
  /** This is the client's name from now on. */
  named(name: string): void;
  /** This leads into a link room. */
  linked(id: string): void;
  /** With this, scripts may speak in a room. */
  trusted(room: string, token: string): void;
  /** The server sent what it never should. */
  heardWrong(why: string): void;
}

/** Finds its client's own name, and whatever should not have come. */
export interface Ear {
  /** The name that its client has; empty while it has none. */
  readonly name: string;
  /** Whether its client is where only those who are there know of it. */
  readonly isHidden: boolean;
  /** Takes the next bytes. */
  take(bytes: Uint8Array): void;
}
