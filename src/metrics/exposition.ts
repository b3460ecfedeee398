/**
 * Metrics as Prometheus reads them.
 *
 * @module
 */

import { Registry } from "prom-client";
import type { Histogram } from "../histogram.ts";
import type { Metric, Sources } from "./metric.ts";

/** A number as it stands in a line of the exposition. */
interface Sample {
  readonly metricName?: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/**
 * Makes a registry that reads `metrics` whenever it is asked for them.
 *
 * What happens thousands of times a second is counted in plain numbers where it
 * happens. So these take the place of the registry's own counters, which look
 * a metric up by its labels each time that something happens.
 */
export function registryOf(
  metrics: readonly Metric[],
  sources: Sources,
): Registry {
  const registry = new Registry();
  for (const metric of metrics) {
    const { name, help, type } = metric;
    const get = () => {
      const values = samplesOf(metric, sources);
      return Promise.resolve({ name, help, type, values, aggregator: "sum" });
    };
    // Of a metric, a registry uses the name and `get`; its types ask for one
    // of its own classes.
    registry.registerMetric(
      { name, get } as unknown as Parameters<Registry["registerMetric"]>[0],
    );
  }
  return registry;
}

function samplesOf(metric: Metric, sources: Sources): Sample[] {
  if (metric.type === "histogram") {
    return rangesOf(metric.name, metric.scale, metric.read(sources));
  }
  if (!("label" in metric)) {
    return [{ labels: {}, value: metric.read(sources) }];
  }
  return Object.entries(metric.read(sources)).map(([key, value]) => ({
    labels: { [metric.label]: key },
    value,
  }));
}

/** The ranges of a histogram: each has all those below it too. */
function rangesOf(name: string, scale: number, histogram: Histogram): Sample[] {
  const { bounds, counts, sum } = histogram;
  let count = 0;
  const ranges = counts.map((more, at): Sample => {
    count += more;
    const le = at < bounds.length ? bounds[at] * scale : "+Inf";
    return { metricName: `${name}_bucket`, labels: { le }, value: count };
  });
  return [
    ...ranges,
    { metricName: `${name}_sum`, labels: {}, value: sum * scale },
    { metricName: `${name}_count`, labels: {}, value: count },
  ];
}
