/**
 * How much memory small texts hold that were cut from large ones. Run with
 * `--v8-flags=--expose-gc`; prints a number of bytes for each case.
 *
 * @module
 */

import type { IncomingMessage } from "node:http";
import { credentials } from "../../../src/web/script_request.ts";
import { LIMITS } from "../../../src/limits.ts";
import { LineDecoder } from "../../../src/net/line_decoder.ts";
import { NameRegistry } from "../../../src/rooms/name_registry.ts";
import { Registry } from "../../../src/rooms/registry.ts";
import { Room } from "../../../src/rooms/room.ts";
import { FakePeople } from "../../harness/fake_people.ts";
import { clockOf } from "../../harness/clock_of.ts";

declare const gc: () => void;

const COUNT = 300;
const encoder = new TextEncoder();
const padding = "가".repeat(60_000);

/** A line as it comes out of a message with another one in it. */
function lineOf(text: string): string {
  const decoder = new LineDecoder(4096);
  return String(decoder.push(encoder.encode(`${text}\n${padding}\n`))[0]);
}

/** A part of a long line, as a command's argument is one. */
function partOf(text: string): string {
  const line = [text, "x".repeat(120_000)].join(" ");
  return line.slice(0, text.length);
}

const people = new FakePeople();
const cases: Record<string, () => (n: number) => unknown> = {
  "a line of a message": () => (n) => lineOf(`a line that is kept ${n}`),
  "what a room remembers": () => {
    const limits = { ...LIMITS, remembered: COUNT, rememberedText: 1e9 };
    const room = new Room("tea", limits, () => 0);
    return (n) => {
      const text = partOf(`a line that is kept ${n}`);
      room.apply(room.stamp({ kind: "said", who: "alice", text }));
      return room;
    };
  },
  "a name": () => {
    const names = new NameRegistry();
    return (n) => {
      names.claim(people.add().person, partOf(`a-name-that-is-long${n}`));
      return names;
    };
  },
  "a name in a header": () => (n) => {
    const user = `${n}-a-script-that-posts:${"x".repeat(60_000)}`;
    const authorization = `Basic ${btoa(user)}`;
    return credentials({ headers: { authorization } } as IncomingMessage).user;
  },
  "a room's name": () => {
    const registry = new Registry(LIMITS, clockOf(() => 0));
    return (n) => registry.open(partOf(`a-name-that-is-long${n}`));
  },
};

for (const [name, begin] of Object.entries(cases)) {
  console.log(`${name}\t${growth(begin())}`);
}
await people[Symbol.asyncDispose]();

function growth(make: (n: number) => unknown): number {
  make(COUNT);
  gc();
  const before = Deno.memoryUsage().heapUsed;
  const kept = Array.from({ length: COUNT }, (_, n) => make(n));
  gc();
  const grown = Deno.memoryUsage().heapUsed - before;
  return kept.length === COUNT ? grown : NaN;
}
