/**
 * Places for peers of whom nothing is known yet.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";
import type { Nameless, NamelessQueue } from "./nameless.ts";
import type { Protocol } from "./protocol.ts";

/** What can become of a place. */
export interface PlaceOptions {
  /** Those who have no name yet: the peer is one of them. */
  readonly nameless: NamelessQueue;
  /** Serves a connection in the place. */
  readonly serve: (connection: Connection, protocol?: Protocol) => void;
  /** Frees the place. */
  readonly leave: () => void;
  /** Frees the place, and does not count that anybody came. */
  readonly passOn: () => void;
  /** Sends the peer away, as another needs the place; it is free already. */
  readonly evict: () => void;
}

/** A place that is taken before it is known what the peer speaks. */
export class Reservation implements Nameless {
  readonly #options: PlaceOptions;
  #isHeld = true;

  /** Takes the place, which was counted. */
  constructor(options: PlaceOptions) {
    this.#options = options;
    options.nameless.add(this);
  }

  /** Serves the peer, in this place. Without a place, closes the connection. */
  serve(connection: Connection, protocol?: Protocol): void {
    if (!this.#isHeld) return connection.close();
    this.#end(() => this.#options.serve(connection, protocol));
  }

  /** Gives the place back: the peer is counted elsewhere. */
  passOn(): void {
    this.#end(this.#options.passOn);
  }

  /** Gives the place back. */
  giveUp(): void {
    this.#end(this.#options.leave);
  }

  evict(): void {
    this.#end(this.#options.leave);
    this.#options.evict();
  }

  #end(how: () => void): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#options.nameless.delete(this);
    how();
  }
}
