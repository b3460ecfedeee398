/** How long a line takes from its speaker to a reader. */

import { connect, type Socket } from "node:net";

/** How it is measured. */
export interface LatencyOptions {
  /** The ports of the servers. Speakers are on all, readers on the last. */
  readonly ports: readonly number[];
  /** Lines a second. */
  readonly rate: number;
  /** How long, in seconds. */
  readonly seconds: number;
}

/** Times in milliseconds. */
export interface Latencies {
  readonly p50: number;
  readonly p99: number;
  /** How many lines the readers were shown of those that they had to be. */
  readonly shown: number;
}

const SPEAKERS = 50;
const READERS = 5;
const WARM_UP = 1_000;
const PADDING = "x".repeat(64);

/** Measures it: lines fall due at even intervals, whatever the servers do. */
export async function measureLatency(
  { ports, rate, seconds }: LatencyOptions,
): Promise<Latencies> {
  const delays: number[] = [];
  // A whole number, so that what is due has the same digits when it comes back.
  const begin = Math.ceil(performance.now()) + 3_000;
  const from = begin + WARM_UP;
  const to = from + seconds * 1_000;
  const readers = Array.from({ length: READERS }, (_, at) => {
    const reader = come(ports.at(-1)!, `reader${at}`);
    hear(reader, (sentAt) => {
      if (sentAt >= from && sentAt < to) {
        delays.push(performance.now() - sentAt);
      }
    });
    return reader;
  });
  const speakers = Array.from({ length: SPEAKERS }, (_, at) => {
    const speaker = come(ports[at % ports.length], `speaker${at}`);
    speaker.resume();
    return speaker;
  });
  let sent = 0;
  let counted = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      for (; sent < (now - begin) / 1_000 * rate; sent++) {
        // From when it was due, so that a late load is no faster.
        const due = begin + sent / rate * 1_000;
        if (due >= to) return clearInterval(timer), resolve();
        if (due >= from) counted++;
        const text = `${due.toFixed(3)} ${PADDING}`.slice(0, 63);
        speakers[sent % SPEAKERS].write(`${text}\n`);
      }
    }, 1);
  });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  for (const one of [...readers, ...speakers]) one.destroy();
  delays.sort((a, b) => a - b);
  const at = (share: number) => delays[Math.floor(delays.length * share)];
  const shown = delays.length / (counted * READERS);
  return { p50: at(0.5), p99: at(0.99), shown };
}

function come(port: number, name: string): Socket {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  socket.on("error", () => {});
  socket.write(`${name}\n`);
  return socket;
}

function hear(socket: Socket, said: (sentAt: number) => void): void {
  let rest = "";
  socket.on("data", (bytes) => {
    const lines = (rest + bytes.toString("latin1")).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const words = line.split(" ");
      if (words[0].startsWith("[speaker")) said(Number(words[1]));
    }
  });
}
