/**
 * Rooms that are found by their link alone.
 *
 * @module
 */

import type { Clock } from "../clock.ts";
import { networkKeys } from "../net/address.ts";
import { AddressCounts } from "../net/address_counts.ts";
import { LinkAccess, type LinkMaker } from "./link_access.ts";
import type { LinkLedger, LostLink } from "./link_ledger.ts";
import { LinkRecord } from "./link_record.ts";
import type { Limits } from "../limits.ts";
import { Room, type RoomLimits } from "./room.ts";

// Digits and letters without i, l, o and u, so that an id survives reading
// aloud and copying by hand. An id has 28 of them with 5 random bits each: 140.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 28;
const GROUP = 7;
const MOST_UNITS = 512;

/** Link rooms, by id. An id that has ended is never given out again. */
export class LinkRooms {
  readonly #limits: Limits & RoomLimits;
  readonly #clock: Clock;
  readonly #ledger: LinkLedger | undefined;
  readonly #rooms = new Map<string, Room>();
  // Kept as a count: with many rooms, counting at each new one would cost.
  readonly #madeBy = new Map<string, number>();
  readonly #madeFrom: AddressCounts;

  /** Makes a set without rooms. The ledger, if any, knows those of before a restart. */
  constructor(
    limits: Limits & RoomLimits,
    clock: Clock,
    ledger?: LinkLedger,
  ) {
    this.#ledger = ledger;
    this.#limits = limits;
    this.#madeFrom = new AddressCounts(limits);
    this.#clock = clock;
  }

  /** Gives the id of the next room. */
  newId: () => string = randomId;

  /** How many link rooms there are. */
  get size(): number {
    return this.#rooms.size;
  }

  /** Every link room. */
  rooms(): IterableIterator<Room> {
    return this.#rooms.values();
  }

  /** How many of them a maker has made, by their key. */
  countOf(madeBy: string): number {
    return this.#madeBy.get(madeBy) ?? 0;
  }

  /**
   * Whether those who come from an address may make one more. A name costs
   * nothing, so that a bound by names alone would bound nobody.
   */
  hasRoomFor(address: string): boolean {
    const { perAddress, linksPerAddress } = this.#limits;
    return perAddress === 0 ||
      this.#madeFrom.hasRoom(networkKeys(address), linksPerAddress);
  }

  /** Makes a room with a new id, for a maker, by a key of theirs and their address. */
  open(madeBy: string, address: string): Room {
    return this.make(this.newId(), { madeBy, madeFrom: networkKeys(address) });
  }

  /** A room that a restart has ended, and that may be opened again. */
  lost(id: string): LostLink | undefined {
    return this.#ledger?.lost(id);
  }

  /**
   * Opens a room again that a restart has ended. It counts as one of those from
   * this address, who need not have made it.
   */
  reopen(id: string, lost: LostLink, address: string): Room {
    const madeFrom = networkKeys(address);
    const room = this.make(id, { madeBy: "", madeFrom }, lost);
    const { until, isLocked } = lost;
    room.access!.goOn(until, this.#limits.linkLife, isLocked);
    this.#ledger!.reopened(id);
    return room;
  }

  /** Makes a room with this id, or one anew that is known from before a restart. */
  make(id: string, maker: LinkMaker, lost?: LostLink): Room {
    const { madeBy, madeFrom } = maker;
    const clock = this.#clock;
    const record = this.#ledger &&
      new LinkRecord({ id, lost }, this.#ledger, clock, this.#limits);
    const access = new LinkAccess(maker, clock, this.#limits, record);
    if (lost === undefined) {
      this.#ledger?.note(id, "made", access.since + this.#limits.linkLife);
    }
    this.#madeFrom.add(madeFrom);
    const room = new Room(id, this.#limits, this.#clock.now, { access });
    this.#rooms.set(id, room);
    this.#madeBy.set(madeBy, this.countOf(madeBy) + 1);
    return room;
  }

  /** The room that an id or a link names, in whatever form it was copied. */
  find(text: string): Room | undefined {
    const id = linkId(text);
    return id === undefined ? undefined : this.#rooms.get(id);
  }

  /** Ends a room for good. */
  close(room: Room): void {
    if (!this.#rooms.delete(room.name)) return;
    const { madeBy, madeFrom } = room.access!;
    this.#madeFrom.remove(madeFrom);
    const count = this.countOf(madeBy) - 1;
    if (count > 0) this.#madeBy.set(madeBy, count);
    else this.#madeBy.delete(madeBy);
  }

  /** The one that nobody has been in for the longest time. */
  get longestEmpty(): Room | undefined {
    let found: Room | undefined;
    let since = Infinity;
    for (const room of this.#rooms.values()) {
      const { emptySince = Infinity } = room.access!;
      if (emptySince < since) [found, since] = [room, emptySince];
    }
    return found;
  }

  /** Notes nothing more of what ends: it ends with the server. */
  stopNoting(): void {
    this.#sweep();
    this.#ledger?.close();
  }

  /** The rooms that have expired. */
  expired(): Room[] {
    this.#sweep();
    const { linkEmpty, linkLife } = this.#limits;
    const now = this.#clock.monotonic();
    return [...this.#rooms.values()].filter(({ access }) =>
      now - access!.madeAt >= linkLife ||
      (access!.emptySince !== undefined &&
        now - access!.emptySince >= linkEmpty)
    );
  }

  /** Those who have not come back in time come back after no later restart. */
  #sweep(): void {
    this.#ledger?.sweep();
    for (const { access } of this.#rooms.values()) access!.record?.sweep();
  }
}

/**
 * The id in a typed or pasted text: an id, with or without its dashes, or a
 * link.
 *
 * @returns undefined when the text is neither.
 */
export function linkId(text: string): string | undefined {
  // A link with a long host still fits; a longer text is no link of ours.
  if (text.length > MOST_UNITS) return undefined;
  const id = text.replace(/^.*\/r\//s, "").replace(/[/?#].*$/s, "")
    .toLowerCase().replaceAll("-", "")
    .replaceAll("o", "0").replaceAll(/[il]/g, "1");
  if (id.length !== LENGTH) return undefined;
  if ([...id].some((letter) => !ALPHABET.includes(letter))) return undefined;
  return grouped(id);
}

/** An id that nobody can guess. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return grouped([...bytes].map((byte) => ALPHABET[byte % 32]).join(""));
}

function grouped(id: string): string {
  const groups = [];
  for (let at = 0; at < LENGTH; at += GROUP) {
    groups.push(id.slice(at, at + GROUP));
  }
  return groups.join("-");
}
