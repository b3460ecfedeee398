/**
 * Puts a NATS that replicates its stream three times to the test:
 *
 *     deno task check-replicated --seconds 60 --seed 7
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { run } from "./run.ts";

const {
  seconds = "60",
  seed = String(Date.now() % 1_000_000),
} = parseArgs(Deno.args, { string: ["seconds", "seed"] });
const version = new Deno.Command("nats-server", { args: ["--version"] })
  .outputSync().stdout;
console.log(`${new TextDecoder().decode(version).trim()}, seed ${seed}`);
const { differences, repeats, lengths, made } = await run(
  Number(seconds),
  Number(seed),
);
console.log(`read: ${lengths.join(", ")}; ${repeats} sent again`);
console.log(`faults made: ${JSON.stringify(made)}`);
for (const difference of differences.slice(0, 10)) {
  console.error(`nodes differ at ${difference}`);
}
console.log(`${differences.length} places at which nodes differ`);
if (differences.length > 0) Deno.exit(1);
