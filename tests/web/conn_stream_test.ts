import { assertEquals } from "@std/assert";
import { ConnStream } from "../../src/conn_stream.ts";

const encoder = new TextEncoder();

Deno.test("ConnStream sends all of it, however little is taken at once", async () => {
  const conn = new SlowConn(3);
  const stream = streamOf(conn);
  await written(stream, "one piece, and then ");
  stream.cork();
  const both = Promise.all([
    written(stream, "a head"),
    written(stream, " and a body"),
  ]);
  stream.uncork();
  await both;
  assertEquals(conn.text, "one piece, and then a head and a body");
});

Deno.test("ConnStream makes one of small pieces, and copies no large ones", async () => {
  const conn = new SlowConn(Infinity);
  const stream = streamOf(conn);
  for (const size of [100, 100_000]) {
    stream.cork();
    const both = Promise.all([
      written(stream, "head"),
      written(stream, "x".repeat(size)),
    ]);
    stream.uncork();
    await both;
  }
  assertEquals(conn.writes, [104, 4, 100_000]);
});

Deno.test("ConnStream fails what is under way when it is destroyed", async () => {
  const conn = new SlowConn(0);
  const stream = streamOf(conn);
  const result = written(stream, "never taken").then(
    () => "sent",
    () => "failed",
  );
  stream.destroy();
  assertEquals(await result, "failed");
});

Deno.test("ConnStream gives what arrives, piece by piece, and the end", async () => {
  const conn = new SlowConn(Infinity, ["first ", "second ", "third"]);
  const pieces: string[] = [];
  for await (const piece of streamOf(conn)) pieces.push(String(piece));
  assertEquals(pieces, ["first ", "second ", "third"]);
});

function streamOf(conn: SlowConn): ConnStream {
  return new ConnStream(conn as unknown as Deno.TcpConn);
}

function written(stream: ConnStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(encoder.encode(text), (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** A connection that takes so many bytes at once, and for 0 never any. */
class SlowConn {
  text = "";
  readonly writes: number[] = [];
  readonly #most: number;
  readonly #incoming: string[];
  #close = () => {};

  constructor(most: number, incoming: string[] = []) {
    this.#most = most;
    this.#incoming = incoming;
  }

  write(bytes: Uint8Array): Promise<number> {
    if (this.#most === 0) {
      return new Promise((_, reject) => {
        this.#close = () => reject(new Deno.errors.Interrupted());
      });
    }
    const taken = bytes.subarray(0, this.#most);
    this.writes.push(taken.length);
    this.text += new TextDecoder().decode(taken);
    return Promise.resolve(taken.length);
  }

  read(buffer: Uint8Array): Promise<number | null> {
    const text = this.#incoming.shift();
    if (text === undefined) return Promise.resolve(null);
    return Promise.resolve(encoder.encodeInto(text, buffer).written);
  }

  closeWrite(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    this.#close();
  }
}
