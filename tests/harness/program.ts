/**
 * Programs that take part in a test.
 *
 * @module
 */

import { within } from "./within.ts";
import { Witness } from "./witness.ts";

/** How a program is started. */
export interface ProgramOptions {
  /** The folder that it runs in. */
  readonly cwd?: string | URL;
  /** What its environment has beside that of the tests. */
  readonly env?: Record<string, string>;
  /** The number of the user that it runs as, and of their group. */
  readonly user?: number | undefined;
}

/** The root of the project. */
export const ROOT = new URL("../../", import.meta.url);

/** What comes out of a stream. */
class StreamWitness extends Witness {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(name: string, stream: ReadableStream<Uint8Array>) {
    super(name);
    this.#reader = stream.getReader();
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel();
  }

  protected override async receive(): Promise<Uint8Array | null> {
    const { done, value } = await this.#reader.read();
    return done ? null : value;
  }
}

/** A program that runs: what it says is seen, and what it is told it reads. */
export class Program extends StreamWitness implements AsyncDisposable {
  /** What it says on its standard error. */
  readonly errors: Witness;
  readonly #errors: StreamWitness;
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  #isOver = false;

  private constructor(name: string, child: Deno.ChildProcess) {
    super(name, child.stdout);
    this.#child = child;
    this.#input = child.stdin.getWriter();
    this.errors = this.#errors = new StreamWitness(name, child.stderr);
    child.status.then(() => this.#isOver = true);
  }

  /** Starts it. */
  static start(
    command: string,
    args: readonly string[] = [],
    { cwd = ROOT, env = {}, user }: ProgramOptions = {},
  ): Program {
    const child = new Deno.Command(command, {
      args: [...args],
      cwd,
      env,
      ...user !== undefined && { uid: user, gid: user },
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    return new Program(command.replace(/.*\//, ""), child);
  }

  /** Its process id. */
  get pid(): number {
    return this.#child.pid;
  }

  /** Types a line. */
  async says(line: string): Promise<void> {
    await this.sends(new TextEncoder().encode(`${line}\n`));
  }

  /** Gives it bytes to read. */
  async sends(bytes: Uint8Array): Promise<void> {
    await this.#input.write(bytes);
  }

  /** Ends what it reads. */
  async endsInput(): Promise<void> {
    await this.#input.close();
  }

  /** Sends it a signal. */
  signal(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Waits until it ends, and gives its exit code. */
  async exitCode(): Promise<number> {
    const { code } = await within(this.#child.status, () => {
      throw new Error(`${this.name} did not end`);
    });
    return code;
  }

  /** Ends it, if it has not ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      if (!this.#isOver) this.signal("SIGKILL");
    } catch {
      // It has just ended.
    }
    await this.#child.status;
    await this.#input.abort().catch(() => {});
    await this.cancel();
    await this.#errors.cancel();
  }
}

/**
 * A test with a program of the system. Where it is missing, the test says that
 * it is skipped; in CI, where nothing may be missing, it fails.
 */
export function testWith(
  program: string,
  name: string,
  run: () => Promise<void>,
): void {
  const isMissing = !isInstalled(program);
  Deno.test({
    name: isMissing ? `${name} (skipped: there is no ${program})` : name,
    ignore: isMissing && Deno.env.get("CI") !== "true",
    fn: run,
  });
}

/** Whether a program of this name is on this machine. */
export function isInstalled(program: string): boolean {
  const folders = Deno.env.get("PATH")?.split(":") ?? [];
  return folders.some((folder) => {
    try {
      return Deno.statSync(`${folder}/${program}`).isFile;
    } catch {
      return false;
    }
  });
}
