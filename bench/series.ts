/** The lines of the picture, from the results. */

import type { Series } from "./chart.ts";
import type { Measured } from "./report.ts";
import type { Results } from "./result.ts";
import { sweepRates } from "./scenarios.ts";

/** For each server, the p99 latency at each rate at which it was measured. */
export function latencySeries(
  results: Results,
  servers: readonly Measured[],
): Series[] {
  return servers.map(({ kind }) => ({
    title: kind.title.replaceAll("`", ""),
    points: sweepRates.flatMap((rate) => {
      const row = results.get(`c-${rate}`, kind.id);
      if (!row || row.leftOut) return [];
      const latency = row.failure ? undefined : row.report?.latency.p99;
      return [{ rate, latency }];
    }),
  }));
}
