/**
 * Applying the entries of the log, one after another.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { type Batch, decodeBatch } from "./batch.ts";
import type { Replica } from "./journal.ts";
import { Membership, type MembershipState } from "./membership.ts";

/** What a node knows up to one place of the log, as JSON. */
export interface LogState {
  /** The place. */
  readonly seq: number;
  /** The hash of all up to it. */
  readonly hash: string;
  /** The nodes. */
  readonly members: MembershipState;
  /** The replica's state. */
  readonly replica: unknown;
}

/** The observer of a {@linkcode ReplicatedLog}. */
export interface LogObserver {
  /** A batch counts; these are the outcomes of its deeds. */
  counted(batch: Batch, outcomes: readonly unknown[]): void;
  /** Another node has a different hash at a place that both have applied. */
  differs(place: number, writer: string): void;
  /** A deed could not be applied here. */
  failed(error: unknown): void;
}

// How many hashes are held to compare with those of other nodes.
const HASHES = 4_096;

/**
 * Applies entries in their order to the membership and to a replica. What it
 * holds at a place depends on the entries up to there alone.
 */
export class ReplicatedLog {
  /** The nodes that live. */
  readonly members = new Membership();
  readonly #replica: Replica;
  readonly #observer: LogObserver;
  readonly #hashes = new Map<number, string>();
  #seq = 0;
  #hash = "0";

  /** Has applied nothing. */
  constructor(replica: Replica, observer: LogObserver) {
    this.#replica = replica;
    this.#observer = observer;
  }

  /** The place of the last entry that was applied. */
  get seq(): number {
    return this.#seq;
  }

  /** That place, and the hash of all up to it. */
  get seen(): readonly [number, string] {
    return [this.#seq, this.#hash];
  }

  /**
   * Applies the next entry.
   *
   * @param time When the stream took it, in milliseconds since 1970.
   */
  apply(seq: number, time: number, bytes: Uint8Array): void {
    this.#seq = seq;
    const batch = decodeBatch(bytes);
    // One that was sent again lies at another place than it was meant for.
    const isEpoch = batch?.isEpoch === true && batch.hello?.epoch === seq;
    if (isEpoch) this.#begin(seq, batch);
    const { members } = this;
    const gone = members.advance(time);
    this.#replica.advance(members.time);
    for (const writer of gone) this.#replica.gone(writer);
    const { counts, ended } = batch === undefined
      ? { counts: false }
      : members.take(batch);
    if (ended !== undefined) this.#replica.gone(ended);
    const outcomes = counts
      ? batch!.deeds.map((deed) => this.#do(batch!.w, deed))
      : [];
    if (counts && batch!.bye !== undefined) {
      members.leave(batch!.w);
      this.#replica.gone(batch!.w);
    }
    this.#note(time, bytes, JSON.stringify([counts, gone, ended, outcomes]));
    if (batch?.seen !== undefined && counts) this.#compare(batch);
    if (counts) this.#observer.counted(batch!, outcomes);
  }

  /** All that is known up to here. */
  save(): LogState {
    return {
      seq: this.#seq,
      hash: this.#hash,
      members: this.members.save(),
      replica: this.#replica.save(),
    };
  }

  /** Takes over what another node knew. */
  load({ seq, hash, members, replica }: LogState): void {
    this.#seq = seq;
    this.#hash = hash;
    this.#hashes.clear();
    this.members.load(members);
    this.#replica.load(replica);
  }

  /** Begins at a place, before any epoch: nothing counts until one comes. */
  startAt(seq: number): void {
    this.#seq = seq;
  }

  #begin(seq: number, batch: Batch): void {
    this.members.begin(seq, batch);
    this.#hash = "0";
    this.#hashes.clear();
    this.#replica.load(undefined);
  }

  #do(writer: string, deed: Batch["deeds"][number]): unknown {
    try {
      return this.#replica.apply(writer, deed) ?? null;
    } catch (error) {
      this.#observer.failed(error);
      return null;
    }
  }

  #note(time: number, bytes: Uint8Array, outcome: string): void {
    this.#hash = createHash("sha256").update(this.#hash)
      .update(`${this.#seq} ${time} ${outcome}`).update(bytes)
      .digest("base64url").slice(0, 16);
    this.#hashes.set(this.#seq, this.#hash);
    this.#hashes.delete(this.#seq - HASHES);
  }

  #compare({ w, seen }: Batch): void {
    const [place, hash] = seen!;
    const own = this.#hashes.get(place);
    if (own !== undefined && own !== hash) this.#observer.differs(place, w);
  }
}
