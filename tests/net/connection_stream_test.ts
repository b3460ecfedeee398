import { assertEquals } from "@std/assert";
import { setImmediate } from "node:timers";
import { finished } from "node:stream/promises";
import { ConnectionStream, written } from "../../src/net/connection_stream.ts";

const encoder = new TextEncoder();

Deno.test("ConnectionStream sends all of it, however little is taken at once", async () => {
  const conn = new SlowConn(3);
  const stream = streamOf(conn);
  await write(stream, "one piece, and then ");
  stream.cork();
  const both = Promise.all([
    write(stream, "a head"),
    write(stream, " and a body"),
  ]);
  stream.uncork();
  await both;
  assertEquals(conn.text, "one piece, and then a head and a body");
});

Deno.test("ConnectionStream makes one of small pieces, and copies no large ones", async () => {
  const conn = new SlowConn(Infinity);
  const stream = streamOf(conn);
  for (const size of [100, 16 * 1024 - 4, 16 * 1024 - 3, 100_000]) {
    stream.cork();
    const both = Promise.all([
      write(stream, "head"),
      write(stream, "x".repeat(size)),
    ]);
    stream.uncork();
    await both;
  }
  assertEquals(conn.writes, [104, 16 * 1024, 4, 16 * 1024 - 3, 4, 100_000]);
});

Deno.test("ConnectionStream fails what is under way when it is destroyed", async () => {
  const conn = new SlowConn(0);
  const stream = streamOf(conn);
  const result = write(stream, "never taken");
  stream.destroy();
  assertEquals(await outcome(result), "failed");
});

Deno.test("ConnectionStream fails every piece of what cannot be written", async () => {
  const conn = new SlowConn(0);
  const stream = streamOf(conn);
  stream.cork();
  const results = ["head", "x".repeat(100_000)]
    .map((text) => outcome(write(stream, text)));
  stream.uncork();
  conn.close();
  assertEquals(await Promise.all(results), ["failed", "failed"]);
});

Deno.test("ConnectionStream.send() sends all of it, in its place", async () => {
  for (const order of [[send, send, write, send], [write, send, write]]) {
    const conn = new SlowConn(3);
    const stream = streamOf(conn);
    const texts = order.map((way, at) => `${at} goes by ${way.name}, `);
    await Promise.all(order.map((way, at) => way(stream, texts[at])));
    await send(stream, "done");
    assertEquals(conn.text, `${texts.join("")}done`);
  }
});

Deno.test("ConnectionStream.end() waits for what is being sent", async () => {
  const conn = new SlowConn(3);
  const stream = streamOf(conn);
  const sent = send(stream, "last words");
  stream.end();
  await Promise.all([sent, finished(stream.resume())]);
  assertEquals(conn.text, "last words<end>");
  assertEquals(await outcome(send(stream, "too late")), "failed");
});

Deno.test("ConnectionStream.send() fails when it is destroyed, with all behind it", async () => {
  const stream = streamOf(new SlowConn(0));
  const results = [
    send(stream, "never taken"),
    write(stream, "never begun"),
    send(stream, "never begun"),
  ].map(outcome);
  stream.destroy();
  assertEquals(await Promise.all(results), ["failed", "failed", "failed"]);
});

Deno.test("ConnectionStream.send() destroys the stream when it fails", async () => {
  const conn = new SlowConn(0);
  const stream = streamOf(conn);
  const result = send(stream, "never taken");
  conn.close();
  assertEquals(await outcome(result), "failed");
  assertEquals(stream.destroyed, true);
});

Deno.test("ConnectionStream gives what arrives, piece by piece, and the end", async () => {
  const conn = new SlowConn(Infinity, ["first ", "second ", "third"]);
  const pieces: string[] = [];
  for await (const piece of streamOf(conn)) pieces.push(String(piece));
  assertEquals(pieces, ["first ", "second ", "third"]);
});

