import { assert, assertEquals } from "@std/assert";
import { until } from "../harness/until.ts";
import { FakeSocket } from "./harness/fake_socket.ts";
import { connectionOver, Pair } from "./harness/socket_pair.ts";
import { nextLines } from "../harness/next_lines.ts";

const encoder = new TextEncoder();

Deno.test("WebSocketConnection.write() changes nothing and masks nothing", async () => {
  await using pair = await Pair.open();
  const bytes = encoder.encode(`"${"마루 ".repeat(5000)}"\n`);
  const before = bytes.slice();
  for (let n = 0; n < 5; n++) {
    assertEquals(await pair.connection.write(bytes), bytes.length);
  }
  assertEquals(bytes, before);
  await pair.client.sees({});
  assertEquals(pair.client.frames[0], new TextDecoder().decode(before));
  assert(!pair.wasMasked());
});

Deno.test("WebSocketConnection.write() does not settle while the peer does not read", async () => {
  await using pair = await Pair.open();
  pair.client.socket.pause();
  const bytes = encoder.encode(`"${"x".repeat(65_533)}"\n`);
  const writes = Array.from(
    { length: 2000 },
    () => pair.connection.write(bytes),
  );
  await writes[0];
  pair.connection.close();
  const settled = await Promise.allSettled(writes);
  const failed = settled.filter(({ status }) => status === "rejected");
  assert(failed.length > 1000, `only ${failed.length} failed`);
});

Deno.test("WebSocketConnection.write() lets nothing into the middle of a message", async () => {
  await using pair = await Pair.open();
  const { connection, client: { frames, socket } } = pair;
  // More than the kernel takes at once.
  const text = `"${"x".repeat(4 * 1024 * 1024)}"\n`;
  const bytes = encoder.encode(text);
  let pongs = 0;
  socket.on("pong", () => {
    if (++pongs < 20) socket.ping();
  });
  socket.ping();
  // Pings are taken in, and answered, while somebody reads.
  const read = async () => {
    while (await nextLines(connection) !== undefined);
  };
  read();
  let writes = 0;
  for (; pongs < 20; writes++) await connection.write(bytes);
  await until(() => frames.length === writes, () => `${frames.length}`);
  assert(frames.every((frame) => frame === text));
});

Deno.test("WebSocketConnection.write() sends nothing behind a close frame", async () => {
  const socket = new FakeSocket();
  const connection = connectionOver(socket);
  await connection.write(encoder.encode("before\n"));
  socket.readyState = 2;
  const [after] = await Promise.allSettled([
    connection.write(encoder.encode("after\n")),
  ]);
  assertEquals(after.status, "rejected");
  assertEquals(socket.sent, 1);
});

Deno.test("WebSocketConnection.read() gives lines one read at a time", async () => {
  await using pair = await Pair.open();
  pair.client.says("one", "two");
  assertEquals(await nextLines(pair.connection), ["one", "two"]);
  const next = nextLines(pair.connection);
  pair.client.says("three");
  assertEquals(await next, ["three"]);
});

Deno.test("WebSocketConnection.read() gives what came before the end", async () => {
  await using pair = await Pair.open();
  pair.client.says("last words");
  pair.client.socket.close(1000);
  await pair.connection.closed;
  assertEquals(await nextLines(pair.connection), ["last words"]);
  assertEquals(await nextLines(pair.connection), undefined);
  assert(pair.connection.endedCleanly);
});

Deno.test("WebSocketConnection takes nothing in while nobody reads", async () => {
  const socket = new FakeSocket();
  const connection = connectionOver(socket);
  const reading = nextLines(connection);
  socket.says("one");
  assertEquals(await reading, ["one"]);
  assert(!socket.isPaused);
  socket.says("two");
  assert(socket.isPaused);
  // What was under way still comes.
  socket.says("three");
  assertEquals(await nextLines(connection), ["two"]);
  assertEquals(await nextLines(connection), ["three"]);
  assert(socket.isPaused);
  nextLines(connection);
  assert(!socket.isPaused);
});

Deno.test("WebSocketConnection.probe() blames nobody for what was not read", () => {
  const socket = new FakeSocket();
  const connection = connectionOver(socket);
  socket.says("makes it pause");
  for (let times = 0; times < 3; times++) connection.probe();
  assert(!socket.isTerminated);
  nextLines(connection);
  nextLines(connection);
  connection.probe();
  assert(!socket.isTerminated);
  connection.probe();
  assert(socket.isTerminated);
});

Deno.test("WebSocketConnection.stopReading() ends the read under way", async () => {
  await using pair = await Pair.open();
  const reading = nextLines(pair.connection);
  pair.connection.stopReading();
  assertEquals(await reading, undefined);
  assertEquals(await nextLines(pair.connection), undefined);
});

Deno.test("WebSocketConnection.endedCleanly is false when a page is closed or cut off", async () => {
  for (const end of ["close", "terminate"]) {
    await using pair = await Pair.open();
    pair.client.socket[end](...end === "close" ? [1001] : []);
    assertEquals(await nextLines(pair.connection), undefined);
    assert(!pair.connection.endedCleanly, end);
  }
});

Deno.test("WebSocketConnection.end() closes in order, after what was written", async () => {
  await using pair = await Pair.open();
  const written = pair.connection.write(encoder.encode(`{"kind":"last"}\n`));
  await Promise.all([written, pair.connection.end()]);
  await pair.client.sees({ kind: "last" });
  assertEquals(await pair.client.ends(), 1000);
});

Deno.test("WebSocketConnection.end() does not wait for ever", async () => {
  await using pair = await Pair.open();
  pair.client.socket.pause();
  await pair.connection.end();
  await pair.connection.closed;
});
