/**
 * Bans and mutes.
 *
 * @module
 */

import { banAddress, banAddresses, lengthOf } from "./ban_address.ts";
import { lookKey } from "./look_alike.ts";

/** A ban or a mute that an operator has given. */
export interface Ban {
  /** Whether it forbids to come in, or to speak. */
  readonly kind: "ban" | "mute";
  /** The banned name; empty when the ban is on an address only. */
  readonly name: string;
  /**
   * The banned address or network (`banAddress()`); empty when the ban is on a
   * name only.
   */
  readonly address: string;
  /** When it ends, in milliseconds since 1970; null for never. */
  readonly until: number | null;
  /** Why. */
  readonly why: string;
  /** The operator's name. */
  readonly by: string;
}

/** Saves all bans so that they outlast the server; may be asynchronous. */
export type KeepBans = (bans: readonly Ban[]) => Promise<void> | void;

/** The bans and mutes in force. */
export class Bans {
  readonly #most: number;
  readonly #onChange: KeepBans;
  // Made once for each: with many bans, they are most of what a login costs.
  readonly #nameKeys = new WeakMap<Ban, string>();
  // Lengths of networks that are or were banned: at most one for each bit.
  readonly #lengths = new Set<string>();
  #bans: Ban[];
  #saved: Promise<void> = Promise.resolve();

  /**
   * Takes over the bans in force.
   *
   * @param most How many bans there may be; beyond that, the oldest ends.
   * @param bans The bans in force at first.
   * @param onChange Called with all bans after each change.
   */
  constructor(
    most: number,
    bans: readonly Ban[] = [],
    onChange: KeepBans = () => {},
  ) {
    this.#most = most;
    this.#bans = [...bans].slice(-most);
    this.#onChange = onChange;
    for (const ban of bans) this.#note(ban);
  }

  /** Resolves when the last change is saved, and rejects when saving failed. */
  get saved(): Promise<void> {
    return this.#saved;
  }

  /** The bans in force, oldest first. */
  list(now: number): readonly Ban[] {
    this.#bans = this.#bans.filter((ban) => isInForce(ban, now));
    return this.#bans;
  }

  /** Takes over the bans in force, and saves nothing. */
  replace(bans: readonly Ban[]): void {
    this.#bans = [...bans];
    for (const ban of bans) this.#note(ban);
  }

  /** Adds a ban. It replaces one on the same name and address. */
  add(ban: Ban, now: number): void {
    const key = this.#note(ban);
    const others = this.list(now).filter((other) =>
      other.kind !== ban.kind || other.address !== ban.address ||
      this.#nameKeys.get(other) !== key
    );
    this.#bans = [...others, ban].slice(-this.#most);
    this.#save();
  }

  /**
   * Ends the bans on a name, an address or a network, but not those on a larger
   * network. Gives their number.
   */
  lift(kind: Ban["kind"], target: string, now: number): number {
    const before = this.list(now);
    const address = banAddress(target);
    const isOn = this.#isOn(target, new Set(address && [address]));
    this.#bans = before.filter((ban) => ban.kind !== kind || !isOn(ban));
    const lifted = before.length - this.#bans.length;
    if (lifted > 0) this.#save();
    return lifted;
  }

  /** Finds a ban on a person of this name or address. */
  find(
    kind: Ban["kind"],
    name: string,
    address: string,
    now: number,
  ): Ban | undefined {
    if (this.#bans.length === 0) return undefined;
    const isOn = this.#isOn(name, banAddresses(address, this.#lengths));
    return this.#bans.find((ban) =>
      ban.kind === kind && isInForce(ban, now) && isOn(ban)
    );
  }

  /** Whether a ban on `network` covers `address`. */
  isIn(address: string, network: string): boolean {
    const length = lengthOf(network);
    const lengths = length === undefined ? [] : [length];
    return banAddresses(address, lengths).has(network);
  }

  #save(): void {
    this.#saved = Promise.resolve(this.#onChange(this.#bans));
    // Callers may await it; an error that nobody awaits is not fatal.
    this.#saved.catch(() => {});
  }

  #note(ban: Ban): string {
    const key = lookKey(ban.name);
    this.#nameKeys.set(ban, key);
    const length = lengthOf(ban.address);
    if (length !== undefined) this.#lengths.add(length);
    return key;
  }

  /** Matches bans on a person of this name, or of one of these addresses. */
  #isOn(name: string, addresses: ReadonlySet<string>): (ban: Ban) => boolean {
    const key = lookKey(name);
    return (ban) =>
      (ban.address !== "" && addresses.has(ban.address)) ||
      (ban.name !== "" && this.#nameKeys.get(ban) === key);
  }
}

function isInForce({ until }: Ban, now: number): boolean {
  return until === null || until > now;
}
