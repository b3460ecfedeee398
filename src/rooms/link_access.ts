/**
 * Who may come into a room that was made to be shared by its link.
 *
 * @module
 */

import { addressKey } from "../net/address.ts";
import type { RoomEntry } from "../messages/event.ts";
import { nameKey } from "./name.ts";

/** The bounds of an {@linkcode LinkAccess}. */
export interface LinkAccessLimits {
  /** Names that may be kept out, and as many addresses. */
  readonly kicked: number;
}

/** What is special about a link room: an owner, a lock, and who was sent away. */
export class LinkAccess {
  /** When the room was made, in milliseconds since 1970. */
  readonly since: number;
  /** The name key of whoever made the room. */
  readonly madeBy: string;
  /** Since when nobody is in it; undefined while somebody is. */
  emptySince: number | undefined;
  readonly #limits: LinkAccessLimits;
  readonly #kicked = new Set<string>();
  readonly #addresses = new Set<string>();
  #owner = "";
  #isLocked = false;

  /** Makes the access of a room that is open to whoever knows its link. */
  constructor(madeBy: string, now: number, limits: LinkAccessLimits) {
    this.madeBy = madeBy;
    this.since = this.emptySince = now;
    this.#limits = limits;
  }

  /** The name of whoever may lock, kick and close; empty while nobody may. */
  get owner(): string {
    return this.#owner;
  }

  /** Whether nobody new may come in. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /**
   * Whether somebody of this name may come in, from this address if it is
   * known. Whoever is in already is not asked.
   */
  admits(name: string, address = ""): boolean {
    return !this.#isLocked && !this.isKeptOut(name, address);
  }

  /** Whether somebody of this name, or from this address, was kicked. */
  isKeptOut(name: string, address: string): boolean {
    return this.#kicked.has(nameKey(name)) ||
      this.#addresses.has(addressKey(address));
  }

  /**
   * Takes over what an event changes.
   *
   * @param members How many are in the room then.
   * @param now In milliseconds since 1970.
   */
  apply(event: RoomEntry, members = 1, now = event.time): void {
    if (members > 0) this.emptySince = undefined;
    else this.emptySince ??= now;
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
          this.#keepOut(this.#kicked, nameKey(event.who));
        }
        if (event.keepOut !== undefined) {
          this.#keepOut(this.#addresses, event.keepOut);
        }
        break;
      case "locked":
        this.#isLocked = true;
        break;
      case "unlocked":
        this.#isLocked = false;
    }
  }

  #keepOut(from: Set<string>, key: string): void {
    if (from.size < this.#limits.kicked) from.add(key);
  }
}
