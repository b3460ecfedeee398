/**
 * Maru as its users start it: from its source, or as the executable that
 * `MARU_BINARY` names.
 *
 * @module
 */

import { resolve } from "node:path";
import { LineClient } from "./line_client.ts";
import { Program, type ProgramOptions, ROOT } from "./program.ts";

const binary = Deno.env.get("MARU_BINARY");

// An executable has to do with nothing but itself: it is started by a user who
// may do nothing, in a folder that has nothing.
const NOBODY = Deno.build.os !== "windows" && Deno.uid() === 0
  ? 65_534
  : undefined;

/** Whether it is the executable that is tested. */
export const isBinary = binary !== undefined;

/**
 * What it is called with.
 *
 * @param permissions What its source needs beside the network; the executable
 * has all that it needs.
 */
export function commandOf(permissions: readonly string[] = []): string[] {
  return binary === undefined
    ? [Deno.execPath(), "run", "-N", ...permissions, "main.ts"]
    : [resolve(ROOT.pathname, binary)];
}

/** Starts it. */
export function startMaru(
  args: readonly string[],
  permissions: readonly string[] = [],
  options: ProgramOptions = {},
): Program {
  const [command, ...before] = commandOf(permissions);
  return Program.start(command, [...before, ...args], {
    ...isBinary && { cwd: emptyFolder(), user: NOBODY },
    ...options,
  });
}

let empty: string | undefined;

function emptyFolder(): string {
  if (empty === undefined) {
    const path = empty = Deno.makeTempDirSync({ prefix: "maru-empty-" });
    giveToMaru(path);
    globalThis.addEventListener("unload", () => Deno.removeSync(path));
  }
  return empty;
}

/**
 * A test of something that maru cannot always do. Where it cannot, the test is
 * counted among those that are skipped, and its name says why.
 *
 * @param why Why there is nothing to test; undefined where there is.
 * @param test Makes the test.
 */
export function testUnless(
  why: string | undefined,
  name: string,
  run: () => Promise<void>,
  test: (name: string, run: () => Promise<void>) => void = Deno.test,
): void {
  if (why === undefined) test(name, run);
  else Deno.test.ignore(`${name} (skipped: ${why})`, run);
}

/**
 * Why what Deno 2.6 does otherwise is not tested, where an executable is that
 * was compiled with it; undefined elsewhere.
 */
export function whyNotOnDeno26(): string | undefined {
  const version = isBinary ? denoVersion() : "";
  return version.startsWith("2.6.")
    ? `it was compiled with Deno ${version}`
    : undefined;
}

/** The version of Deno that it runs on. */
export function denoVersion(): string {
  const [command, ...args] = commandOf();
  const { stdout } = new Deno.Command(command, {
    args: [...args, "--version"],
    cwd: ROOT,
  }).outputSync();
  return /deno (\S+)\)/.exec(new TextDecoder().decode(stdout))![1];
}

/** Lets whoever the executable runs as use what stands at `path`. */
export function giveToMaru(path: string): void {
  if (isBinary && NOBODY !== undefined) Deno.chownSync(path, NOBODY, NOBODY);
}

/** Waits for the greeting, and gives the port where line clients come in. */
export async function portOf(program: Program): Promise<number> {
  const line = await program.sees(/^join with: nc /);
  return Number(/\d+$/.exec(line)![0]);
}

/** Connects somebody, and waits until they are in the lobby. */
export async function enter(name: string, port: number): Promise<LineClient> {
  const client = await LineClient.connect(name, { port });
  client.says(name);
  await client.sees(`*** ${name} has joined`);
  return client;
}
