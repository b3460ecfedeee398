import { assert, assertEquals } from "@std/assert";
import { FakeSocket } from "./harness/fake_socket.ts";
import { connectionOver, Pair } from "./harness/socket_pair.ts";
import { nextLines } from "../harness/next_lines.ts";

const encoder = new TextEncoder();

Deno.test("WebSocketConnection.read() gives no lines when only control frames come: they are not free", async () => {
  for (const kind of ["ping", "pong"] as const) {
    const socket = new FakeSocket();
    const connection = connectionOver(socket);
    let reading = nextLines(connection);
    for (let n = 0; n < 20; n++) socket.controls(kind);
    assertEquals(await reading, []);
    // Nobody reads on yet, as their sender has to pay.
    assert(socket.isPaused);
    reading = nextLines(connection);
    assert(!socket.isPaused);
    socket.says("hello");
    assertEquals(await reading, ["hello"]);
  }
});

Deno.test("WebSocketConnection answers a ping, one at a time", () => {
  const socket = new FakeSocket();
  const connection = connectionOver(socket);
  nextLines(connection);
  for (let n = 0; n < 5; n++) socket.controls("ping");
  assertEquals(socket.pongs.length, 1);
  socket.pongs[0]();
  socket.controls("ping");
  assertEquals(socket.pongs.length, 2);
});

Deno.test("WebSocketConnection answers one ping with one pong, which carries the same", async () => {
  await using pair = await Pair.open();
  const { client, connection } = pair;
  const pongs: string[] = [];
  client.socket.on("pong", (data: Uint8Array) => pongs.push(String(data)));
  client.socket.ping("are you there?");
  client.says("hello");
  assertEquals(await nextLines(connection), ["hello"]);
  await connection.write(encoder.encode(`{"kind":"last"}\n`));
  await client.sees({ kind: "last" });
  assertEquals(pongs, ["are you there?"]);
});
