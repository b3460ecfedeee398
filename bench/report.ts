/** The results as a page. */

import type { Machine } from "./machine.ts";
import { type Column, columnsOf, percent } from "./columns.ts";
import type { Result, Results } from "./result.ts";
import type { Scenario } from "./scenarios.ts";
import type { ServerKind } from "./servers.ts";
import { judge, judgeFraming, targets, type Verdict } from "./targets.ts";

/** A server, and what it says of its version. */
export interface Measured {
  readonly kind: ServerKind;
  readonly version: string;
}

/** What the page is made from. */
export interface ReportInput {
  readonly results: Results;
  /** Line framing in megabytes a second, when it was measured. */
  readonly framing: number | undefined;
  readonly scenarios: readonly Scenario[];
  readonly servers: readonly Measured[];
  /** Servers that were not there. */
  readonly missing: readonly ServerKind[];
  readonly machine: Machine;
  readonly seconds: number;
  readonly quick: boolean;
  readonly date: Date;
}

function row(columns: Column[], name: string, result?: Result): string {
  if (!result) return "";
  const { report } = result;
  const measured = report && (report.seconds > 0 || report.arrival.in > 0);
  const cells = columns.map(([, cell]) => measured ? cell(report) : "–");
  return `| ${[name, ...cells, noteOn(result)].join(" | ")} |\n`;
}

function noteOn({ failure, leftOut, report }: Result): string {
  if (failure) return `**failed: ${failure}**`;
  if (leftOut) return `left out: ${leftOut}`;
  const { seconds, load, server } = report!;
  // The load never sleeps: with less than its whole core, somebody else was at work.
  const away = Math.max(1 - load.cpu / seconds, server.waited / seconds);
  return away > 0.1
    ? `disturbed: ${percent(away)} of a core went elsewhere`
    : "";
}

function table(scenario: Scenario, { results, servers }: ReportInput): string {
  const columns = columnsOf(scenario);
  const head = ["server", ...columns.map(([title]) => title), ""];
  const rows = servers.map(({ kind }) =>
    row(columns, kind.title, results.get(scenario.id, kind.id))
  );
  return `### (${scenario.group}) ${scenario.title}\n\n` +
    `| ${head.join(" | ")} |\n|${"---|".repeat(head.length)}\n${
      rows.join("")
    }\n`;
}

function targetTable(
  { results, servers, framing, quick }: ReportInput,
): string {
  const ways = servers.filter(({ kind }) => kind.id.startsWith("maru"));
  if (quick || ways.length === 0) return "";
  const head = ["scenario", "target", ...ways.map(({ kind }) => kind.title)];
  const rows = targets.map((target) => {
    const cells = ways.map(({ kind }) => say(judge(target, results, kind.id)));
    return [target.title, target.target, ...cells];
  });
  const speed = say(framing === undefined ? undefined : judgeFraming(framing));
  const line = ["framing", "≥ 500 MB/s at 64 KiB reads", speed];
  const table = [head, head.map(() => "---"), ...rows, line]
    .map((cells) => `| ${cells.join(" | ")} |\n`).join("");
  return `## Targets\n\n${table}\n`;
}

function say(verdict: Verdict | undefined): string {
  if (!verdict) return "not measured";
  return `${verdict.measured}: ${verdict.met ? "met" : "**not met**"}`;
}

function conditions(
  { machine, servers, missing, results, seconds, quick, date }: ReportInput,
): string {
  const { cores } = machine;
  const { least, most } = results.runs;
  const lines = [
    `Date: ${
      date.toISOString().slice(0, 10)
    }, each run measured for ${seconds} s.`,
    ...(most > 1
      ? [
        `Each figure is that of the run in the middle, of ${least} to ${most}.`,
      ]
      : []),
    `Machine: ${machine.cpu}, ${machine.count} cores, ${machine.memory}, Linux ${machine.kernel}, TCP ${machine.congestion}.`,
    cores
      ? `The server had core ${cores[0]} to itself, the load core ${cores[1]}.`
      : "**There is one core: the server and the load shared it, so these figures compare nothing.**",
    ...(quick
      ? [
        "**A quick run, at a small size: it shows that all works, and no more.**",
      ]
      : []),
    ...servers.map(({ kind, version }) =>
      `${kind.title}: ${version || "as `deno run`"}.`
    ),
    ...missing.map((kind) => `${kind.title}: not there, left out.`),
  ];
  return lines.map((line) => `- ${line}\n`).join("");
}

function picture({ scenarios }: ReportInput): string {
  if (!scenarios.some(({ group }) => group === "c")) return "";
  return `## Latency against load

![p99 latency against lines a second, for each server](latency.svg)

`;
}

/** Makes the page. */
export function makeReport(input: ReportInput): string {
  const { results, servers } = input;
  const isMeasured = ({ id }: Scenario) =>
    servers.some(({ kind }) => results.get(id, kind.id) !== undefined);
  const shown = input.scenarios.filter((scenario) => !scenario.sweep)
    .filter(isMeasured);
  return `# Results

Made by \`deno run -A bench/run.ts\`; what is measured, and how, is in [README.md](README.md).

${conditions(input)}
${targetTable(input)}${picture(input)}## Figures

${shown.map((scenario) => table(scenario, input)).join("")}`;
}
