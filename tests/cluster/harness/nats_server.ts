/**
 * A nats-server of a test's own.
 *
 * @module
 */

import { freePort } from "../../harness/free_port.ts";
import { TempFolder } from "../../harness/temp_folder.ts";
import { eventually } from "./eventually.ts";

/** One that keeps its streams on disk, and can be killed and stopped. */
export class NatsServer implements AsyncDisposable {
  /** Its port. */
  readonly port = freePort();
  readonly #args: readonly string[];
  #folder = new TempFolder();
  #child: Deno.ChildProcess | undefined;

  private constructor(args: readonly string[]) {
    this.#args = args;
  }

  /** Starts one. */
  static async start(...args: string[]): Promise<NatsServer> {
    const server = new NatsServer(args);
    await server.start();
    return server;
  }

  /** Its address. */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Starts it, again after a kill. */
  async start(): Promise<void> {
    this.#child = new Deno.Command("nats-server", {
      args: [
        ...["-a", "127.0.0.1", "-p", String(this.port), "-js"],
        ...["-sd", this.#folder.path("js"), ...this.#args],
      ],
      stdout: "null",
      stderr: "null",
    }).spawn();
    await eventually(() => this.#answers(), "nats-server listens");
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    this.#child!.kill("SIGKILL");
    await this.#child!.status;
  }

  /** Lets it lose what it has on disk, while it is down. */
  loseDisk(): void {
    this.#folder[Symbol.dispose]();
    this.#folder = new TempFolder();
  }

  /** Stops it, until it is told to go on. */
  stop(): void {
    this.#child!.kill("SIGSTOP");
  }

  /** Lets it go on. */
  goOn(): void {
    this.#child!.kill("SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill().catch(() => {});
    this.#folder[Symbol.dispose]();
  }

  async #answers(): Promise<boolean> {
    try {
      using conn = await Deno.connect({
        hostname: "127.0.0.1",
        port: this.port,
      });
      return await conn.read(new Uint8Array(1)) !== null;
    } catch {
      return false;
    }
  }
}
