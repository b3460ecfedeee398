/** What is not worth trying, because it has just failed at less. */

import type { Result, Results } from "./result.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import type { ServerKind } from "./servers.ts";

// From here on, waiting for those who do not get in takes minutes.
const CROWD = 10_000;

/** The row to write instead of a run, or nothing when the run is worth it. */
export function skipped(
  scenario: Scenario,
  { id: server }: ServerKind,
  results: Results,
): Result | undefined {
  const before = earlier(scenario).find((other) => {
    const row = results.get(other.id, server);
    if (!row?.failure) return false;
    const isLowerRate = scenario.sweep && other.group === scenario.group;
    return isLowerRate || (scenario.people >= CROWD && !gotIn(row));
  });
  if (!before) return undefined;
  const leftOut = `failed already: ${before.title}`;
  return { scenario: scenario.id, server, leftOut };
}

function earlier(scenario: Scenario): Scenario[] {
  const end = scenarios.findIndex(({ id }) => id === scenario.id);
  return scenarios.slice(0, end).filter((other) =>
    other.people === scenario.people && other.rooms === scenario.rooms
  );
}

// A run that ended before it measured anything did so at the door.
function gotIn({ report }: Result): boolean {
  return report !== undefined && report.expected > 0;
}
