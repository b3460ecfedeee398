/** How many lines a chat of one server or more delivers. */

import type { LoadReport } from "../result.ts";
import type { Running } from "../process.ts";
import { type Chat, cpuOf } from "./chat.ts";

/** What loads at the same time, one on each server, gave together. */
export interface FanOut {
  /** Lines delivered a second. */
  readonly perSecond: number;
  /** The processor time of the servers and of NATS, of each second. */
  readonly servers: number;
  readonly nats: number;
  /** The 99th of 100 lines, in milliseconds, and the memory of a server. */
  readonly p99: number;
  readonly mebibytes: number;
  readonly isComplete: boolean;
}

/**
 * Puts a load on each server at the same time.
 *
 * @param flags The flags of each load; `people` are divided among them.
 */
export async function measureFanOut(
  { servers, nats }: Chat,
  load: string,
  people: number,
  flags: readonly string[],
): Promise<FanOut> {
  const before = [cpuOf(servers), cpuOf([nats])];
  const reports = await Promise.all(
    servers.map((server, at) => {
      const share = people / servers.length;
      const numbers = { people: share, first: at * share, ...loadAt(server) };
      const own = Object.entries(numbers)
        .flatMap(([name, value]) => [`--${name}`, `${value}`]);
      return run(load, [...own, ...flags]);
    }),
  );
  const used = [cpuOf(servers) - before[0], cpuOf([nats]) - before[1]];
  const seconds = Math.max(...reports.map(({ seconds }) => seconds));
  const arrivals = reports.reduce((sum, { arrivals }) => sum + arrivals, 0);
  const cpu = reports.reduce((sum, { server }) => sum + server.cpu, 0);
  return {
    perSecond: arrivals / seconds,
    servers: cpu / seconds,
    // NATS is measured over the whole run, the login too.
    nats: used[1] / used[0] * cpu / seconds,
    p99: Math.max(...reports.map(({ latency }) => latency.p99)),
    mebibytes: Math.max(...reports.map(({ server }) => server.rss)) / 1_024,
    isComplete: reports.every((one) =>
      one.error === undefined && one.delivered >= one.expected
    ),
  };
}

function loadAt({ port, pid }: Running) {
  return { protocol: "line", port, pid };
}

async function run(load: string, args: string[]): Promise<LoadReport> {
  const command = new Deno.Command(load, {
    args,
    signal: AbortSignal.timeout(120_000),
  });
  const { stdout } = await command.output();
  return JSON.parse(new TextDecoder().decode(stdout));
}
