/**
 * Tokens with which scripts speak in rooms.
 *
 * @module
 */

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { nameKey } from "./name.ts";
import type { Room } from "./room.ts";

// The bytes kept of an HMAC's 32: 128 bits, which nobody guesses.
const BYTES = 16;

/**
 * Tokens that each belong to one room. A token is computed from the room's name
 * and a key (HMAC-SHA-256, RFC 2104), so the server stores none, however many
 * are asked for.
 */
export class RoomTokens {
  readonly #key: string | Uint8Array;

  /**
   * Makes tokens with a key.
   *
   * @param key The same key gives the same tokens, after a restart too.
   * @default {a random one}
   */
  constructor(key: string | undefined) {
    this.#key = key ?? randomBytes(32);
  }

  /** The token of a room. */
  of(room: Room): string {
    return this.#bytesOf(room).toString("base64url");
  }

  /**
   * Whether a token is that of a room. The time that takes tells nothing of it.
   */
  matches(token: string, room: Room): boolean {
    const bytes = this.#bytesOf(room);
    // Base64 has four characters for three bytes.
    if (token.length !== Math.ceil(BYTES * 4 / 3)) return false;
    const given = createBytes(token);
    return given.length === bytes.length && timingSafeEqual(given, bytes);
  }

  #bytesOf(room: Room) {
    const kind = room.access === undefined ? "room" : "link";
    return createHmac("sha256", this.#key)
      .update(`${kind} ${nameKey(room.name)}`).digest().subarray(0, BYTES);
  }
}

function createBytes(token: string): Uint8Array {
  try {
    return Uint8Array.fromBase64(token, { alphabet: "base64url" });
  } catch {
    return new Uint8Array(0);
  }
}
