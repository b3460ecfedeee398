/**
 * The server that is tried.
 *
 * @module
 */

import { ROOT } from "../harness/program.ts";
import type { Verdict } from "./verdict.ts";

/** As its users start it, but one address may send as much as it likes. */
const COMMAND = [
  ...["run", "-N", "main.ts", "--port", "0", "--web-port", "off"],
  ...["--rate", "0", "--max-per-address", "0", "--log-format", "json"],
];

/** How long it may take to go down, in milliseconds. */
const GOING_DOWN = 10_000;

/** A server in a process of its own, whose log is read as it is written. */
export class Target implements AsyncDisposable {
  /** The port that it listens on. */
  port = 0;
  readonly #child: Deno.ChildProcess;
  readonly #verdict: Verdict;
  #isStopping = false;

  private constructor(verdict: Verdict) {
    this.#verdict = verdict;
    this.#child = new Deno.Command(Deno.execPath(), {
      args: COMMAND,
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
  static async start(verdict: Verdict): Promise<Target> {
    const target = new Target(verdict);
    const listening = Promise.withResolvers<number>();
    eachLine(target.#child.stdout, (line) => {
      const port = /^join with: .* (\d+)$/.exec(line)?.[1];
      if (port !== undefined) listening.resolve(Number(port));
    });
    eachLine(target.#child.stderr, (line) => target.#readLog(line));
    target.port = await verdict.within(listening.promise, "the start");
    return target;
  }

  /** The memory that it holds, in bytes. */
  get memory(): number {
    const status = Deno.readTextFileSync(`/proc/${this.#child.pid}/status`);
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
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
  }

  /** Whatever the runtime itself has to say is no JSON, and no good news. */
  #readLog(line: string): void {
    let level: unknown;
    try {
      ({ level } = JSON.parse(line));
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
