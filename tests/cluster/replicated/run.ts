/**
 * Whether the nodes of a replicated stream read the same.
 *
 * @module
 */

import { NatsLink } from "../../../src/cluster/nats_link.ts";
import { pause } from "../checker/pause.ts";
import { randomFrom } from "../checker/random.ts";
import { eventually } from "../harness/eventually.ts";
import type { NatsServer } from "../harness/nats_server.ts";
import { startReplicated } from "./replicated_nats.ts";
import { ReplicaReader } from "./replica_reader.ts";

/** How many NATS servers there are. */
const SERVERS = 3;
const STREAM = "replicated";

/** The result of a run. */
export interface ReplicaReport {
  /** Places at which nodes have read different messages, and what they read. */
  readonly differences: readonly string[];
  /** Messages that some node wrote, and that the stream has twice. */
  readonly repeats: number;
  /** The length of the stream as each node has read it. */
  readonly lengths: readonly number[];
  /** The faults that were made, by kind. */
  readonly made: { readonly kills: number; readonly stalls: number };
}

/** Runs for so long, with the faults that a seed gives. */
export async function run(
  seconds: number,
  seed: number,
): Promise<ReplicaReport> {
  await using stack = new AsyncDisposableStack();
  const servers = await startReplicated(SERVERS);
  for (const server of servers) stack.use(server);
  await makeStream(servers[0]);
  const nodes = await Promise.all(
    servers.map(({ address }, at) => ReplicaReader.start(address, `n${at}`)),
  );
  for (const node of nodes) stack.use(node);
  const made = await rage(servers, seconds * 1_000, randomFrom(seed));
  for (const node of nodes) node.isWriting = false;
  // A late node reads what the stream has now, from its beginning.
  const late = stack.use(await ReplicaReader.start(servers[0].address, "late"));
  late.isWriting = false;
  await settle([...nodes, late]);
  const texts = [...nodes[0].read.values()];
  return {
    differences: compare([...nodes, late]),
    repeats: texts.length - new Set(texts).size,
    lengths: [...nodes, late].map(({ last }) => last),
    made,
  };
}

async function makeStream({ address }: NatsServer): Promise<void> {
  const options = { servers: [address], name: STREAM };
  const link = await NatsLink.open(options, () => {});
  const config = {
    ...{ name: STREAM, subjects: [`${STREAM}.log`] },
    ...{ storage: "file", num_replicas: SERVERS },
  };
  await eventually(async () => {
    try {
      const subject = `$JS.API.STREAM.CREATE.${STREAM}`;
      const reply = await link.ask(subject, JSON.stringify(config));
      return reply.json<{ error?: unknown }>().error === undefined;
    } catch {
      return false;
    }
  }, "there is a stream");
  await link.close();
}

/** Kills and stops servers, mostly one at a time. */
async function rage(
  servers: readonly NatsServer[],
  milliseconds: number,
  random: () => number,
) {
  const made = { kills: 0, stalls: 0 };
  const stall = async (server: NatsServer) => {
    made.stalls++;
    server.stop();
    await pause(500 + random() * 7_500);
    server.goOn();
  };
  const kill = async (server: NatsServer) => {
    made.kills++;
    await server.kill();
    await pause(100 + random() * 3_000);
    await server.start();
  };
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    await pause(500 + random() * 2_000);
    const first = Math.floor(random() * servers.length);
    const one = servers[first];
    const other = servers[(first + 1) % servers.length];
    const kind = random();
    if (kind < 0.3) await kill(one);
    else if (kind < 0.7) await stall(one);
    else {
      const both = [stall(one)];
      await pause(random() * 4_000);
      both.push(random() < 0.5 ? stall(other) : kill(other));
      await Promise.all(both);
    }
  }
  return made;
}

/** Waits until nothing more comes. */
async function settle(nodes: readonly ReplicaReader[]): Promise<void> {
  let before = "";
  let since = performance.now();
  await eventually(() => {
    const now = nodes.map(({ last }) => last).join();
    if (now !== before) since = performance.now();
    before = now;
    return nodes.every(({ last }) => last > 0) &&
      performance.now() - since > 12_000;
  }, "all has been read").catch(() => {});
}

function compare(nodes: readonly ReplicaReader[]): string[] {
  const most = Math.max(...nodes.map(({ last }) => last));
  const differences: string[] = [];
  for (let seq = 1; seq <= most; seq++) {
    const all = nodes.map(({ read }) => read.get(seq));
    const known = new Set(all.filter((text) => text !== undefined));
    if (known.size > 1) differences.push(`${seq}: ${all.join(" | ")}`);
  }
  return differences;
}
