/**
 * A WebSocket of a program that reads objects.
 *
 * @module
 */

import { isKnownObject } from "./known_lines.ts";
import { WebWire } from "./web_wire.ts";
import type { Place, Wire } from "./wire.ts";

/** An object of the server's. */
export interface Sent {
  /** Its kind. */
  readonly kind: string;
  /** What else it has. */
  readonly [member: string]: unknown;
}

/** Whom it tells. */
export interface ObjectHandler {
  /** The server has sent an object. */
  sent(object: Sent, wire: ObjectWire): void;
  /** The server has sent what it never should. */
  heardWrong(why: string): void;
}

const encoder = new TextEncoder();

/** Sends lines, and hears objects. */
export class ObjectWire {
  /** The connection. */
  readonly wire: Wire;
  #isHeard = true;

  /** Connects. */
  constructor(place: Place, handler: ObjectHandler) {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const heardWrong = (why: string) => handler.heardWrong(why);
    const heard = (bytes: Uint8Array) => {
      for (const line of decoder.decode(bytes).split("\n")) {
        if (line === "" || !this.#isHeard) continue;
        const object = JSON.parse(line);
        if (isKnownObject(object)) handler.sent(object, this);
        else heardWrong(`a program receives ${line.slice(0, 300)}`);
      }
    };
    this.wire = new WebWire(place, { heard, heardWrong });
  }

  /** Sends a line. */
  says(line: string): void {
    this.wire.sends(encoder.encode(line));
  }

  /** Takes no notice of what still comes. */
  turnsAway(): void {
    this.#isHeard = false;
  }
}
