/**
 * The stays in a link room that outlive the server.
 *
 * @module
 */

import type { Clock } from "../clock.ts";
import type { RoomEntry } from "../messages/event.ts";
import { lookKey } from "./look_alike.ts";
import type { LinkChange, LinkLedger, LostLink } from "./link_ledger.ts";

/** The bounds of a {@linkcode LinkRecord}. */
export interface LinkRecordLimits {
  /** How long an owner's place is kept after a restart, in milliseconds. */
  readonly linkOwnerWait: number;
}

/** The room that a record is of. */
export interface RecordedLink {
  /** Its id. */
  readonly id: string;
  /** What is known of it from an earlier run, if it is of one. */
  readonly lost?: LostLink | undefined;
}

// As many bits as a whole number can have.
const STAY_BITS = 52;

/**
 * Each stay of a person in a link room has a number, which their ticket carries.
 * After a restart, the bearer of a ticket goes on with the stay, unless it was
 * over by then, or somebody has gone on with it already.
 */
export class LinkRecord {
  readonly #id: string;
  readonly #ledger: LinkLedger;
  readonly #lost: LostLink | undefined;
  readonly #stays = new Map<string, number>();
  // Those of the earlier run that nobody has gone on with.
  readonly #awaited: Set<number>;
  readonly #clock: Clock;
  readonly #ownerUntil: number;

  /** Begins to write a room down, or goes on with it. */
  constructor(
    { id, lost }: RecordedLink,
    ledger: LinkLedger,
    clock: Clock,
    { linkOwnerWait }: LinkRecordLimits,
  ) {
    this.#id = id;
    this.#ledger = ledger;
    this.#lost = lost;
    this.#clock = clock;
    this.#awaited = new Set(lost?.stays);
    this.#ownerUntil = clock.monotonic() + linkOwnerWait;
  }

  /** The stay of a person who is in the room. */
  stayOf(name: string): number | undefined {
    return this.#stays.get(name);
  }

  /** Whether the bearer of a ticket for this stay may go on with it. */
  awaits(stay: number | undefined): boolean {
    return stay !== undefined && this.#ledger.isWaiting &&
      this.#awaited.has(stay);
  }

  /**
   * Whether the room is kept for the owner that it had. It may be asked only
   * while the room has no owner.
   */
  get awaitsOwner(): boolean {
    return this.awaits(this.#lost?.owner) &&
      this.#clock.monotonic() < this.#ownerUntil;
  }

  /** The name of the owner of the earlier run, if they have come back. */
  get ownerBack(): string | undefined {
    for (const [name, stay] of this.#stays) {
      if (stay === this.#lost?.owner) return name;
    }
    return undefined;
  }

  /** Whether a name or an address was kept out in the earlier run. */
  keepsOut(key: string): boolean {
    return this.#lost?.keepsOut(key) === true;
  }

  /** Notes that a name or an address is kept out, by its key. */
  keepOut(key: string): void {
    this.#note("keptOut", key);
  }

  /** Applies an event. */
  apply(event: RoomEntry): void {
    switch (event.kind) {
      case "joined":
        return this.#enter(event.who, event.stay);
      case "renamed":
        return this.#rename(event.who, event.to);
      case "left":
        return this.#leave(event.who);
      case "owner":
        return this.#note("owned", this.#stays.get(event.who) ?? 0);
      case "locked":
      case "unlocked":
      case "ended":
        return this.#note(event.kind);
    }
  }

  /** Notes the stays that were awaited as over, once nobody is waited for. */
  sweep(): void {
    if (this.#awaited.size === 0 || this.#ledger.isWaiting) return;
    for (const stay of this.#awaited) this.#note("left", stay);
    this.#awaited.clear();
  }

  #enter(who: string, returned: number | undefined): void {
    const isBack = this.awaits(returned);
    const stay = isBack ? returned! : newStay();
    this.#awaited.delete(stay);
    this.#stays.set(who, stay);
    if (!isBack) this.#note("entered", stay);
  }

  #rename(from: string, to: string): void {
    const stay = this.#stays.get(from);
    if (stay === undefined) return;
    this.#stays.delete(from);
    this.#stays.set(to, stay);
  }

  #leave(who: string): void {
    const stay = this.#stays.get(who);
    if (stay === undefined) return;
    this.#stays.delete(who);
    this.#note("left", stay);
  }

  #note(change: LinkChange, value?: number | string): void {
    this.#ledger.note(this.#id, change, value);
  }
}

/** The key of a name that is kept out. */
export function nameOut(name: string): string {
  return `name ${lookKey(name)}`;
}

/** The key of an address that is kept out, by its own key (`addressKey`). */
export function addressOut(key: string): string {
  return `address ${key}`;
}

/** A number that no other stay has. */
function newStay(): number {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  return (high % 2 ** (STAY_BITS - 32)) * 2 ** 32 + low + 1;
}
