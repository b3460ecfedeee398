import { assert, assertEquals } from "@std/assert";
import {
  LineReader,
  type LineReaderOptions,
} from "../../src/net/line_reader.ts";
import { bytes, TELNET } from "../harness/bytes.ts";
import { FakeClock } from "../harness/fake_clock.ts";

const LIMITS = { line: 10, unfinishedLine: 200 };

function open(options: LineReaderOptions = {}) {
  const asked = { count: 0 };
  const incoming = new LineReader(LIMITS, options, {
    receive: () => void asked.count++,
  });
  return { incoming, asked };
}

Deno.test("LineReader.read() asks for bytes, and again until there is a line", async () => {
  const { incoming, asked } = open();
  assertEquals(asked.count, 0);
  const read = incoming.read();
  assertEquals([asked.count, incoming.isWanted], [1, true]);
  incoming.take(bytes("he"));
  assertEquals(asked.count, 2);
  incoming.take(bytes("llo\nyou"));
  assertEquals(await read, ["hello"]);
  assertEquals([asked.count, incoming.isWanted], [2, false]);
});

Deno.test("LineReader.take() keeps for the next what comes when nobody waits", async () => {
  const { incoming, asked } = open();
  incoming.take(bytes("one\n"));
  incoming.take(bytes("two\nthr"));
  assertEquals(await incoming.read(), ["one", "two"]);
  assertEquals(asked.count, 0);
  const read = incoming.read();
  incoming.take(bytes("ee\n"));
  assertEquals(await read, ["three"]);
});

Deno.test("LineReader.take() gives no lines when more came than a line may have", async () => {
  const { incoming } = open();
  const command = [TELNET.IAC, 241];
  let read = incoming.read();
  incoming.take(bytes(...Array(5).fill(command).flat()));
  assert(incoming.isWanted);
  incoming.take(bytes(...command));
  assertEquals(await read, []);
  read = incoming.read();
  incoming.take(bytes("x".repeat(11)));
  assertEquals(await read, [{ fault: "lineTooLong" }]);
  read = incoming.read();
  incoming.take(bytes("x".repeat(11)));
  assertEquals(await read, []);
});

Deno.test("LineReader.end() gives what has no end, and then the end", async () => {
  const { incoming } = open();
  const read = incoming.read();
  incoming.take(bytes("half"));
  incoming.end();
  assertEquals(await read, ["half"]);
  assertEquals(await incoming.read(), undefined);
  incoming.take(bytes("late\n"));
  assertEquals(await incoming.read(), undefined);
});

Deno.test("LineReader.end() when nobody waits loses nothing", async () => {
  const { incoming } = open();
  incoming.take(bytes("one\ntwo"));
  incoming.end();
  assertEquals(await incoming.read(), ["one", "two"]);
  assertEquals(await incoming.read(), undefined);
});

Deno.test("LineReader.stop() ends a read under way, and drops what was kept", async () => {
  const { incoming } = open();
  const read = incoming.read();
  incoming.stop();
  assertEquals(await read, undefined);
  const { incoming: other } = open();
  other.take(bytes("kept\n"));
  other.stop();
  assertEquals(await other.read(), undefined);
});

Deno.test("LineReader, where newlines are optional, takes what stays for a line", async () => {
  using clock = new FakeClock();
  const { incoming } = open({ newlineOptional: true });
  let read = incoming.read();
  incoming.take(bytes("hel"));
  await clock.passes(199);
  incoming.take(bytes("lo"));
  await clock.passes(199);
  assert(incoming.isWanted);
  await clock.passes(1);
  assertEquals(await read, ["hello"]);
  // The bytes that were asked for still come, though nobody waits.
  incoming.take(bytes("more\n"));
  read = incoming.read();
  assertEquals(await read, ["more"]);
  assertEquals(clock.running, 0);
});
