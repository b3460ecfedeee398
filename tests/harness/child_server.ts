/**
 * A server in a process of its own.
 *
 * @module
 */

import { LineClient } from "./line_client.ts";
import { Program } from "./program.ts";
import { until } from "./until.ts";

/** How it is started. */
export interface ChildServerOptions {
  /** What it is permitted, as flags of the runtime. @default {["-N"]} */
  readonly permissions?: readonly string[];
  /** How many descriptors it may have open. */
  readonly descriptors?: number;
  /** How often in a row to wait until it listens. @default {1} */
  readonly waits?: number;
}

/** A server as its users start it, on ports that are free. */
export class ChildServer implements AsyncDisposable {
  /** The process. */
  readonly program: Program;
  /** The port without TLS, if there is one. */
  port = 0;
  /** The port with TLS, if there is one. */
  tlsPort = 0;
  readonly #clients: LineClient[] = [];

  private constructor(program: Program) {
    this.program = program;
  }

  /** Starts one that does not get so far as to listen, or whose words matter. */
  static spawn(
    args: readonly string[],
    { permissions = ["-N"], descriptors }: ChildServerOptions = {},
  ): Program {
    const command = [
      ...[Deno.execPath(), "run", ...permissions, "main.ts"],
      ...["--port", "0", "--web-port", "off", ...args],
    ];
    if (descriptors === undefined) {
      return Program.start(command[0], command.slice(1));
    }
    const script = `ulimit -n ${descriptors} && exec "$@"`;
    return Program.start("sh", ["-c", script, "sh", ...command]);
  }

  /** Starts one, and waits until it listens. What is of no note is not logged. */
  static async start(
    args: readonly string[] = [],
    options: ChildServerOptions = {},
  ): Promise<ChildServer> {
    const quiet = ["--log-level", "warn", ...args];
    const server = new ChildServer(ChildServer.spawn(quiet, options));
    const portIn = async (line: RegExp) => {
      for (let left = options.waits ?? 1;;) {
        try {
          return Number((await server.program.sees(line)).match(/\d+$/));
        } catch (error) {
          if (--left === 0) throw error;
        }
      }
    };
    const isPlain = !quiet.join(" ").includes("--port off");
    if (isPlain) server.port = await portIn(/^join with: /);
    if (quiet.includes("--tls-cert")) {
      server.tlsPort = await portIn(/^with TLS: /);
    }
    return server;
  }

  /** The memory that it holds, in bytes. */
  get memory(): number {
    const status = Deno.readTextFileSync(`/proc/${this.program.pid}/status`);
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
  }

  /** How many descriptors it has open. */
  get descriptors(): number {
    return [...Deno.readDirSync(`/proc/${this.program.pid}/fd`)].length;
  }

  /** Connects somebody who has no name yet. */
  async connect(name = "somebody"): Promise<LineClient> {
    const client = await LineClient.connect(name, this);
    this.#clients.push(client);
    return client;
  }

  /** Connects somebody, and waits until they are in the lobby. */
  async login(name: string): Promise<LineClient> {
    const client = await this.connect(name);
    client.says(name);
    await client.sees(`*** ${name} has joined`);
    return client;
  }

  /** Waits until it holds no more descriptors than this. */
  async hasOnlyDescriptors(count: number): Promise<void> {
    await until(
      () => this.descriptors <= count,
      () => `${this.descriptors} descriptors are open`,
    );
  }

  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number> {
    this.program.signal("SIGTERM");
    return this.program.exitCode();
  }

  /** Closes every client, and ends it. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) client.closes();
    await this.program[Symbol.asyncDispose]();
  }
}
