/**
 * From which addresses the named rooms were made.
 *
 * @module
 */

import { networkKeys } from "../net/address.ts";
import { AddressCounts, type NetworkShares } from "../net/address_counts.ts";
import type { Room } from "./room.ts";

/** The bounds of {@linkcode RoomOrigins}. */
export interface RoomOriginsLimits extends NetworkShares {
  /** Connections from one address; 0 for any, and then for any rooms. */
  readonly perAddress: number;
  /** Named rooms that people from one address may have made. */
  readonly roomsPerAddress: number;
}

/** Counts the named rooms that there are by the address that made them. */
export class RoomOrigins {
  readonly #limits: RoomOriginsLimits;
  readonly #counts: AddressCounts;
  readonly #keys = new WeakMap<Room, readonly string[]>();

  /** Counts none yet. */
  constructor(limits: RoomOriginsLimits) {
    this.#limits = limits;
    this.#counts = new AddressCounts(limits);
  }

  /** Whether people from an address may make one more. */
  hasRoomFor(address: string): boolean {
    const { perAddress, roomsPerAddress } = this.#limits;
    return perAddress === 0 ||
      this.#counts.hasRoom(networkKeys(address), roomsPerAddress);
  }

  /** Counts a room until it is gone. */
  add(room: Room, address: string): void {
    this.addKeys(room, networkKeys(address));
  }

  /** The same for an address of these keys. */
  addKeys(room: Room, keys: readonly string[]): void {
    this.#counts.add(keys);
    this.#keys.set(room, keys);
    room.onGone = () => this.#counts.remove(keys);
  }

  /** The keys of the address that made a room, if it is counted. */
  keysOf(room: Room): readonly string[] | undefined {
    return this.#keys.get(room);
  }
}
