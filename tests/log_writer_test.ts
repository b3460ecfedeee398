import { assertEquals } from "@std/assert";
import { type LogSink, LogWriter } from "../src/log_writer.ts";
import { FakeClock, settle } from "./harness/fake_clock.ts";

/** A pipe whose reader reads when a test says so. */
class Pipe implements LogSink {
  readonly texts: string[] = [];
  #waiting: (() => void)[] = [];
  #isRead = false;
  /** How many bytes one write takes. */
  most = Infinity;

  async write(bytes: Uint8Array): Promise<number> {
    if (!this.#isRead) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const taken = bytes.subarray(0, this.most);
    this.texts.push(new TextDecoder().decode(taken));
    return taken.length;
  }

  async isRead(): Promise<void> {
    this.#isRead = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
    await settle();
  }

  async isReadOnce(): Promise<void> {
    this.#waiting.shift()?.();
    await settle();
  }
}

function writerTo(sink: LogSink, most = 20): LogWriter {
  return new LogWriter(sink, { most, gapLine: (count) => `${count} missing` });
}

Deno.test("LogWriter hands a line on at once, and what comes meanwhile together", async () => {
  const pipe = new Pipe();
  const writer = writerTo(pipe);
  for (const line of ["one", "two", "three"]) writer.add(line);
  await pipe.isRead();
  assertEquals(pipe.texts, ["one\n", "two\nthree\n"]);
  assertEquals(writer.dropped, 0);
});

Deno.test("LogWriter drops what is beyond its bound, counts it and says so in its place", async () => {
  const pipe = new Pipe();
  const writer = writerTo(pipe, 8);
  for (const line of ["being", "waits", "gone", "gone too"]) writer.add(line);
  assertEquals(writer.dropped, 2);
  await pipe.isReadOnce();
  writer.add("later");
  await pipe.isRead();
  assertEquals(pipe.texts, ["being\n", "waits\n2 missing\n", "later\n"]);
  assertEquals(writer.dropped, 2);
});

Deno.test("LogWriter goes on where the system took only the beginning", async () => {
  const pipe = new Pipe();
  pipe.most = 4;
  await pipe.isRead();
  const writer = writerTo(pipe);
  writer.add("하나둘");
  writer.add("three");
  await writer.flush(1_000);
  const sent = pipe.texts.length;
  assertEquals(sent > 2, true);
  assertEquals(pipe.texts.slice(-2), ["thre", "e\n"]);
});

Deno.test("LogWriter loses to a sink that fails what it was writing, and says so when it writes again", async () => {
  const texts: string[] = [];
  let isFull = true;
  const writer = writerTo({
    write(bytes) {
      if (isFull) return Promise.reject(new Error("No space left on device"));
      texts.push(new TextDecoder().decode(bytes));
      return Promise.resolve(bytes.length);
    },
  });
  writer.add("one");
  writer.add("two");
  await settle();
  isFull = false;
  writer.add("three");
  await settle();
  assertEquals(texts, ["three\n2 missing\n"]);
  assertEquals(writer.dropped, 2);
});

Deno.test("LogWriter.flush() waits for what is queued, but not for ever", async () => {
  using clock = new FakeClock();
  const pipe = new Pipe();
  const writer = writerTo(pipe);
  writer.add("one");
  const order: string[] = [];
  writer.flush(100).then(() => order.push("given up"));
  await clock.passes(99);
  assertEquals(order, []);
  await clock.passes(1);
  assertEquals(order, ["given up"]);
  writer.flush(100).then(() => order.push("written"));
  await pipe.isRead();
  assertEquals([order, clock.running], [["given up", "written"], 0]);
  await writer.flush(100);
});
