import { assert } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import type { LineClient } from "../harness/line_client.ts";

const MIB = 1024 * 1024;

/** What the runtime's own heap may come to on the way, beside what is held. */
const SLACK = 96 * MIB;

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

  static async begin(): Promise<Siege> {
    const flags = ["--rate", "0", "--max-per-address", "0"];
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
    console.log(Math.round(grown / MIB), "MiB of", Math.round(bytes / MIB));
    assert(grown < bytes, `it grew by ${Math.round(grown / MIB)} MiB`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server[Symbol.asyncDispose]();
  }
}

Deno.test("memory: a feed holds its bound, however many never read", async () => {
  await using siege = await Siege.begin();
  const { witness } = siege;
  await siege.strangers(40);
  // For each of them, a queue of its own would come to 16 MiB.
  const text = "x".repeat(4000);
  for (let n = 0; n < 4000; n += 100) {
    witness.sends(`${n} ${text}\n`.repeat(100));
    for (let m = 0; m < 100; m++) await witness.sees(/^\[witness\] \d+ x+$/);
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

Deno.test("memory: rooms hold their bound, though link rooms outlive their people", async () => {
  await using siege = await Siege.begin();
  const [stranger] = await siege.strangers(1);
  const flit = (n: number) => `/nick s${n}\n/invite\n/leave\n`;
  for (let n = 0; n < 9_999; n += 99) {
    const from = Array.from({ length: 99 }, (_, m) => flit(n + m));
    stranger.sends(from.join(""));
    await stranger.sees(`*** s${n + 98} looks after this room now`);
  }
  stranger.says("/nick last");
  stranger.says("/invite");
  await stranger.sees("*** there are 10000 rooms, and no more fit");
  await siege.grewNoMoreThan(SLACK + 10_000 * 8 * 1024);
});
