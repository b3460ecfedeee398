/**
 * The text format of Prometheus.
 *
 * @module
 */

import type { Histogram } from "../fanout/histogram.ts";
import type { Metric, Sources } from "./metric.ts";

/** The media type of the text. */
export const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/**
 * Reads metrics, and writes them in the text format of Prometheus, version
 * 0.0.4. No name, label or help has a character that would need escaping.
 *
 * `npm:prom-client` would look up labels at each count, and `deno compile`
 * (2.9.6) overflows its stack on a dependency of it. Here, plain numbers count
 * frequent events where they happen, and this function only writes them.
 */
export function expose(metrics: readonly Metric[], sources: Sources): string {
  return metrics.map((metric) => {
    const { name, help, type } = metric;
    return [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samplesOf(metric, sources),
    ].join("\n") + "\n";
  }).join("\n");
}

function samplesOf(metric: Metric, sources: Sources): string[] {
  const { name } = metric;
  if (metric.type === "histogram") {
    return rangesOf(name, metric.divisor, metric.read(sources));
  }
  if (!("label" in metric)) return [`${name} ${metric.read(sources)}`];
  return Object.entries(metric.read(sources))
    .map(([value, count]) => `${name}{${metric.label}="${value}"} ${count}`);
}

/** The ranges of a histogram: each includes all below it. */
function rangesOf(
  name: string,
  divisor: number,
  { bounds, counters, sum }: Histogram,
): string[] {
  let count = 0;
  const ranges = counters.map((more, at) => {
    count += more;
    const bound = at < bounds.length ? bounds[at] / divisor : "+Inf";
    return `${name}_bucket{le="${bound}"} ${count}`;
  });
  return [...ranges, `${name}_sum ${sum / divisor}`, `${name}_count ${count}`];
}
