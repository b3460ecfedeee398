/**
 * The access rules of a link room.
 *
 * @module
 */

import type { Clock } from "../clock.ts";
import { addressKey } from "../net/address.ts";
import type { RoomEntry } from "../messages/event.ts";
import { addressOut, type LinkRecord, nameOut } from "./link_record.ts";
import { lookKey } from "./look_alike.ts";

/** The bounds of an {@linkcode LinkAccess}. */
export interface LinkAccessLimits {
  /** How many names, and how many addresses, can be kept out. */
  readonly kicked: number;
}

/** Who made a link room. */
export interface LinkMaker {
  /** What they themselves are counted by. */
  readonly madeBy: string;
  /** The keys of their address (`networkKeys`). */
  readonly madeFrom: readonly string[];
}

/** The state of a {@linkcode LinkAccess}, as JSON. */
export interface LinkState extends LinkMaker {
  /** See {@linkcode LinkAccess.since}. */
  readonly since: number;
  /** See {@linkcode LinkAccess.madeAt}. */
  readonly madeAt: number;
  /** See {@linkcode LinkAccess.emptySince}. */
  readonly emptySince?: number;
  /** See {@linkcode LinkAccess.owner}. */
  readonly owner: string;
  /** See {@linkcode LinkAccess.isLocked}. */
  readonly isLocked: boolean;
  /** The looks of the names that are kept out. */
  readonly kicked: readonly string[];
  /** The keys of the addresses that are kept out. */
  readonly addresses: readonly string[];
}

/** The owner of a link room, its lock, and the people who were kicked. */
export class LinkAccess {
  /** When the room was made, in milliseconds since 1970. */
  since: number;
  /** The same by the monotonic clock, in milliseconds. */
  madeAt: number;
  /** What the person who made the room is counted by. */
  readonly madeBy: string;
  /** What their address is counted by. */
  readonly madeFrom: readonly string[];
  /**
   * When the last person left, by the monotonic clock; undefined while the room
   * has people.
   */
  emptySince: number | undefined;
  /** What outlives the server; undefined when nothing does. */
  readonly record: LinkRecord | undefined;
  readonly #limits: LinkAccessLimits;
  readonly #clock: Clock;
  readonly #kicked = new Set<string>();
  readonly #addresses = new Set<string>();
  #owner = "";
  #isLocked = false;

  /** Makes the access of a room that is open to everyone with its link. */
  constructor(
    maker: LinkMaker,
    clock: Clock,
    limits: LinkAccessLimits,
    record?: LinkRecord,
  ) {
    this.madeBy = maker.madeBy;
    this.madeFrom = maker.madeFrom;
    this.#clock = clock;
    this.since = clock.now();
    this.madeAt = this.emptySince = clock.monotonic();
    this.#limits = limits;
    this.record = record;
  }

  /** The name of the owner, who may lock, kick and close; empty without one. */
  get owner(): string {
    return this.#owner;
  }

  /** Goes on as a room of before a restart, which ends at `until`. */
  goOn(until: number, life: number, isLocked: boolean): void {
    // A clock that was set back gives nobody more time.
    const left = Math.min(until - this.#clock.now(), life);
    this.since = until - life;
    this.madeAt = this.#clock.monotonic() + left - life;
    this.#isLocked = isLocked;
  }

  /** The person who becomes the owner now, if somebody does. */
  nextOwner([first]: Iterable<string>): string | undefined {
    if (this.#owner !== "") return undefined;
    const { record } = this;
    return record?.ownerBack ?? (record?.awaitsOwner ? undefined : first);
  }

  /** The whole state, as JSON. */
  save(): LinkState {
    const { since, madeAt, madeBy, madeFrom, emptySince, owner, isLocked } =
      this;
    return {
      ...{ since, madeAt, madeBy, madeFrom, owner, isLocked },
      ...emptySince !== undefined && { emptySince },
      kicked: [...this.#kicked],
      addresses: [...this.#addresses],
    };
  }

  /** Takes a state over. */
  restore(state: LinkState): void {
    this.since = state.since;
    this.madeAt = state.madeAt;
    this.emptySince = state.emptySince;
    this.#owner = state.owner;
    this.#isLocked = state.isLocked;
    for (const key of state.kicked) this.#kicked.add(key);
    for (const key of state.addresses) this.#addresses.add(key);
  }

  /** Whether the room is closed to newcomers. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /**
   * Whether a person of this name may come in, from this address if it is
   * known. Do not ask for people who are in already.
   *
   * @param stay The one that they go on with, by their ticket.
   */
  admits(name: string, address = "", stay?: number): boolean {
    const isOpen = !this.#isLocked || this.record?.awaits(stay) === true;
    return isOpen && !this.isKeptOut(name, address);
  }

  /** Whether this name or this address was kicked. */
  isKeptOut(name: string, address: string): boolean {
    const key = addressKey(address);
    return this.#kicked.has(lookKey(name)) || this.#addresses.has(key) ||
      this.record?.keepsOut(nameOut(name)) === true ||
      this.record?.keepsOut(addressOut(key)) === true;
  }

  /**
   * Applies an event.
   *
   * @param members How many people are in the room then.
   */
  apply(event: RoomEntry, members = 1): void {
    if (members > 0) this.emptySince = undefined;
    else this.emptySince ??= this.#clock.monotonic();
    this.record?.apply(event);
    switch (event.kind) {
      case "owner":
        this.#owner = event.who;
        break;
      case "renamed":
        if (this.#owner === event.who) this.#owner = event.to;
        break;
      case "left":
        if (this.#owner === event.who) this.#owner = "";
        if (event.reason === "kicked") {
          this.#keepOut(this.#kicked, lookKey(event.who), nameOut(event.who));
        }
        if (event.keepOut !== undefined) {
          const { keepOut } = event;
          this.#keepOut(this.#addresses, keepOut, addressOut(keepOut));
        }
        break;
      case "locked":
        this.#isLocked = true;
        break;
      case "unlocked":
        this.#isLocked = false;
    }
  }

  #keepOut(from: Set<string>, key: string, noted: string): void {
    if (from.has(key) || from.size >= this.#limits.kicked) return;
    from.add(key);
    this.record?.keepOut(noted);
  }
}
