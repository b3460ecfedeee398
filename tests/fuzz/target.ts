/**
 * The server that is tried.
 *
 * @module
 */

import { TempFolder } from "../harness/temp_folder.ts";
import { OPERATOR_PASSWORD } from "./deeds.ts";
import { ROOT } from "../harness/program.ts";
import type { Verdict } from "./verdict.ts";

/** Counts memory at a signal. */
const COLLECTOR = [
  "--v8-flags=--expose-gc",
  "--preload=tests/fuzz/collector.ts",
];

/** As its users start it, but one address may come as often as it likes. */
function commandOf(
  folder: TempFolder,
  rate: number,
  flags: readonly string[],
): string[] {
  const operators = folder.write("op", OPERATOR_PASSWORD);
  return [
    ...["run", "-N", `-R=${operators}`, ...COLLECTOR, "main.ts"],
    ...["--port", "0", "--web-port", "off", "--rate", String(rate)],
    ...["--operator-password-file", operators],
    ...["--max-per-address", "0", "--log-format", "json"],
    ...flags,
  ];
}

/** How long it may take to go down, in milliseconds. */
const GOING_DOWN = 10_000;

/** A server in a process of its own, whose log is read as it is written. */
export class Target implements AsyncDisposable {
  /** The port that it listens on. */
  port = 0;
  /** The port for IRC, if it listens on one. */
  ircPort = 0;
  readonly #folder = new TempFolder();
  readonly #child: Deno.ChildProcess;
  readonly #verdict: Verdict;
  #isStopping = false;
  #listening: ((port: number) => void) | undefined;
  #collected: ((bytes: number) => void) | undefined;

  private constructor(
    verdict: Verdict,
    rate: number,
    flags: readonly string[],
  ) {
    this.#verdict = verdict;
    this.#child = new Deno.Command(Deno.execPath(), {
      args: commandOf(this.#folder, rate, flags),
      cwd: ROOT,
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#child.status.then(({ code }) => {
      if (!this.#isStopping) verdict.breaks(`the server ended with ${code}`);
    });
  }

  /** Starts it, and waits until it listens. */
  static async start(
    verdict: Verdict,
    rate: number,
    flags: readonly string[] = [],
  ): Promise<Target> {
    const target = new Target(verdict, rate, flags);
    const { promise, resolve } = Promise.withResolvers<number>();
    target.#listening = resolve;
    eachLine(target.#child.stdout, () => {});
    eachLine(target.#child.stderr, (line) => target.#readLog(line));
    target.port = await verdict.within(promise, "the start");
    return target;
  }

  /** The memory that something refers to, in bytes. */
  held(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#collected = resolve;
    this.#child.kill("SIGUSR2");
    return this.#verdict.within(promise, "counting memory");
  }

  /** How many descriptors it has open. */
  get descriptors(): number {
    return [...Deno.readDirSync(`/proc/${this.#child.pid}/fd`)].length;
  }

  /** Asks it to stop; gives its exit code. */
  async stop(): Promise<number> {
    this.#isStopping = true;
    this.#child.kill("SIGTERM");
    const { status } = this.#child;
    return (await this.#verdict.within(status, "going down", GOING_DOWN)).code;
  }

  /** Ends it, if it has not ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true;
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended.
    }
    await this.#child.status;
    this.#folder[Symbol.dispose]();
  }

  /** Whatever the runtime itself has to say is no JSON, and no good news. */
  #readLog(line: string): void {
    let level: unknown;
    try {
      const entry = JSON.parse(line);
      ({ level } = entry);
      if (entry.event === "listening") {
        this.ircPort = entry.ircPort ?? 0;
        this.#listening?.(entry.port);
      }
      if (entry.event === "collected") this.#collected?.(entry.held);
    } catch {
      level = undefined;
    }
    if (level !== "info" && level !== "warn") {
      this.#verdict.breaks(`the server's log says: ${line}`);
    }
  }
}

/** Reads to the end, so that who writes never waits. */
async function eachLine(
  stream: ReadableStream<Uint8Array>,
  take: (line: string) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of stream) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop()!;
    lines.forEach(take);
  }
  if (rest !== "") take(rest);
}
