/** What the tables show of a run. */

import {
  deliveriesPerCpuSecond,
  type Latency,
  type LoadReport,
  memoryPerConnection,
} from "./result.ts";
import type { Scenario } from "./scenarios.ts";

/** A column: its title, and what it says of a run. */
export type Column = [title: string, cell: (report: LoadReport) => string];

const big = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const mib = (kib: number) => `${(kib / 1024).toFixed(0)} MiB`;
/** A share as people write it. */
export const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
const ms = (value: number) => value < 10 ? value.toFixed(2) : value.toFixed(0);

function latency(report: LoadReport, which: keyof Latency): string {
  return report.delivered > 0 ? ms(report.latency[which]) : "–";
}

const common: Column[] = [
  ["delivered", (r) => big.format(r.delivered)],
  ["per CPU second", (r) => big.format(deliveriesPerCpuSecond(r))],
  ["p50 ms", (r) => latency(r, "p50")],
  ["p99 ms", (r) => latency(r, "p99")],
  ["p99.9 ms", (r) => latency(r, "p999")],
  ["max ms", (r) => latency(r, "max")],
  ["resident", (r) => mib(r.server.rss)],
  ["server busy", (r) => percent(r.server.cpu / r.seconds)],
  ["load idle", (r) => percent(r.load.idle)],
];

const dropped: Column[] = [
  ["dropped", (r) => `${r.server.dropped} of ${r.silent}`],
  ["peak", (r) => mib(r.server.peak)],
];

const arrival: Column[] = [
  ["in", (r) => `${r.arrival.in} of ${r.people}`],
  [
    "first SYN to last in",
    (r) => `${(r.arrival.seconds * 1000).toFixed(0)} ms`,
  ],
  ["slowest connect", (r) => `${ms(r.arrival.slowestConnect)} ms`],
  [
    "SYN sent again",
    (r) => `${Math.max(r.arrival.synAgain, r.arrival.synAgainKernel)}`,
  ],
  ["backlog overflows", (r) => `${r.arrival.overflows}`],
];

const memory: Column[] = [
  ["a connection", (r) => `${memoryPerConnection(r).toFixed(1)} KiB`],
  ["resident", (r) => mib(r.server.rss)],
  ["peak", (r) => mib(r.server.peak)],
  ["all in after", (r) => `${r.arrival.seconds.toFixed(1)} s`],
];

/** The columns that say something about the scenario. */
export function columnsOf(scenario: Scenario): Column[] {
  if (scenario.burst) return arrival;
  if (scenario.idle) return memory;
  return scenario.silent ? [...common, ...dropped] : common;
}
