/**
 * Puts a cluster to the test:
 *
 *     deno task check-cluster --seconds 60 --seed 7
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { isInstalled } from "../../harness/program.ts";
import { run } from "./run.ts";

const {
  seconds = "60",
  seed = String(Date.now() % 1_000_000),
} = parseArgs(Deno.args, { string: ["seconds", "seed"] });

if (!isInstalled("nats-server")) {
  console.log("skipped: there is no nats-server");
} else {
  console.log(`seed ${seed}, ${seconds} s`);
  const { faults, counts, made, delays } = await run(
    Number(seconds),
    Number(seed),
  );
  const at = (share: number) =>
    delays[Math.floor(delays.length * share)]?.toFixed(1);
  console.log(`seen: ${JSON.stringify(counts)}`);
  console.log(`faults made: ${JSON.stringify(made)}`);
  console.log(`until shown: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  for (const fault of faults.slice(0, 20)) console.error(`not valid: ${fault}`);
  if (faults.length > 0) Deno.exit(1);
  console.log("valid");
}
