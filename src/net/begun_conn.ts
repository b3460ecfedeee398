/**
 * Connections that something was read from already.
 *
 * @module
 */

import type { PeerConn } from "./peer.ts";

/** The read bytes of a connection, and the read under way. */
export interface Begun {
  /** The bytes. */
  readonly early: Uint8Array;
  /** The read that was begun. @default {none} */
  readonly reading?: Promise<number | null> | undefined;
  /** Where that read puts its bytes; behind the early ones. */
  readonly buffer?: Uint8Array | undefined;
}

/** The addresses by which a connection goes, in place of its own. */
export interface Addresses {
  /** The peer's. */
  readonly source: string;
  /** The one that the peer reached. */
  readonly destination: string;
}

const NOTHING = new Uint8Array(0);

/** A connection that gives first the bytes that were read from it before. */
export class BegunConn implements PeerConn {
  /** The address of the peer. */
  readonly remoteAddr: Deno.NetAddr;
  /** The address that the peer reached. */
  readonly localAddr: Deno.NetAddr;
  readonly #conn: PeerConn;
  #early: Uint8Array;
  #reading: Promise<number | null> | undefined;
  #buffer: Uint8Array;

  /** Takes over `conn`. */
  constructor(
    conn: PeerConn,
    { early, reading, buffer = NOTHING }: Begun,
    {
      source = conn.remoteAddr.hostname,
      destination = conn.localAddr.hostname,
    }: Partial<Addresses> = {},
  ) {
    this.#conn = conn;
    this.#early = early;
    this.#reading = reading;
    this.#buffer = buffer;
    this.remoteAddr = { ...conn.remoteAddr, hostname: source };
    this.localAddr = { ...conn.localAddr, hostname: destination };
  }

  /** Reads: first what was read before. */
  read(buffer: Uint8Array): Promise<number | null> {
    if (this.#early.length > 0) return Promise.resolve(this.#giveEarly(buffer));
    if (this.#reading === undefined) return this.#conn.read(buffer);
    const reading = this.#reading;
    this.#reading = undefined;
    return reading.then((count) => {
      if (count === null) return null;
      this.#early = this.#buffer.subarray(0, count);
      this.#buffer = NOTHING;
      return this.#giveEarly(buffer);
    });
  }

  /** Writes some of `bytes`, and tells how many. */
  write(bytes: Uint8Array): Promise<number> {
    return this.#conn.write(bytes);
  }

  /** Closes the sending side. */
  closeWrite(): Promise<void> {
    return this.#conn.closeWrite();
  }

  /** Closes at once. */
  close(): void {
    this.#conn.close();
  }

  #giveEarly(buffer: Uint8Array): number {
    const part = this.#early.subarray(0, buffer.length);
    const rest = this.#early.subarray(part.length);
    // What is given no more must not keep its block.
    this.#early = rest.length === 0 ? NOTHING : rest;
    buffer.set(part);
    return part.length;
  }
}
