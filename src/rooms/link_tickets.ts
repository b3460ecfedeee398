/**
 * Tickets with which people open their link room again after a restart.
 *
 * @module
 */

import { createHmac, timingSafeEqual } from "node:crypto";
import { linkId } from "./link_rooms.ts";

/** The right that a ticket gives. */
export interface LinkTicket {
  /** The id of the room. */
  readonly id: string;
  /** When the room's time is over, in milliseconds since 1970. */
  readonly until: number;
  /** The number of its bearer's stay in it. */
  readonly stay: number;
}

// The bytes kept of an HMAC's 32: 128 bits, which nobody guesses.
const BYTES = 16;
// An id, two numbers in base 36, and the bytes in base64.
const FORM =
  /^(([0-9a-z-]{31})\.([0-9a-z]{1,10})\.([0-9a-z]{1,11}))\.([\w-]{22})$/;

/**
 * Signs tickets (HMAC-SHA-256, RFC 2104). The server stores none. Whether the
 * room can be opened, and the stay be gone on with, is for the ledger to say.
 */
export class LinkTickets {
  readonly #key: Uint8Array;

  /** Signs with a key. */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Writes a ticket as one word. */
  write({ id, until, stay }: LinkTicket): string {
    const body = [id, ...[until, stay].map((time) => time.toString(36))]
      .join(".");
    return `${body}.${this.#sign(body).toString("base64url")}`;
  }

  /**
   * Reads a ticket.
   *
   * @param now Milliseconds since 1970.
   * @returns undefined when it is not one of ours, or its time is over. How long
   * that takes tells nothing of the signature.
   */
  read(text: string, now: number): LinkTicket | undefined {
    const [, body, id, until, stay, given] = FORM.exec(text) ?? [];
    if (body === undefined) return undefined;
    const signature = Uint8Array.fromBase64(given, { alphabet: "base64url" });
    if (!timingSafeEqual(signature, this.#sign(body))) return undefined;
    const ticket = {
      id,
      until: parseInt(until, 36),
      stay: parseInt(stay, 36),
    };
    return ticket.until > now ? ticket : undefined;
  }

  #sign(body: string) {
    return createHmac("sha256", this.#key).update(`ticket ${body}`)
      .digest().subarray(0, BYTES);
  }
}

/** The id of a link room in a link, an id, or a ticket, be it valid or not. */
export function linkIdIn(text: string): string | undefined {
  return linkId(text) ?? linkId(FORM.exec(text)?.[2] ?? "");
}
