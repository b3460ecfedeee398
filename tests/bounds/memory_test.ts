import { assert } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import type { LineClient } from "../harness/line_client.ts";

const MIB = 1024 * 1024;

/** What the runtime's own heap may come to on the way, beside what is held. */
const SLACK = 72 * MIB;

/** Strangers who may go as fast as they like, and how much the server grows. */
class Siege implements AsyncDisposable {
  readonly server: ChildServer;
  readonly witness: LineClient;
  readonly #before: number;

  private constructor(server: ChildServer, witness: LineClient) {
    this.server = server;
    this.witness = witness;
    this.#before = server.memory;
  }

  static async begin(...args: string[]): Promise<Siege> {
    const flags = ["--rate", "0", "--max-per-address", "0", ...args];
    const server = await ChildServer.start(flags);
    return new Siege(server, await server.login("witness"));
  }

  async strangers(count: number): Promise<LineClient[]> {
    const names = Array.from({ length: count }, (_, n) => `stranger${n}`);
    return await Promise.all(names.map((name) => this.server.login(name)));
  }

  /** Waits until everything before it has been taken up, and looks. */
  async grewNoMoreThan(bytes: number): Promise<void> {
    this.witness.says("/stats");
    await this.witness.sees(/^\*\*\* up /);
    const grown = this.server.memory - this.#before;
    assert(grown < bytes, `it grew by ${Math.round(grown / MIB)} MiB`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server[Symbol.asyncDispose]();
  }
}

Deno.test("memory: a feed holds its bound, however many never read", async () => {
  await using siege = await Siege.begin("--max-line", "65536");
  const { witness } = siege;
  await siege.strangers(40);
  const line = `${"x".repeat(60_000)}\n`;
  for (let megabyte = 0; megabyte < 96; megabyte++) {
    witness.sends(line.repeat(16));
    for (let n = 0; n < 16; n++) await witness.sees(/^\[witness\] x+$/);
  }
  await siege.grewNoMoreThan(SLACK);
});

Deno.test("memory: private lines hold their bound, however much is asked for", async () => {
  await using siege = await Siege.begin();
  const strangers = await siege.strangers(40);
  // The answers come to 12 MiB for each of them, and nobody reads any.
  await Promise.all(
    strangers.map((one) => one.sends("/help\n".repeat(5000))),
  );
  await siege.grewNoMoreThan(SLACK + 40 * 512 * 1024);
});

Deno.test("memory: a line that never ends is not held", async () => {
  await using siege = await Siege.begin();
  const strangers = await siege.strangers(20);
  const much = new Uint8Array(8 * MIB).fill(0x78);
  await Promise.all(strangers.map((one) => one.sends(much)));
  await siege.grewNoMoreThan(SLACK);
});

Deno.test("memory: an empty room costs little, though link rooms outlive their people", async () => {
  await using siege = await Siege.begin();
  const [stranger] = await siege.strangers(1);
  const flit = (n: number) => `/nick s${n}\n/invite\n/leave\n`;
  for (let n = 0; n < 3_000; n += 100) {
    const lines = Array.from({ length: 100 }, (_, m) => flit(n + m));
    stranger.sends(lines.join(""));
    await stranger.sees(`*** s${n + 99} owns this room now`);
  }
  await siege.grewNoMoreThan(SLACK);
});
