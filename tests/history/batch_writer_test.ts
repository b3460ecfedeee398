import { assert, assertEquals } from "@std/assert";
import { BatchSize } from "../../src/history/batch_size.ts";
import { BatchWriter } from "../../src/history/batch_writer.ts";
import type { Thread } from "../../src/history/thread.ts";
import { Log } from "../../src/log.ts";
import { MemoryRoomLog } from "../../src/rooms/room_log.ts";
import type { History } from "../../src/rooms/history.ts";
import { FakeClock, settle } from "../harness/fake_clock.ts";
import { TestServer } from "../harness/test_server.ts";

const LIMITS = {
  historyFlush: 1_000,
  historyQueue: 1_000,
  historyRetry: 5_000,
  drain: 4_000,
};

/** A disk that takes a batch when a test says so. */
class FakeThread {
  readonly batches: string[][] = [];
  #waiting = Promise.withResolvers<number>();

  do(task: string, _rooms: unknown, cells: readonly unknown[]) {
    assertEquals(task, "write");
    this.batches.push(
      cells.filter((_, at) => at % 8 === 5).map((text) => String(text)),
    );
    this.#waiting = Promise.withResolvers();
    return this.#waiting.promise;
  }

  async takes(milliseconds = 0): Promise<void> {
    this.#waiting.resolve(milliseconds);
    await settle();
  }

  async fails(): Promise<void> {
    this.#waiting.reject(new Error("full"));
    await settle();
  }
}

function make(other: Partial<typeof LIMITS> = {}) {
  const thread = new FakeThread();
  const lines: string[] = [];
  const log = new Log((line) => lines.push(line), { now: () => 0 });
  const limits = { ...LIMITS, ...other };
  const writer = new BatchWriter(thread as unknown as Thread, limits, log, 0);
  let id = 0;
  const says = (text: string) => {
    const what = { kind: "said", who: "a", room: "lobby", time: 0 } as const;
    writer.add({ ...what, id: ++id, text });
  };
  return { thread, writer, lines, says };
}

Deno.test("BatchWriter writes what came within half the flush time together", async () => {
  using clock = new FakeClock();
  const { thread, writer, says } = make();
  for (const text of ["one", "two"]) says(text);
  assertEquals(writer.unwritten("lobby").length, 2);
  await clock.passes(500);
  assertEquals(thread.batches, [["one", "two"]]);
  says("three");
  assertEquals(writer.unwritten("lobby").length, 3);
  await thread.takes();
  assertEquals(writer.unwritten("lobby").length, 1);
  await clock.passes(500);
  assertEquals(thread.batches.at(-1), ["three"]);
  await thread.takes();
});

Deno.test("BatchWriter.ready() waits while more waits than may, and drops nothing", async () => {
  using _clock = new FakeClock();
  const { thread, writer, says } = make();
  for (let at = 0; at < 10; at++) says("x".repeat(100));
  assertEquals(thread.batches.length, 1);
  let isReady = false;
  writer.ready()!.then(() => isReady = true);
  await settle();
  assert(!isReady);
  // So much may wait as two batches have; here, a batch is two lines.
  for (let at = 0; at < 4; at++) {
    assert(!isReady);
    await thread.takes();
  }
  assert(isReady);
  await thread.takes();
  assertEquals(thread.batches.map(({ length }) => length), [2, 2, 2, 2, 2]);
  assertEquals(writer.ready(), undefined);
});

Deno.test("BatchWriter learns from the time on the disk, which the disk's side measures", async () => {
  using clock = new FakeClock();
  for (const [milliseconds, batches] of [[1, 1], [200, 2]]) {
    const { thread, says } = make({ historyQueue: 1024 * 1024 });
    says("x".repeat(16 * 1024));
    await thread.takes(milliseconds);
    // A batch has grown to 24 Ki, or this is more than one.
    says("x".repeat(20 * 1024));
    assertEquals(thread.batches.length, batches);
    await clock.passes(500);
    await thread.takes();
  }
});

Deno.test("BatchSize finds what the disk takes within a quarter of the flush time", () => {
  const batch = new BatchSize({
    historyFlush: 1_000,
    historyQueue: 1024 * 1024,
  });
  const kib = (size: number, duration: number) => {
    batch.note(size * 1024, duration);
    return batch.most / 1024;
  };
  assertEquals(batch.most, 16 * 1024);
  // A small batch tells nothing of a large one.
  assertEquals([kib(16, 200), kib(7, 1), kib(8, 124)], [16, 16, 24]);
  assertEquals([kib(24, 1), kib(36, 1), kib(54, 1)], [36, 54, 81]);
  assertEquals([kib(81, 251), kib(1, 251), kib(1, 251)], [40.5, 20.25, 16]);
  assertEquals([kib(16, 10_000), kib(16, 10)], [16, 24]);
  for (let at = 0; at < 10; at++) kib(1024, 10);
  assertEquals(batch.most, 256 * 1024);
});

Deno.test("BatchWriter tries again what failed, lets nobody wait meanwhile, and counts what found no place", async () => {
  using clock = new FakeClock();
  const { thread, writer, lines, says } = make();
  says("one");
  await clock.passes(500);
  await thread.fails();
  for (let at = 0; at < 20; at++) says("x".repeat(100));
  assertEquals(writer.ready(), undefined);
  await clock.passes(5_000);
  assertEquals(thread.batches.at(-1)!.length, 6);
  await thread.fails();
  await clock.passes(5_000);
  await thread.takes();
  assertEquals(lines.map((line) => line.replace(/^\S+ /, "")), [
    "error history not written why=full",
    "warn  history written again lost=15",
  ]);
});

Deno.test("BatchWriter.close() logs what was not written in time", async () => {
  using clock = new FakeClock();
  const { thread, writer, lines, says } = make();
  for (const text of ["one", "two"]) says(text);
  let isClosed = false;
  writer.close().then(() => isClosed = true);
  await clock.passes(3_999);
  assert(!isClosed);
  await clock.passes(1);
  assert(isClosed);
  assertEquals(lines.map((line) => line.replace(/^\S+ /, "")), [
    "error history lost lines=2",
  ]);
  await thread.takes();
});

Deno.test("Session: nobody is heard while the disk cannot keep up", async () => {
  const log = new MemoryRoomLog();
  let waiting: PromiseWithResolvers<void> | undefined;
  const history = Object.assign(log, {
    keptRooms: () => [],
    close: () => Promise.resolve(),
    ready: () => waiting?.promise,
  }) as unknown as History;
  await using server = new TestServer({ history });
  const [alice, bob] = await server.join("alice", "bob");
  waiting = Promise.withResolvers();
  alice.says("one");
  await bob.seesNext("[alice] one");
  alice.says("two");
  // What bob says is heard once, as he was being read already.
  bob.says("three");
  await bob.seesNext("[bob] three");
  await settle();
  const { promise, resolve } = waiting;
  waiting = undefined;
  assertEquals(server.services.counters.lines, 4);
  resolve();
  await promise;
  await bob.seesNext("[alice] two");
});
