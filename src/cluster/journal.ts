/**
 * The interface of the log that orders deeds on several servers.
 *
 * @module
 */

/** Something that a node asks for, as JSON. */
export type Deed = Readonly<Record<string, unknown>>;

/** The state that all nodes build from the log, each by itself. */
export interface Replica {
  /**
   * Takes over a state that {@linkcode Replica.save} gave on another node.
   *
   * @param state The state; undefined for the empty one.
   */
  load(state: unknown): void;
  /** The whole state, as JSON. */
  save(): unknown;
  /**
   * Lets end whatever ends by this time, in milliseconds since 1970. It never
   * goes back. Called before anything else happens at that time.
   */
  advance(time: number): void;
  /** A node's incarnation has ended, with everything that it held. */
  gone(writer: string): void;
  /**
   * Applies a deed.
   *
   * @returns What came of it, for the node that asked; JSON.
   */
  apply(writer: string, deed: Deed): unknown;
  /**
   * This node has been given up, or its state replaced: whatever it asked for
   * under its former identity and has not been given is void.
   */
  fenced(): void;
}

/** Called once, at the deed's place in the order; undefined when it is void. */
export type Then = (outcome: unknown) => void;

/** Deeds, in the one order in which they happen on every node. */
export interface Journal {
  /** This node's incarnation; another after it was given up. */
  readonly writer: string;
  /** How many nodes live, this one included. */
  readonly size: number;
  /** Asks for a deed. `then` runs once, at its place in the order. */
  write(deed: Deed, then?: Then): void;
  /**
   * Since when the oldest deed waits, by the monotonic clock; undefined when
   * nothing waits.
   */
  readonly heldSince: number | undefined;
  /** A promise to await before reading on while too much waits. */
  ready(): Promise<void> | undefined;
  /** Lets what waits be accepted for as long as that may take, and leaves. */
  close(): Promise<void>;
}
