/** One run: a server, the load against it, and what became of it. */

import type { Programs } from "./build.ts";
import type { Machine } from "./machine.ts";
import { freePort, pinned, start } from "./process.ts";
import type { LoadReport, Result } from "./result.ts";
import type { Scenario } from "./scenarios.ts";
import type { ServerKind } from "./servers.ts";

/** What all runs share. */
export interface RunContext {
  readonly machine: Machine;
  readonly programs: Programs;
  /** A directory for files that are not kept. */
  readonly dir: string;
  /** How long each run is measured. */
  readonly seconds: number;
  readonly quick: boolean;
}

/** Starts the server, measures it, ends it. Never throws. */
export async function measure(
  kind: ServerKind,
  scenario: Scenario,
  context: RunContext,
): Promise<Result> {
  const row = { scenario: scenario.id, server: kind.id };
  const leftOut = unfit(kind, scenario, context.machine);
  if (leftOut) return { ...row, leftOut };
  const log = `${context.dir}/${kind.id}.log`;
  try {
    const port = freePort();
    const { web = false } = scenario;
    const command = await kind.command({ ...context, port, web });
    const core = context.machine.cores?.[0];
    await using server = await start(command, port, { core, log });
    const report = await runLoad(kind, scenario, context, server);
    const failure = server.crash() ?? failureOf(report, scenario);
    return { ...row, report, ...(failure && { failure }) };
  } catch (error) {
    return {
      ...row,
      failure: error instanceof Error ? error.message : `${error}`,
    };
  }
}

function unfit(kind: ServerKind, scenario: Scenario, { files }: Machine) {
  if (scenario.whisper && kind.protocol !== "line") {
    return "the load does not whisper in its protocol";
  }
  if (scenario.web && !kind.web) return "it is measured over TCP only";
  const needed = scenario.people + (scenario.silent ?? 0) + 100;
  if (needed <= files) return kind.unfit?.(scenario);
  return `it takes ${needed} open files, and the limit (ulimit -n) is ${files}`;
}

function loadArguments(
  kind: ServerKind,
  scenario: Scenario,
  { seconds, quick }: RunContext,
): string[] {
  const { people, rooms, silent, inFlight, rate, bytes } = scenario;
  const numbers = {
    people,
    rooms,
    silent,
    "in-flight": inFlight,
    rate,
    bytes,
    window: kind.window,
    seconds: secondsOf(scenario, seconds),
    warmup: quick ? 0.2 : 1,
    drain: quick ? 3 : 10,
    // At the door, who is not in after 20 s was turned away for good.
    patience: quick ? 10 : scenario.burst ? 20 : 60,
  };
  const switches = {
    korean: scenario.korean,
    burst: scenario.burst,
    idle: scenario.idle,
    whisper: scenario.whisper,
  };
  return [
    ["--protocol", scenario.web ? "ws" : kind.protocol],
    ...Object.entries(numbers).filter(([, value]) => value !== undefined)
      .map(([name, value]) => [`--${name}`, `${value}`]),
    ...Object.entries(switches).filter(([, value]) => value)
      .map(([name]) => [`--${name}`]),
  ].flat();
}

function secondsOf(scenario: Scenario, seconds: number): number {
  const { sweep, idle, leastSeconds } = scenario;
  if (sweep || idle) return Math.min(seconds, 2);
  return Math.max(seconds, leastSeconds ?? 0);
}

async function runLoad(
  kind: ServerKind,
  scenario: Scenario,
  context: RunContext,
  server: { pid: number; port: number },
): Promise<LoadReport> {
  const [file, ...args] = pinned([
    context.programs.load,
    ...loadArguments(kind, scenario, context),
    ...["--port", `${server.port}`, "--pid", `${server.pid}`],
  ], context.machine.cores?.[1]);
  // The load bounds each of its phases; this is for a load that hangs.
  const signal = AbortSignal.timeout((150 + 2 * context.seconds) * 1000);
  const command = new Deno.Command(file!, { args, signal });
  const { stdout, stderr } = await command.output();
  const text = new TextDecoder();
  if (!stdout.length) throw new Error(text.decode(stderr) || "the load ended");
  return JSON.parse(text.decode(stdout));
}

function failureOf(report: LoadReport, scenario: Scenario): string | undefined {
  const { expected, delivered, error, arrival } = report;
  const all = scenario.people + (scenario.silent ?? 0);
  const why = report.loss ? ` (${report.loss})` : "";
  if (arrival.in < all && (error || scenario.burst)) {
    return `${arrival.in} of ${all} got in${why}`;
  }
  if (error) return `${error}${why}`;
  if (delivered >= expected) return undefined;
  const percent = Math.floor(delivered / expected * 1000) / 10;
  return `${percent.toFixed(1)} % delivered${why}`;
}
