/**
 * Private lines: who wrote them, and who was shown them.
 *
 * @module
 */

/** A private line that its writer has been shown as written. */
interface Accepted {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** The reader's connection when it was sent, and when it was accepted. */
  readonly during: readonly [number | undefined, number | undefined];
}

/** A private line as its reader was shown it. */
interface Received {
  readonly from: string;
  readonly count: number;
  /** The reader's connection. */
  readonly connection: number;
}

/** All private lines of a run. */
export class Whispers {
  readonly #sent = new Map<string, number>();
  readonly #during = new Map<string, number | undefined>();
  readonly #accepted: Accepted[] = [];
  readonly #received = new Map<string, Received[]>();
  readonly #connections = new Map<string, number>();
  readonly #open = new Set<string>();
  readonly #strayed: string[] = [];

  /** Somebody is connected, for the first time or again. */
  connected(name: string): void {
    this.#connections.set(name, (this.#connections.get(name) ?? 0) + 1);
    this.#open.add(name);
  }

  /** Their connection has ended. */
  cut(name: string): void {
    this.#open.delete(name);
  }

  /** The text of the next private line from one to another. */
  next(from: string, to: string): string {
    const pair = `${from} ${to}`;
    const count = (this.#sent.get(pair) ?? 0) + 1;
    this.#sent.set(pair, count);
    this.#during.set(`${pair} ${count}`, this.#connectionOf(to));
    return `${pair} ${count}`;
  }

  /** A private line was shown: to its reader, or to its writer as written. */
  shown(name: string, who: unknown, to: unknown, text: string): void {
    const [from, reader, number] = text.split(" ");
    const count = Number(number);
    if (from !== who || reader !== to || (name !== from && name !== reader)) {
      this.#strayed.push(`${who} -> ${to}: "${text}" was shown to ${name}`);
    } else if (name === from) {
      const during = [this.#during.get(text), this.#connectionOf(reader)];
      this.#accepted.push({ from, to: reader, count, during: during as never });
    } else {
      const connection = this.#connections.get(name)!;
      const all = this.#received.get(name) ?? [];
      all.push({ from, count, connection });
      this.#received.set(name, all);
    }
  }

  /** What did not hold, how many were accepted, and how many a cut took. */
  judge(): { faults: string[]; accepted: number; lostAtCuts: number } {
    const faults = [...this.#strayed, ...this.#repeated()];
    let lostAtCuts = 0;
    for (const line of this.#accepted) {
      if (this.#arrived(line)) continue;
      if (this.#isDue(line)) {
        faults.push(`${line.to} was not shown ${line.count} of ${line.from}`);
      } else lostAtCuts++;
    }
    return { faults, accepted: this.#accepted.length, lostAtCuts };
  }

  #connectionOf(name: string): number | undefined {
    return this.#open.has(name) ? this.#connections.get(name) : undefined;
  }

  /** Those that came twice, or not in the order in which they were sent. */
  #repeated(): string[] {
    return [...this.#received].flatMap(([name, all]) => {
      const last = new Map<string, number>();
      return all.flatMap(({ from, count }) => {
        const before = last.get(from) ?? 0;
        last.set(from, count);
        return count > before
          ? []
          : [`${name} was shown ${count} of ${from} after ${before}`];
      });
    });
  }

  #arrived({ from, to, count }: Accepted): boolean {
    return this.#receivedBy(to).some((line) =>
      line.from === from && line.count === count
    );
  }

  /** Whether its reader had one connection all the time, and read on. */
  #isDue({ from, to, count, during: [first, last] }: Accepted): boolean {
    if (first === undefined || first !== last) return false;
    if (this.#connectionOf(to) === first) return true;
    return this.#receivedBy(to).some((line) =>
      line.connection === first && line.from === from && line.count > count
    );
  }

  #receivedBy(name: string): readonly Received[] {
    return this.#received.get(name) ?? [];
  }
}
