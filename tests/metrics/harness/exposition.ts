/**
 * Reading metrics as Prometheus does.
 *
 * @module
 */

import { assert, assertEquals } from "@std/assert";

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
const HELP = new RegExp(`^# HELP (${NAME}) \\S.*$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram)$`);
const SAMPLE = new RegExp(
  `^((${NAME})(?:\\{${LABEL}(?:,${LABEL})*\\})?) (-?\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?)$`,
);

/**
 * Reads the text format, version 0.0.4, and fails on what is not it.
 *
 * @returns The values, by name and labels as they are written.
 */
export function parseExposition(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  assert(text.endsWith("\n"), "the last line must have an end");
  let name = "";
  for (const line of text.split("\n").filter((line) => line !== "")) {
    const [, helped] = HELP.exec(line) ?? [];
    const [, typed, type] = TYPE.exec(line) ?? [];
    if (helped !== undefined) {
      assert(!types.has(helped), `${helped} is described twice`);
      name = helped;
    } else if (typed !== undefined) {
      assertEquals(typed, name, "a type must follow the help of the same name");
      types.set(name, type);
    } else {
      const [, key, sampled, value] = SAMPLE.exec(line) ?? [];
      assert(key !== undefined, `not a line of the format: ${line}`);
      assert(!samples.has(key), `${key} is there twice`);
      assertEquals(baseOf(sampled, types.get(name)), name);
      samples.set(key, Number(value));
    }
  }
  for (const [name, type] of types) checkType(name, type, samples);
  return samples;
}

function baseOf(name: string, type: string | undefined): string {
  return type === "histogram" ? name.replace(/_(bucket|sum|count)$/, "") : name;
}

function checkType(
  name: string,
  type: string,
  samples: ReadonlyMap<string, number>,
): void {
  assertEquals(name.endsWith("_total"), type === "counter", name);
  if (type !== "histogram") return;
  const ranges = [...samples].filter(([key]) =>
    key.startsWith(`${name}_bucket{`)
  );
  const bounds = ranges.map(([key]) => /le="(.*)"/.exec(key)![1]);
  assertEquals(bounds.at(-1), "+Inf", name);
  const numbers = bounds.slice(0, -1).map(Number);
  assertEquals(numbers, [...numbers].sort((a, b) => a - b), name);
  const counters = ranges.map(([, count]) => count);
  assertEquals(counters, [...counters].sort((a, b) => a - b), name);
  assertEquals(counters.at(-1), samples.get(`${name}_count`), name);
  assert(samples.has(`${name}_sum`), name);
}
