/**
 * Puts small faults into the source, one at a time, and tells which of them no
 * test notices:
 * `deno task mutate [--every N] [--new] [--within SECONDS] [--map FILE] [path...]`.
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { KnownSurvivors } from "./mutation/known_survivors.ts";
import { type Mutant, mutantsOf } from "./mutation/mutants.ts";
import { TestMap } from "./mutation/test_map.ts";
import { Workspace } from "./mutation/workspace.ts";

/** The sources that get faults: files, or folders with all that is in them. */
const TARGETS = [
  "src/fanout/",
  "src/sessions/",
  "src/net/tls_connection.ts",
  "src/net/tls_stream.ts",
  "src/net/connection_stream.ts",
  "src/net/linger.ts",
  "src/presence/resume.ts",
  "src/rooms/resume_tokens.ts",
];

/** The tests that may notice. Only those that run the line are asked. */
const TESTS = [
  "tests/bounds/",
  "tests/fanout/",
  "tests/metrics/",
  "tests/net/",
  "tests/port/",
  "tests/rooms/",
  "tests/sessions/",
  "tests/transcripts/",
  "tests/web/event_stream_test.ts",
  "tests/web/script_bounds_test.ts",
  "tests/web/script_test.ts",
  "tests/web/socket_test.ts",
  "tests/web/tls_test.ts",
  "tests/irc/registration_test.ts",
];

const KNOWN = new URL("./mutation/SURVIVORS.md", import.meta.url);

const flags = parseArgs(Deno.args, {
  string: ["every", "map", "within"],
  boolean: ["new"],
});
const every = Number(flags.every ?? 1);
const within = Number(flags.within ?? Infinity) * 1000;
const paths = flags._.map(String);
const known = new KnownSurvivors(Deno.readTextFileSync(KNOWN));
using workspace = new Workspace();
const map = await TestMap.of(
  workspace,
  TESTS.flatMap((path) => filesOf(path, "_test.ts")),
  flags.map,
);
const sum = { tried: 0, failed: 0, late: 0, known: 0, unknown: 0 };
for (const file of TARGETS.flatMap((path) => filesOf(path, ".ts"))) {
  if (paths.length > 0 && !paths.some((path) => file.startsWith(path))) {
    continue;
  }
  const count = await tryAll(file);
  console.log(`${file}: ${summary(count)}`);
  for (const key of Object.keys(sum) as (keyof typeof sum)[]) {
    sum[key] += count[key];
  }
}
console.log(`all: ${summary(sum)}`);
Deno.exitCode = sum.unknown > 0 ? 1 : 0;

async function tryAll(file: string): Promise<typeof sum> {
  const count = { tried: 0, failed: 0, late: 0, known: 0, unknown: 0 };
  const mutants = mutantsOf(file, Deno.readTextFileSync(file))
    .filter((_, index) => index % every === 0)
    .filter((mutant) => !(flags.new && known.has(mutant)));
  for (const mutant of mutants) {
    count.tried++;
    const outcome = await tryOne(mutant);
    if (outcome !== "passed") {
      count[outcome]++;
      continue;
    }
    const isKnown = known.has(mutant);
    count[isKnown ? "known" : "unknown"]++;
    const { line, before, after } = mutant;
    const mark = isKnown ? "known  " : "UNKNOWN";
    console.log(`${mark} ${file}:${line}: \`${before}\` → \`${after}\``);
  }
  return count;
}

async function tryOne(mutant: Mutant): Promise<"passed" | "failed" | "late"> {
  for (const { tests, time } of map.noticing(mutant, within)) {
    const outcome = await workspace.outcome(mutant, tests, 3000 + 3 * time);
    if (outcome !== "passed") return outcome;
  }
  return "passed";
}

function summary({ tried, failed, late, known, unknown }: typeof sum): string {
  return `${tried} faults, ${failed} noticed, ${late} by tests without an ` +
    `end, ${known} listed in SURVIVORS.md, ${unknown} not`;
}

function filesOf(path: string, ending: string): string[] {
  if (path.endsWith(".ts")) return [path];
  return [...Deno.readDirSync(path)].map(({ name }) => `${path}${name}`)
    .filter((name) => name.endsWith(ending)).sort();
}
