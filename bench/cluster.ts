/**
 * Measures what a cluster costs, and prints the tables of `CLUSTER.md`:
 *
 *     deno run -A bench/cluster.ts [--only latency,log,fan-out,readers] [--seconds N]
 */

import { parseArgs } from "@std/cli/parse-args";
import { build } from "./build.ts";
import { startChat, startNats } from "./cluster/chat.ts";
import { type FanOut, measureFanOut } from "./cluster/fan_out.ts";
import { measureLatency } from "./cluster/latency.ts";
import { measureLog } from "./cluster/log_speed.ts";

const { only = "latency,log,fan-out,readers", seconds = "5" } = parseArgs(
  Deno.args,
  { string: ["only", "seconds"] },
);
const time = Number(seconds);
const dir = await Deno.makeTempDir();
const TITLES = ["one, no cluster", "one with NATS", "two with NATS"];

try {
  const parts = only.split(",");
  if (parts.includes("latency")) await latency();
  if (parts.includes("log")) await log();
  const { load } = await build(dir);
  if (parts.includes("fan-out")) await fanOut(load);
  if (parts.includes("readers")) await readers(load);
} finally {
  await Deno.remove(dir, { recursive: true });
}

async function latency(): Promise<void> {
  for (const rate of [100, 5_000]) {
    for (const [nodes, title] of TITLES.entries()) {
      await using chat = await startChat(nodes, dir);
      const ports = chat.servers.map(({ port }) => port);
      const measured = await measureLatency({ ports, rate, seconds: time });
      const { p50, p99, shown } = measured;
      row(`${rate} lines/s`, title, p50.toFixed(2), p99.toFixed(2), shown);
    }
  }
}

async function log(): Promise<void> {
  await using nats = await startNats(dir);
  const speed = await measureLog(`127.0.0.1:${nats.port}`, time);
  row("lines/s on one stream", Math.round(speed));
}

async function fanOut(load: string): Promise<void> {
  const flags = ["--rooms", "2", "--in-flight", "16", "--seconds", seconds];
  for (const [nodes, title] of TITLES.entries()) {
    await using chat = await startChat(nodes, dir);
    show(title, await measureFanOut(chat, load, 1_000, flags));
  }
}

async function readers(load: string): Promise<void> {
  for (const [nodes, title] of TITLES.slice(0, 2).entries()) {
    await using chat = await startChat(nodes, dir);
    const flags = ["--rate", "100", "--seconds", seconds];
    show(title, await measureFanOut(chat, load, 10_000, flags));
  }
}

function show(title: string, { perSecond, ...rest }: FanOut): void {
  const { servers, nats, p99, mebibytes, isComplete } = rest;
  row(
    ...[title, Math.round(perSecond), servers.toFixed(2), nats.toFixed(2)],
    ...[p99.toFixed(1), Math.round(mebibytes), isComplete],
  );
}

function row(...cells: unknown[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
