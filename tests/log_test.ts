import { assertEquals } from "@std/assert";
import { Log, LOG_LEVELS, type LogOptions } from "../src/log.ts";

function write(options: LogOptions, use: (log: Log) => void): string[] {
  const lines: string[] = [];
  use(new Log((line) => lines.push(line), { now: () => 0, ...options }));
  return lines;
}

Deno.test("Log writes one line an entry: time, level, event, facts", () => {
  assertEquals(
    write({}, (log) => log.info("joined", { name: "앨리스", people: 3 })),
    ["1970-01-01T00:00:00.000Z info  joined name=앨리스 people=3"],
  );
});

Deno.test("Log quotes what would not be one word, and leaves out what is not there", () => {
  const facts = { a: "two words", b: 'q"', c: "", d: undefined, e: "x=\n" };
  assertEquals(write({}, (log) => log.warn("odd", facts)), [
    '1970-01-01T00:00:00.000Z warn  odd a="two words" b="q\\"" c="" e="x=\\n"',
  ]);
});

Deno.test("Log writes JSON when told to", () => {
  const facts = { name: "alice", people: 3, why: undefined };
  const [line] = write({ format: "json" }, (log) => log.error("odd", facts));
  assertEquals(JSON.parse(line), {
    time: "1970-01-01T00:00:00.000Z",
    level: "error",
    event: "odd",
    name: "alice",
    people: 3,
  });
});

Deno.test("Log leaves out what is below its level", () => {
  const counters = LOG_LEVELS.map((level) =>
    write({ level }, (log) => {
      log.info("a");
      log.warn("a");
      log.error("a");
    }).length
  );
  assertEquals(counters, [3, 2, 1, 0]);
});
