/**
 * A replica that writes down what it is told.
 *
 * @module
 */

import type { Deed, Replica } from "../../../src/cluster/journal.ts";

/** One thing that happened. */
export type Happening = readonly ["deed" | "gone", string, unknown];

/** What happened since the epoch, in order. */
export class Recorder implements Replica {
  /** In order. */
  happened: Happening[] = [];
  /** The time of the log. */
  time = 0;
  /** How often this node was given up. */
  fences = 0;

  load(state: unknown): void {
    this.happened = [...(state ?? []) as Happening[]];
  }

  save(): unknown {
    return this.happened;
  }

  advance(time: number): void {
    this.time = time;
  }

  gone(writer: string): void {
    this.happened.push(["gone", writer, this.time]);
  }

  apply(writer: string, deed: Deed): unknown {
    this.happened.push(["deed", writer, deed.text]);
    return this.happened.length;
  }

  fenced(): void {
    this.fences++;
  }

  /** The texts that were written, in order. */
  get texts(): unknown[] {
    return this.happened.filter(([kind]) => kind === "deed")
      .map(([, , text]) => text);
  }
}
