/**
 * The servers that are put to the test, and their NATS.
 *
 * @module
 */

import { ChildServer } from "../../harness/child_server.ts";
import { NatsServer } from "../harness/nats_server.ts";

/** How many servers there are. */
export const NODES = 3;

/** On a busy machine, with NATS just back, one may need a minute. */
const START_WAITS = 6;

/** Three servers of one chat. Any of them may be down. */
export class Servers implements AsyncDisposable {
  /** What they write to. */
  readonly nats: NatsServer;
  /** Those that run, at their numbers. */
  readonly running: (ChildServer | undefined)[] = [];

  private constructor(nats: NatsServer) {
    this.nats = nats;
  }

  /** Starts them. */
  static async start(): Promise<Servers> {
    const servers = new Servers(await NatsServer.start());
    for (let at = 0; at < NODES; at++) await servers.start(at);
    return servers;
  }

  /** The port of a server; undefined when it is down. */
  port(at: number): number | undefined {
    return this.running[at % NODES]?.port;
  }

  /** Starts one that is down. */
  async start(at: number): Promise<void> {
    this.running[at] = await ChildServer.start([
      ...["--rate", "0", "--max-per-address", "0", "--log-level", "error"],
      ...["--web-port", "shared"],
      ...["--cluster", `nats://${this.nats.address}`, "--node", `n${at}`],
    ], { waits: START_WAITS });
  }

  /** Kills one. */
  async kill(at: number): Promise<void> {
    const node = this.#takeOut(at);
    node.program.signal("SIGKILL");
    await node[Symbol.asyncDispose]();
  }

  /** Asks one to stop, and gives its exit code once it has. */
  async stop(at: number): Promise<number> {
    const node = this.#takeOut(at);
    const code = await node.stop();
    await node[Symbol.asyncDispose]();
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const node of this.running) await node?.[Symbol.asyncDispose]();
    await this.nats[Symbol.asyncDispose]();
  }

  #takeOut(at: number): ChildServer {
    const node = this.running[at]!;
    this.running[at] = undefined;
    return node;
  }
}
