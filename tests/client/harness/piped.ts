/**
 * A client in a pipe.
 *
 * @module
 */

import { startMaru } from "../../harness/maru.ts";
import type { Program } from "../../harness/program.ts";

/** Starts one that connects to a port of this machine. */
export function connect(port: number, ...args: string[]): Program {
  return startMaru(["connect", `127.0.0.1:${port}`, ...args]);
}

/** Ends its input, and gives what it wrote and its exit code. */
export async function finish(
  program: Program,
): Promise<[string[], string[], number]> {
  await program.endsInput();
  const [output, errors] = [await program.rest(), await program.errors.rest()];
  return [output, errors, await program.exitCode()];
}
