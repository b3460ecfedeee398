/** What one run of the load against one server gave. */

/** Times from when a line was due to when a reader had it, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** What the load prints, one JSON object a run. */
export interface LoadReport {
  /** Why the run ended before it had measured. */
  readonly error?: string;
  /** Why the first connection that was lost was lost. */
  readonly loss?: string;
  readonly people: number;
  readonly rooms: number;
  readonly silent: number;
  /** Open loop: lines a second; 0 in a closed one. */
  readonly rate: number;
  /** Closed loop: lines on their way in each room; 0 in an open one. */
  readonly inFlight: number;
  readonly expected: number;
  readonly delivered: number;
  /** All lines that arrived in the time over which the CPU time was taken. */
  readonly arrivals: number;
  readonly seconds: number;
  readonly latency: Latency;
  /**
   * CPU in seconds, and how long it waited for its core; memory in KiB;
   * `dropped` are connections it closed.
   */
  readonly server: {
    readonly cpu: number;
    readonly waited: number;
    readonly rssStart: number;
    readonly rss: number;
    readonly peak: number;
    readonly dropped: number;
  };
  readonly load: {
    readonly cpu: number;
    readonly idle: number;
    readonly longestTurn: number;
    readonly reads: number;
    readonly preempted: number;
  };
  readonly arrival: {
    readonly seconds: number;
    readonly slowestConnect: number;
    readonly synAgain: number;
    readonly synAgainKernel: number;
    readonly overflows: number;
    readonly in: number;
    readonly gone: number;
  };
  readonly gaps: number;
  readonly repeated: number;
}

/** One row of the results. */
export interface Result {
  readonly scenario: string;
  readonly server: string;
  readonly report?: LoadReport;
  /** Why this server was not asked to do this. */
  readonly leftOut?: string;
  /** What it did not do. */
  readonly failure?: string;
}

/** All rows, by scenario and server. */
export class Results {
  readonly #rows = new Map<string, Result[]>();

  /** Adds a row. */
  add(result: Result): void {
    const key = `${result.scenario} ${result.server}`;
    const rows = this.#rows.get(key);
    if (rows === undefined) this.#rows.set(key, [result]);
    else rows.push(result);
  }

  /** The row, when there is one; of several runs, the one in the middle. */
  get(scenario: string, server: string): Result | undefined {
    const rows = this.#rows.get(`${scenario} ${server}`) ?? [];
    const sorted = rows.toSorted((a, b) => costOf(a) - costOf(b));
    return sorted[Math.floor((sorted.length - 1) / 2)];
  }

  /** How many runs there were, at least and at most. */
  get runs(): { least: number; most: number } {
    const counts = [...this.#rows.values()].map(({ length }) => length);
    return { least: Math.min(...counts), most: Math.max(...counts) };
  }

  /** The report of a run in which everything arrived. */
  sound(scenario: string, server: string): LoadReport | undefined {
    const row = this.get(scenario, server);
    return row?.failure ? undefined : row?.report;
  }

  /** All rows of the servers whose name begins so. */
  of(server: string): Result[] {
    return [...this.#rows.values()].flat()
      .filter((row) => row.server.startsWith(server));
  }
}

/** By what several runs are put in order: the more, the worse. */
function costOf({ failure, report }: Result): number {
  if (failure !== undefined || report === undefined) return Infinity;
  const { inFlight, rate, latency, arrival } = report;
  if (rate > 0) return latency.p99;
  if (inFlight > 0) return 1 / deliveriesPerCpuSecond(report);
  return arrival.seconds;
}

/** Lines that reached a reader, for each second of the server's CPU time. */
export function deliveriesPerCpuSecond(report: LoadReport): number {
  return report.server.cpu > 0 ? report.arrivals / report.server.cpu : 0;
}

/** Resident memory that each connection added, in KiB. */
export function memoryPerConnection(report: LoadReport): number {
  return (report.server.rss - report.server.rssStart) / report.people;
}
