/**
 * What a metric is.
 *
 * @module
 */

import type { Histogram } from "../fanout/histogram.ts";
import type { Services } from "../presence/services.ts";

/** Where metrics are read. */
export interface Sources {
  /** The server. */
  readonly services: Services;
  /** Its version. */
  readonly version: string;
  /** How late the event loop is, in milliseconds. */
  readonly loopDelays: Histogram;
}

/** Values by what distinguishes them, of which there is a fixed number. */
export type ByLabel = Readonly<Record<string, number>>;

/** What every metric has. */
export interface Described {
  /** Its name, by the conventions of Prometheus: with its unit, and `_total`. */
  readonly name: string;
  /** What it says. */
  readonly help: string;
}

/** One number that is read when somebody asks. */
export interface Single extends Described {
  /** Whether it only grows. */
  readonly type: "counter" | "gauge";
  /** Its value now. */
  readonly read: (sources: Sources) => number;
}

/** Several numbers that are told apart by a label. */
export interface Labelled extends Described {
  /** Whether they only grow. */
  readonly type: "counter" | "gauge";
  /** What the label is called. */
  readonly label: string;
  /** The values now, by the label's. */
  readonly read: (sources: Sources) => ByLabel;
}

/** Numbers counted by how large they are. */
export interface Ranged extends Described {
  /** What it is. */
  readonly type: "histogram";
  /** What a counted number is divided by, to be in the unit of the name. */
  readonly divisor: number;
  /** The histogram. */
  readonly read: (sources: Sources) => Histogram;
}

/** One metric. */
export type Metric = Single | Labelled | Ranged;
