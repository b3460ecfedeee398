/**
 * Whom `/who` tells of, and whom it must.
 *
 * @module
 */

/** How long the servers have to agree on who is there, in milliseconds. */
const BOUND = 10_000;
/** How long things take to go on after NATS or a server did. */
const GRACE = 4_000;

/** When somebody was connected, in milliseconds. */
interface Presence {
  readonly name: string;
  readonly from: number;
  to: number;
}

/** An answer to `/who`. */
interface Answer {
  readonly node: number;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly names: ReadonlySet<string>;
}

/** A time in which NATS, or one of the servers, was away. */
interface Absence {
  readonly node: number | undefined;
  readonly from: number;
  to: number;
}

/** What was seen of who is there, and what was so. */
export class PresenceRecord {
  readonly #present: Presence[] = [];
  readonly #answers: Answer[] = [];
  readonly #absences: Absence[] = [];
  readonly #now: () => number;

  /** Nothing has been seen. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Somebody is in the room. Tells what to call when they are not. */
  came(name: string): () => void {
    const presence = { name, from: this.#now(), to: Infinity };
    this.#present.push(presence);
    return () => presence.to = Math.min(presence.to, this.#now());
  }

  /** NATS, or a server, is away. Tells what to call when it is back. */
  away(node?: number): () => void {
    const absence = { node, from: this.#now(), to: Infinity };
    this.#absences.push(absence);
    return () => absence.to = this.#now() + GRACE;
  }

  /** A server has answered. */
  answered(node: number, askedAt: number, names: readonly string[]): void {
    const answeredAt = this.#now();
    this.#answers.push({ node, askedAt, answeredAt, names: new Set(names) });
  }

  /**
   * What did not hold, how many answers there were, and how many of them came
   * when the bound had just been passed for somebody who had left.
   */
  judge(): { faults: string[]; answers: number; close: number } {
    const faults: string[] = [];
    let close = 0;
    for (const answer of this.#answers) {
      const { node, askedAt, answeredAt, names } = answer;
      for (const { name, from, to } of this.#present) {
        const gone = this.#counted(to, askedAt, node);
        if (gone > BOUND && gone < 2 * BOUND) close++;
        if (names.has(name)) {
          if (gone <= BOUND) continue;
          const since = (gone / 1_000).toFixed(1);
          faults.push(`server ${node} has ${name}, gone for ${since} s`);
        } else if (
          this.#counted(from, askedAt, node) > BOUND &&
          this.#counted(answeredAt, to, node) > BOUND
        ) faults.push(`server ${node} lacks ${name}`);
      }
    }
    const answers = this.#answers.length;
    return { faults: [...new Set(faults)], answers, close };
  }

  /** The time from one moment to another in which nothing was away. */
  #counted(from: number, to: number, node: number): number {
    let at = from;
    let counted = 0;
    for (const absence of this.#absences) {
      if (absence.node !== undefined && absence.node !== node) continue;
      counted += Math.max(0, Math.min(absence.from, to) - at);
      at = Math.max(at, absence.to);
    }
    return counted + Math.max(0, to - at);
  }
}
