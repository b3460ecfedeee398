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
  readonly #rows = new Map<string, Result>();

  /** Adds a row, or replaces it. */
  add(result: Result): void {
    this.#rows.set(`${result.scenario} ${result.server}`, result);
  }

  /** The row, when there is one. */
  get(scenario: string, server: string): Result | undefined {
    return this.#rows.get(`${scenario} ${server}`);
  }

  /** The report of a run in which everything arrived. */
  sound(scenario: string, server: string): LoadReport | undefined {
    const row = this.get(scenario, server);
    return row?.failure ? undefined : row?.report;
  }

  /** All rows of the servers whose name begins so. */
  of(server: string): Result[] {
    return [...this.#rows.values()].filter((r) => r.server.startsWith(server));
  }
}

/** Lines that reached a reader, for each second of the server's CPU time. */
export function deliveriesPerCpuSecond(report: LoadReport): number {
  return report.server.cpu > 0 ? report.arrivals / report.server.cpu : 0;
}

/** Resident memory that each connection added, in KiB. */
export function memoryPerConnection(report: LoadReport): number {
  return (report.server.rss - report.server.rssStart) / report.people;
}
