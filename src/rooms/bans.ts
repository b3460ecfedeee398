/**
 * Who may not come in, and who may not speak.
 *
 * @module
 */

import { banAddress, banAddresses, lengthOf } from "./ban_address.ts";
import { nameKey } from "./name.ts";

/** Something an operator has put on somebody. */
export interface Ban {
  /** What is forbidden: to come in, or to speak. */
  readonly kind: "ban" | "mute";
  /** The name it was put on; empty when only an address. */
  readonly name: string;
  /** An address or a network (`banAddress()`); empty when only a name. */
  readonly address: string;
  /** When it ends, in milliseconds since 1970; null for never. */
  readonly until: number | null;
  /** Why. */
  readonly why: string;
  /** The operator's name. */
  readonly by: string;
}

/** Keeps all bans where they outlast the server; may take its time. */
export type KeepBans = (bans: readonly Ban[]) => Promise<void> | void;

/** The bans and mutes in force. */
export class Bans {
  readonly #most: number;
  readonly #onChange: KeepBans;
  // Made once for each: with many bans, they are most of what a login costs.
  readonly #nameKeys = new WeakMap<Ban, string>();
  // Of the networks that there are bans on, or were: a number for each bit at most.
  readonly #lengths = new Set<string>();
  #bans: Ban[];
  #saved: Promise<void> = Promise.resolve();

  /**
   * Takes over what is in force.
   *
   * @param most How many there may be; of more, the oldest ends.
   * @param bans Those in force at first.
   * @param onChange Is called with all of them after each change.
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

  /** Resolves when the last change is kept, and rejects when it could not be. */
  get saved(): Promise<void> {
    return this.#saved;
  }

  /** Those in force, oldest first. */
  list(now: number): readonly Ban[] {
    this.#bans = this.#bans.filter((ban) => isInForce(ban, now));
    return this.#bans;
  }

  /** Puts one in force. It takes the place of one on the same name and address. */
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
   * Ends those on a name, an address or a network, but not those on a network
   * that it is in. Tells how many there were.
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

  /** The one in force on somebody of this name or address. */
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

  /** Whether an address is in a network, as bans have it. */
  isIn(address: string, network: string): boolean {
    const length = lengthOf(network);
    const lengths = length === undefined ? [] : [length];
    return banAddresses(address, lengths).has(network);
  }

  #save(): void {
    this.#saved = Promise.resolve(this.#onChange(this.#bans));
    // Whoever asks for it is told; nobody has to.
    this.#saved.catch(() => {});
  }

  #note(ban: Ban): string {
    const key = nameKey(ban.name);
    this.#nameKeys.set(ban, key);
    const length = lengthOf(ban.address);
    if (length !== undefined) this.#lengths.add(length);
    return key;
  }

  /** Tells which bans are on somebody of this name, or of one of these addresses. */
  #isOn(name: string, addresses: ReadonlySet<string>): (ban: Ban) => boolean {
    const key = nameKey(name);
    return (ban) =>
      (ban.address !== "" && addresses.has(ban.address)) ||
      (ban.name !== "" && this.#nameKeys.get(ban) === key);
  }
}

function isInForce({ until }: Ban, now: number): boolean {
  return until === null || until > now;
}
