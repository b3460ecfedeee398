/**
 * The types of metrics.
 *
 * @module
 */

import type { Histogram } from "../fanout/histogram.ts";
import type { Services } from "../presence/services.ts";

/** The sources of the metrics. */
export interface Sources {
  /** The server. */
  readonly services: Services;
  /** Its version. */
  readonly version: string;
  /** How late the event loop is, in milliseconds. */
  readonly loopDelays: Histogram;
}

/** Values by the value of a label, of which there is a fixed number. */
export type ByLabel = Readonly<Record<string, number>>;

/** The name and description of a metric. */
export interface Described {
  /** Its name, by the conventions of Prometheus: with its unit, and `_total`. */
  readonly name: string;
  /** Its description. */
  readonly help: string;
}

/** One number, which each request reads. */
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
  /** The name of the label. */
  readonly label: string;
  /** The values now, by the label's. */
  readonly read: (sources: Sources) => ByLabel;
}

/** A histogram. */
export interface Ranged extends Described {
  /** The type of metric. */
  readonly type: "histogram";
  /** Converts a counted number to the unit of the name, by division. */
  readonly divisor: number;
  /** The histogram. */
  readonly read: (sources: Sources) => Histogram;
}

/** One metric. */
export type Metric = Single | Labelled | Ranged;