Deno.test("ConnectionStream.holdBack() reads nothing until goOn(), and then once", async () => {
  const conn = new SlowConn(Infinity, ["first ", "second ", "third"]);
  const stream = streamOf(conn);
  const pieces: string[] = [];
  const first = new Promise((resolve) => stream.once("data", resolve));
  stream.on("data", (piece) => {
    pieces.push(String(piece));
    stream.holdBack();
  });
  await first;
  for (let turn = 0; turn < 10; turn++) await settled();
  assertEquals([pieces, conn.reads], [["first "], 1]);
  stream.goOn();
  stream.goOn();
  assertEquals(conn.reads, 2);
  for (let turn = 0; turn < 10; turn++) await settled();
  assertEquals([pieces, conn.reads], [["first ", "second "], 2]);
  stream.destroy();
});

Deno.test("ConnectionStream reads once in a turn of the event loop, however much there is", async () => {
  const conn = new SlowConn(Infinity, Array(9).fill("as much as one likes"));
  const streams = [streamOf(conn), streamOf(conn)];
  for (const stream of streams) stream.resume();
  let most = 0;
  while (conn.reads < 9) {
    const { reads } = conn;
    await settled();
    most = Math.max(most, conn.reads - reads);
  }
  // Each of the two has its own.
  assertEquals(most, 2);
  for (const stream of streams) stream.destroy();
  const { reads } = conn;
  await settled();
  assertEquals(conn.reads, reads);
});

Deno.test("ConnectionStream.goOn() reads no second time while it reads", () => {
  const conn = new SlowConn(Infinity, ["first"]);
  const stream = streamOf(conn).resume();
  stream.read();
  const { reads } = conn;
  stream.goOn();
  assertEquals([reads, conn.reads], [1, 1]);
  stream.destroy();
});

Deno.test("ConnectionStream reads no second time while nothing comes, turn after turn", async () => {
  const conn = new SlowConn(Infinity);
  conn.read = () => {
    conn.reads++;
    return new Promise(() => {});
  };
  const stream = streamOf(conn).resume();
  for (let turn = 0; turn < 3; turn++) await settled();
  stream.goOn();
  await settled();
  assertEquals(conn.reads, 1);
  stream.destroy();
});

/** Lets everything happen that waits for nothing but its turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function streamOf(conn: SlowConn): ConnectionStream {
  return new ConnectionStream(conn as unknown as Deno.TcpConn);
}

function write(stream: ConnectionStream, text: string): Promise<void> {
  return written(stream, encoder.encode(text));
}

function send(stream: ConnectionStream, text: string): Promise<void> {
  return stream.send(encoder.encode(text));
}

function outcome(result: Promise<void>): Promise<string> {
  return result.then(() => "sent", () => "failed");
}

/** A connection that takes so many bytes at once, and for 0 never any. */
class SlowConn {
  text = "";
  reads = 0;
  readonly writes: number[] = [];
  readonly #most: number;
  readonly #incoming: string[];
  readonly #closed = Promise.withResolvers<never>();

  constructor(most: number, incoming: string[] = []) {
    this.#most = most;
    this.#incoming = incoming;
    this.#closed.promise.catch(() => {});
  }

  write(bytes: Uint8Array): Promise<number> {
    if (this.#most === 0) return this.#closed.promise;
    const taken = bytes.subarray(0, this.#most);
    this.writes.push(taken.length);
    this.text += new TextDecoder().decode(taken);
    return Promise.resolve(taken.length);
  }

  read(buffer: Uint8Array): Promise<number | null> {
    this.reads++;
    const text = this.#incoming.shift();
    if (text === undefined) return Promise.resolve(null);
    return Promise.resolve(encoder.encodeInto(text, buffer).written);
  }

  closeWrite(): Promise<void> {
    this.text += "<end>";
    return Promise.resolve();
  }

  close(): void {
    this.#closed.reject(new Deno.errors.Interrupted());
  }
}
