/** What maru is to reach, as ratios within one run of the bench. */

import {
  deliveriesPerCpuSecond,
  type LoadReport,
  memoryPerConnection,
  type Results,
} from "./result.ts";

/** Whether a target was met, and by how much. */
export interface Verdict {
  readonly measured: string;
  readonly met: boolean;
}

/** One target. */
export interface Target {
  /** The id of its scenario. */
  readonly scenario: string;
  readonly title: string;
  readonly target: string;
  /** Nothing when what it is compared with was not measured. */
  judge(
    maru: LoadReport,
    results: Results,
    server: string,
  ): Verdict | undefined;
}

const grouped = (value: number | string) => Number(value).toLocaleString("en");

type Sound = LoadReport | undefined;

function efficiency(id: string, peer: string, least: number): Target {
  const name = peer === "limit" ? "limit.c" : peer;
  return {
    scenario: id,
    title: `(${id[0]}) ${grouped(id.slice(2))} readers`,
    target: `deliveries per CPU second ≥ ${least.toFixed(2)} of ${name}'s`,
    judge: (maru, results) => ratio(maru, results.sound(id, peer), least),
  };
}

function ratio(maru: LoadReport, other: Sound, least: number) {
  if (!other) return undefined;
  const value = deliveriesPerCpuSecond(maru) / deliveriesPerCpuSecond(other);
  return { measured: value.toFixed(2), met: value >= least };
}

function tailLatency(rate: number): Target {
  return {
    scenario: `c-${rate}`,
    title: `(c) ${grouped(rate)} lines/s`,
    target: "all delivered, p99 ≤ 1.25 × bare's",
    judge(maru, results) {
      const bare = results.sound(`c-${rate}`, "bare");
      if (!bare) return undefined;
      return atMost(
        maru.latency.p99,
        1.25 * bare.latency.p99,
        bare.latency.p99,
      );
    },
  };
}

function withSilent(rate: number): Target {
  return {
    scenario: `d-${rate}`,
    title: `(d) ${grouped(rate)} lines/s, 100 never read`,
    target: "all delivered, p99 ≤ 1.5 × (c)'s",
    judge(maru, results, server) {
      const without = results.sound(`c-${rate}`, server)?.latency.p99;
      if (without === undefined) return undefined;
      return atMost(maru.latency.p99, 1.5 * without, without);
    },
  };
}

function atMost(value: number, most: number, other?: number): Verdict {
  const against = other === undefined ? "" : ` against ${other.toFixed(1)} ms`;
  return { measured: `${value.toFixed(1)} ms${against}`, met: value <= most };
}

const dropped: Target = {
  scenario: "d-20000",
  title: "(d) the 100 in the end",
  target: "dropped, peak memory at most 64 MiB above (c)'s",
  judge(maru, results, server) {
    const without = results.sound("c-20000", server);
    if (!without) return undefined;
    const more = (maru.server.peak - without.server.peak) / 1024;
    const gone = maru.server.dropped;
    return {
      measured: `${gone} dropped, ${more.toFixed(0)} MiB`,
      met: gone >= maru.silent && more <= 64,
    };
  },
};

const rooms: Target = {
  scenario: "f",
  title: "(f) 1,000 rooms of 10",
  target: "deliveries per CPU second ≥ 0.70 of limit.c's, longest wait ≤ 0.5 s",
  judge(maru, results) {
    const verdict = ratio(maru, results.sound("f", "limit"), 0.7);
    if (!verdict) return undefined;
    const { max } = maru.latency;
    const bare = results.sound("f", "bare")?.latency.max;
    const beside = bare === undefined ? "" : ` (bare: ${bare.toFixed(0)} ms)`;
    return {
      measured: `${verdict.measured}, ${max.toFixed(0)} ms${beside}`,
      met: verdict.met && max <= 500,
    };
  },
};

const atTheDoor: Target = {
  scenario: "g",
  title: "(g) 1,000 at once",
  target: "no SYN sent twice, all in within 1 s",
  judge({ arrival }) {
    const again = Math.max(arrival.synAgain, arrival.synAgainKernel);
    return {
      measured: `${again} SYN again, ${arrival.seconds.toFixed(2)} s`,
      met: again === 0 && arrival.seconds < 1,
    };
  },
};

const memory: Target = {
  scenario: "h",
  title: "(h) idle",
  target: "≤ 14 KiB a connection",
  judge(maru) {
    const kib = memoryPerConnection(maru);
    return { measured: `${kib.toFixed(1)} KiB`, met: kib <= 14 };
  },
};

/** All of them, in the order of the report. */
export const targets: readonly Target[] = [
  efficiency("a-100", "bare", 0.97),
  efficiency("a-1000", "bare", 0.97),
  efficiency("b-100", "bare", 0.92),
  efficiency("b-1000", "bare", 0.92),
  efficiency("a-100", "limit", 0.8),
  efficiency("a-100", "ngircd", 1),
  efficiency("a-100", "ncat", 1),
  efficiency("a-1000", "limit", 0.75),
  efficiency("b-100", "limit", 0.7),
  efficiency("b-100", "ngircd", 2),
  ...[5000, 20000].map(tailLatency),
  ...[1000, 5000, 20000].map(withSilent),
  dropped,
  {
    scenario: "e-1000",
    title: "(e) 10,000 readers, 1,000 lines/s",
    target: "all delivered, p99 ≤ 250 ms",
    judge: (maru) => atMost(maru.latency.p99, 250),
  },
  rooms,
  atTheDoor,
  memory,
];

/** Judges one target for one way of running maru. */
export function judge(
  target: Target,
  results: Results,
  server: string,
): Verdict | undefined {
  const row = results.get(target.scenario, server);
  if (row?.failure) return { measured: row.failure, met: false };
  return row?.report && target.judge(row.report, results, server);
}

/** Judges the cutting of bytes into lines, in megabytes a second. */
export function judgeFraming(speed: number): Verdict {
  return { measured: `${speed.toFixed(0)} MB/s`, met: speed >= 500 };
}
