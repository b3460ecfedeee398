import { assert, assertEquals } from "@std/assert";
import {
  LineReader,
  type LineReaderOptions,
} from "../../src/net/line_reader.ts";
import { bytes, TELNET } from "../harness/bytes.ts";
import { FakeClock } from "../harness/fake_clock.ts";
import { nextLines } from "../harness/next_lines.ts";

const LIMITS = { line: 10, unfinishedLine: 200 };

/** A transport that counts how often it is asked for bytes. */
class Transport extends LineReader {
  asked = 0;

  constructor(options?: LineReaderOptions) {
    super(LIMITS, options);
  }

  override get isWanted(): boolean {
    return super.isWanted;
  }

  override take(bytes: Uint8Array): void {
    super.take(bytes);
  }

  override takeEnd(isClean = true): void {
    super.takeEnd(isClean);
  }

  protected override receive(): void {
    this.asked++;
  }
}

Deno.test("LineReader.read() asks for bytes, and again until there is a line", async () => {
  const incoming = new Transport();
  assertEquals(incoming.asked, 0);
  const read = nextLines(incoming);
  assertEquals([incoming.asked, incoming.isWanted], [1, true]);
  incoming.take(bytes("he"));
  assertEquals(incoming.asked, 2);
  incoming.take(bytes("llo\nyou"));
  assertEquals(await read, ["hello"]);
  assertEquals([incoming.asked, incoming.isWanted], [2, false]);
});

Deno.test("LineReader.take() keeps for the next what comes when nobody waits", async () => {
  const incoming = new Transport();
  incoming.take(bytes("one\n"));
  incoming.take(bytes("two\nthr"));
  assertEquals(await nextLines(incoming), ["one"]);
  assertEquals(await nextLines(incoming), ["two"]);
  assertEquals(incoming.asked, 0);
  const read = nextLines(incoming);
  incoming.take(bytes("ee\n"));
  assertEquals(await read, ["three"]);
});

Deno.test("LineReader.take() gives no lines when more came than a line may have", async () => {
  const incoming = new Transport();
  const command = [TELNET.IAC, 241];
  let read = nextLines(incoming);
  incoming.take(bytes(...Array(5).fill(command).flat()));
  assert(incoming.isWanted);
  incoming.take(bytes(...command));
  assertEquals(await read, []);
  read = nextLines(incoming);
  incoming.take(bytes("x".repeat(11)));
  assertEquals(await read, [{ fault: "lineTooLong" }]);
  read = nextLines(incoming);
  incoming.take(bytes("x".repeat(11)));
  assertEquals(await read, []);
});

Deno.test("LineReader.read() cuts what is much a piece at a time, and loses nothing", async () => {
  const incoming = new Transport();
  const text = "가나다\n".repeat(1000) + "\n".repeat(10_000);
  const sent = bytes(text);
  incoming.take(sent);
  incoming.takeEnd();
  const all: unknown[] = [];
  for (;;) {
    const lines = await nextLines(incoming);
    if (lines === undefined) break;
    assert(lines.length <= 4096);
    all.push(...lines);
  }
  assertEquals(all, text.split("\n").slice(0, -1));
});

Deno.test("LineReader.takeEnd() gives what has no end, and then the end", async () => {
  const incoming = new Transport();
  const read = nextLines(incoming);
  incoming.take(bytes("half"));
  incoming.takeEnd();
  assertEquals(await read, ["half"]);
  assertEquals(await nextLines(incoming), undefined);
  incoming.take(bytes("late\n"));
  assertEquals(await nextLines(incoming), undefined);
});

Deno.test("LineReader.takeEnd() when nobody waits loses nothing", async () => {
  const incoming = new Transport();
  incoming.take(bytes("one\ntwo"));
  incoming.takeEnd();
  assertEquals(await nextLines(incoming), ["one"]);
  assertEquals(await nextLines(incoming), ["two"]);
  assertEquals(await nextLines(incoming), undefined);
});

Deno.test("LineReader.stopReading() ends a read under way, and drops what was kept", async () => {
  const incoming = new Transport();
  const read = nextLines(incoming);
  incoming.stopReading();
  assertEquals(await read, undefined);
  const other = new Transport();
  other.take(bytes("kept\n"));
  other.stopReading();
  assertEquals(await nextLines(other), undefined);
});

Deno.test("LineReader, where newlines are optional, takes what stays for a line", async () => {
  using clock = new FakeClock();
  const incoming = new Transport({ newlineOptional: true });
  let read = nextLines(incoming);
  incoming.take(bytes("hel"));
  await clock.passes(199);
  incoming.take(bytes("lo"));
  await clock.passes(199);
  assert(incoming.isWanted);
  await clock.passes(1);
  assertEquals(await read, ["hello"]);
  // The bytes that were asked for still come, though nobody waits.
  incoming.take(bytes("more\n"));
  read = nextLines(incoming);
  assertEquals(await read, ["more"]);
  assertEquals(clock.running, 0);
});
