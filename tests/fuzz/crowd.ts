/**
 * Everyone who tries the server at a time.
 *
 * @module
 */

import { crowdAddress, GUEST_ADDRESS } from "./addresses.ts";
import { act, begin, leave } from "./deeds.ts";
import type { Door } from "./doors.ts";
import type { EarHandler } from "./ear.ts";
import { Peer } from "./peer.ts";
import { nameKey } from "../../src/rooms/name.ts";
import type { Random } from "./random.ts";
import type { Record } from "./record.ts";
import type { Verdict } from "./verdict.ts";

/** The most clients there are at a time. */
const MOST = 300;
/** How many of them never read. */
const DEAF = 0.04;
/** How long one that leaves is given, in milliseconds. */
const GOODBYE = 1_000;
/** Links that are remembered, dead ones with them. */
const LINKS = 50;

/** Clients that come, do things, and go. */
export class Crowd {
  /** Every name that somebody has been told is theirs, by its key. */
  readonly names = new Map<string, string>();
  readonly #doors: readonly Door[];
  readonly #random: Random;
  readonly #record: Record;
  readonly #handler: EarHandler;
  readonly #links: string[] = [];
  #peers: Peer[] = [];
  // How many there are to be; rises and falls as a tide does.
  #tide = 0;
  #ghosts = 0;

  /** Makes a crowd of nobody. */
  constructor(
    doors: readonly Door[],
    random: Random,
    record: Record,
    verdict: Verdict,
    trusted: EarHandler["trusted"],
  ) {
    this.#doors = doors;
    this.#random = random;
    this.#record = record;
    this.#handler = {
      named: (name) => this.names.set(nameKey(name), name),
      linked: (id) => this.#remember(id),
      trusted,
      heardWrong: (why) => verdict.breaks(why),
    };
  }

  /** Those who know that they have a name. */
  get named(): Peer[] {
    return this.#peers.filter(({ isOpen, ear, hasBrokenOff }) =>
      isOpen && ear.name !== "" && !hasBrokenOff
    );
  }

  /** As many of them as are asked for, by chance. */
  someNamed(most: number): Peer[] {
    const { named } = this;
    while (named.length > most) {
      named.splice(this.#random.below(named.length), 1);
    }
    return named;
  }

  /**
   * How many may have a name without knowing it: those who do not read, who
   * have broken off, or who were cut off and may be waited for.
   */
  get unknown(): number {
    const peers = this.#peers.filter(({ isDeaf, hasBrokenOff }) =>
      isDeaf || hasBrokenOff
    );
    return peers.length + this.#ghosts;
  }

  /** Whoever was cut off is not waited for any more. */
  laysGhosts(): void {
    this.#ghosts = 0;
  }

  /** Every link that is remembered. */
  get links(): readonly string[] {
    return this.#links;
  }

  /** Lets some come, some act and some go. */
  act(): void {
    const random = this.#random;
    if (random.chance(0.02)) this.#tide = random.below(MOST);
    this.#forgetWhoLeft();
    const missing = this.#tide - this.#peers.length;
    for (let count = Math.min(missing, 20); count > 0; count--) this.#come();
    if (missing < 0) this.#go(random.pick(this.#peers));
    for (let count = random.below(40); count > 0; count--) {
      if (this.#peers.length === 0) break;
      const peer = random.pick(this.#peers);
      if (peer.leftAt === undefined && peer.canSend) act(peer, this.#links);
    }
  }

  /** Lets everyone hear what there is to hear. */
  listen(): void {
    this.#forgetWhoLeft();
    for (const peer of this.#peers) peer.resumes();
  }

  /** Lets everyone go; tells whether they are gone. */
  leave(): boolean {
    this.#tide = 0;
    for (const peer of this.#peers) this.#go(peer);
    this.#forgetWhoLeft();
    return this.#peers.length === 0;
  }

  /** Brings in somebody who does as they are told, and hears all. */
  guest(): Peer {
    return this.#peer(this.#doors[0], GUEST_ADDRESS, false);
  }

  #come(): void {
    const random = this.#random;
    const door = this.#door();
    const peer = this.#peer(door, crowdAddress(random), random.chance(DEAF));
    this.#peers.push(peer);
    begin(peer);
  }

  #door(): Door {
    const sum = this.#doors.reduce((sum, { weight }) => sum + weight, 0);
    let at = this.#random.below(sum);
    return this.#doors.find(({ weight }) => (at -= weight) < 0)!;
  }

  #peer(door: Door, from: string, isDeaf: boolean): Peer {
    return new Peer({
      door,
      from,
      random: this.#random.fork(),
      record: this.#record,
      handler: this.#handler,
      isDeaf,
    });
  }

  #go(peer: Peer): void {
    if (peer.leftAt !== undefined) return;
    peer.leftAt = performance.now();
    peer.resumes();
    leave(peer);
  }

  #forgetWhoLeft(): void {
    const latest = performance.now() - GOODBYE;
    for (const peer of this.#peers) {
      if ((peer.leftAt ?? Infinity) < latest) peer.closes();
    }
    const gone = this.#peers.filter(({ isOpen }) => !isOpen);
    if (gone.length === 0) return;
    this.#ghosts += gone.filter(({ mayReturn }) => mayReturn).length;
    this.#peers = this.#peers.filter(({ isOpen }) => isOpen);
  }

  #remember(id: string): void {
    if (this.#links.includes(id)) return;
    this.#links.push(id);
    if (this.#links.length > LINKS) this.#links.shift();
  }
}
