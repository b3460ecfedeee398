/**
 * Tries a server with hundreds of clients that send what they like, and sees
 * that it holds what it promises. `--seed` makes the choices of an earlier run
 * again; when each of them reaches the server is up to the machine.
 *
 * @module
 */

import { goesOf, parseOptions } from "./options.ts";
import { Record } from "./record.ts";
import { run } from "./run.ts";
import { Violation } from "./verdict.ts";

const options = parseOptions(Deno.args);
const record = new Record();
const start = performance.now();
console.log(`fuzz: ${options.seconds} s with seed ${options.seed}`);
try {
  for (const go of goesOf(options)) {
    console.log(
      `at ${go.rate || "any number of"} lines a second, ${
        go.isSecure ? "with" : "without"
      } TLS:`,
    );
    await run(go, record);
  }
} catch (error) {
  if (!(error instanceof Violation)) throw error;
  console.error(`fuzz: with seed ${options.seed}, ${error.message}`);
  console.error(`the last that was done:\n${record.last}`);
  Deno.exit(1);
}
const { clients, lines, posts, bytes } = record;
const seconds = Math.round((performance.now() - start) / 1000);
console.log(
  `fuzz: ${clients} clients, ${lines} lines, ${posts} posts, ${bytes} bytes in ${seconds} s with seed ${options.seed}: every invariant held`,
);
// Clients that the server has cut off may still be on their way out.
Deno.exit(0);
