/**
 * Three servers, people who talk on each, and faults.
 *
 * @module
 */

import { ChildServer } from "../../harness/child_server.ts";
import { eventually } from "../harness/eventually.ts";
import { NatsServer } from "../harness/nats_server.ts";
import { faultsOf, type Stay } from "./history.ts";
import { randomFrom } from "./random.ts";
import { Talker } from "./talker.ts";

/** The result of a run. */
export interface Report {
  /** What did not hold. */
  readonly faults: string[];
  /** How many lines were said, and how many of each fault were made. */
  readonly lines: number;
  /** The faults that were made, by kind. */
  readonly made: Record<string, number>;
  /** How long lines took, in milliseconds. */
  readonly delays: number[];
}

const NODES = 3;
const TALKERS = 6;
const PAUSE = 40;

/** Runs for so long, with the faults that a seed gives. */
export async function run(seconds: number, seed: number): Promise<Report> {
  const random = randomFrom(seed);
  const between = (least: number, most: number) =>
    least + random() * (most - least);
  await using nats = await NatsServer.start();
  const start = (at: number) =>
    ChildServer.start([
      ...["--rate", "0", "--max-per-address", "0", "--log-level", "error"],
      ...["--cluster", `nats://${nats.address}`, "--node", `n${at}`],
    ]);
  const nodes: (ChildServer | undefined)[] = [];
  for (let at = 0; at < NODES; at++) nodes.push(await start(at));
  const stays: Stay[] = [];
  const delays: number[] = [];
  const talkers = new Map<number, Talker>();
  let isOver = false;
  let generation = 0;
  const talk = async (at: number) => {
    while (!isOver) {
      const node = nodes[(at + generation) % NODES];
      if (node !== undefined) {
        const talker = new Talker(node.port, `t${at}x${++generation}`, PAUSE);
        talkers.set(at, talker);
        stays.push(talker.stay);
        await talker.ended;
        delays.push(...talker.delays);
      }
      await sleep(100);
    }
  };
  // Two who want one name, and give it back after a while.
  const claim = async () => {
    while (!isOver) {
      const node = nodes[Math.floor(random() * NODES)];
      if (node !== undefined) {
        const king = new Talker(node.port, "king", 1e6);
        await Promise.race([king.ended, sleep(between(200, 800))]);
        await king.goes();
      }
      await sleep(50);
    }
  };
  const all = [
    ...Array.from({ length: TALKERS }, (_, at) => talk(at)),
    claim(),
    claim(),
  ];
  const made = { nodeKilled: 0, nodeStopped: 0, natsKilled: 0, natsStopped: 0 };
  const faults: (() => Promise<void>)[] = [
    async () => {
      made.nodeKilled++;
      const at = Math.floor(random() * NODES);
      const node = nodes[at]!;
      nodes[at] = undefined;
      node.program.signal("SIGKILL");
      await node[Symbol.asyncDispose]();
      await sleep(between(300, 8_000));
      nodes[at] = await start(at);
    },
    async () => {
      made.nodeStopped++;
      const { program } = nodes[Math.floor(random() * NODES)]!;
      program.signal("SIGSTOP");
      await sleep(between(500, 9_000));
      program.signal("SIGCONT");
    },
    async () => {
      made.natsKilled++;
      await nats.kill();
      await sleep(between(100, 3_000));
      await nats.start();
    },
    async () => {
      made.natsStopped++;
      nats.stop();
      await sleep(between(500, 4_000));
      nats.goOn();
    },
  ];
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    await sleep(between(500, 2_000));
    await faults[Math.floor(random() * faults.length)]();
  }
  // Whoever hung finds itself given up, and all come back.
  await sleep(8_000);
  for (const talker of talkers.values()) talker.falls();
  const settled = () =>
    [...talkers.values()].every(({ isIn, isSettled }) => isIn && isSettled);
  const found: string[] = [];
  await eventually(settled, "all is shown")
    .catch((error) => found.push(String(error)));
  const lists = await Promise.all(
    [...talkers.values()].map((talker) => talker.who()),
  );
  const names = (list: readonly string[]) =>
    list.filter((name) => name !== "king").sort().join();
  const here = names([...talkers.values()].map(({ stay }) => stay.name));
  for (const list of lists) {
    if (names(list) !== here) found.push(`/who is ${names(list)}, not ${here}`);
  }
  found.push(...faultsOf(stays));
  isOver = true;
  for (const talker of talkers.values()) await talker.goes();
  await Promise.all(all);
  for (const node of nodes) await node?.[Symbol.asyncDispose]();
  const lines = stays.reduce((sum, { sent }) => sum + sent.length, 0);
  return { faults: found, lines, made, delays: delays.sort((a, b) => a - b) };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
