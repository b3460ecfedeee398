/** The command line of the bench. */

import { parseArgs } from "node:util";

/** How the bench runs. */
export interface Options {
  /** Letters or ids of scenarios; all when empty. */
  readonly only: readonly string[];
  /** Names of servers; all when empty. */
  readonly servers: readonly string[];
  /** Small and short, to see that everything works. */
  readonly quick: boolean;
  /** How long each run is measured. */
  readonly seconds: number;
  /** Where the report goes. */
  readonly out: string;
  /** A file of earlier results, to which these are added. */
  readonly results: string | undefined;
}

/** Reads the options, or throws with what is wrong. */
export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string", default: "" },
      servers: { type: "string", default: "" },
      quick: { type: "boolean", default: false },
      seconds: { type: "string" },
      out: { type: "string" },
      results: { type: "string" },
    },
  });
  const quick = values.quick;
  const seconds = Number(values.seconds ?? (quick ? 1 : 5));
  if (!(seconds > 0 && seconds <= 600)) {
    throw new RangeError(
      `Cannot measure: '--seconds' must be above 0 and at most 600: current value is ${values.seconds}`,
    );
  }
  return {
    only: list(values.only),
    servers: list(values.servers),
    quick,
    seconds,
    // A quick run is no result: it must not take the place of one.
    out: values.out ?? (quick ? Deno.makeTempDirSync() : import.meta.dirname!),
    results: values.results,
  };
}

function list(value: string): string[] {
  return value.split(",").filter((item) => item !== "");
}
