/**
 * Measures maru and other servers side by side and writes the report.
 *
 *     deno run -A bench/run.ts [--only a,c] [--servers maru,limit] [--quick] [--seconds N] [--out DIR] [--results FILE]
 */

import { build } from "./build.ts";
import { drawChart } from "./chart.ts";
import { measureFraming } from "./framing.ts";
import { isThere, readMachine, versionOf } from "./machine.ts";
import { measure, type RunContext } from "./measure.ts";
import { type Options, parseOptions } from "./options.ts";
import { makeReport, type Measured, type ReportInput } from "./report.ts";
import { type LoadReport, type Result, Results } from "./result.ts";
import { readResults, saveResult } from "./saved_results.ts";
import { type Scenario, scenarios, small } from "./scenarios.ts";
import { latencySeries } from "./series.ts";
import { skipped } from "./skip.ts";
import { type ServerKind, servers } from "./servers.ts";

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const options = parseOptions(args);
  const chosen = chooseScenarios(options);
  const kinds = servers.filter(({ id }) => isChosen(id, options.servers));
  const there = await Promise.all(kinds.map(({ needs }) => isThere(needs)));
  const present = kinds.filter((_, i) => there[i]);
  const dir = await Deno.makeTempDir();
  try {
    const machine = await readMachine();
    const programs = await build(dir);
    const context = { ...options, machine, programs, dir };
    const results = await readResults(options.results);
    await measureAll(chosen, present, context, results);
    const framing = isChosen("framing", options.only)
      ? await measureFraming(machine.cores?.[0])
      : undefined;
    await write(options, {
      ...context,
      results,
      framing,
      scenarios: options.results === undefined ? chosen : scenarios,
      servers: await Promise.all(
        servers.filter(({ id }) => results.of(id).length > 0).map(withVersion),
      ),
      missing: kinds.filter((_, i) => !there[i]),
      date: new Date(),
    });
    return results.of("maru").some(({ failure }) => failure) ? 1 : 0;
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

function isChosen(name: string, chosen: readonly string[]): boolean {
  return chosen.length === 0 || chosen.includes(name);
}

function chooseScenarios({ only, quick }: Options): Scenario[] {
  const chosen = scenarios.filter(({ group, id }) =>
    isChosen(group, only) || isChosen(id, only)
  );
  if (!quick) return chosen;
  return chosen.filter(({ sweep }) => !sweep).map(small);
}

async function withVersion(kind: ServerKind): Promise<Measured> {
  return { kind, version: await versionOf(kind) };
}

async function measureAll(
  chosen: readonly Scenario[],
  present: readonly ServerKind[],
  context: RunContext & Options,
  all: Results,
): Promise<void> {
  // A server that failed in an earlier run gets another chance.
  const results = new Results();
  for (const scenario of chosen) {
    for (const kind of present) {
      const result = skipped(scenario, kind, results) ??
        await measure(kind, scenario, context);
      results.add(result);
      all.add(result);
      await saveResult(context.results, result);
      console.log(progress(scenario, kind, result));
    }
  }
}

function progress(scenario: Scenario, kind: ServerKind, result: Result) {
  const { report, failure, leftOut } = result;
  const said = failure ?? leftOut ?? outcome(report!);
  return `${scenario.id.padEnd(10)} ${kind.id.padEnd(14)} ${said}`;
}

function outcome({ expected, delivered, latency, arrival }: LoadReport) {
  return expected > 0
    ? `${delivered} delivered, p99 ${latency.p99} ms`
    : `${arrival.in} in after ${arrival.seconds} s`;
}

async function write({ out }: Options, input: ReportInput): Promise<void> {
  await Deno.mkdir(out, { recursive: true });
  await Deno.writeTextFile(`${out}/RESULTS.md`, makeReport(input));
  const series = latencySeries(input.results, input.servers);
  if (series.some(({ points }) => points.length > 0)) {
    await Deno.writeTextFile(`${out}/latency.svg`, drawChart(series));
  }
  console.log(`wrote ${out}/RESULTS.md`);
}
