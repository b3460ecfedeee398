import { assertEquals } from "@std/assert";
import { connect } from "node:net";
import { ask } from "./harness/ask.ts";
import { evictSloth, SLOTH_LIMITS } from "./harness/sloth.ts";
import { within } from "../harness/within.ts";
import { WebServer } from "./harness/web_server.ts";

Deno.test("hostile: a binary message ends its connection", async () => {
  await using server = await WebServer.open();
  const [page, other] = [
    await server.enter("page"),
    await server.enter("other"),
  ];
  page.socket.send(new Uint8Array([1, 2, 3]), { binary: true });
  assertEquals(await page.ends(), 1003);
  await unhurt(server, other);
});

Deno.test("hostile: a huge message ends its connection", async () => {
  await using server = await WebServer.open();
  const [page, other] = [
    await server.enter("page"),
    await server.enter("other"),
  ];
  page.says("x".repeat(1024 * 1024));
  assertEquals(await page.ends(), 1009);
  await unhurt(server, other);
});

Deno.test("hostile: a message that never ends is cut off", async () => {
  await using server = await WebServer.open();
  const [large, small, other] = [
    await server.enter("large"),
    await server.enter("small"),
    await server.enter("other"),
  ];
  sendForEver(large.socket, "y".repeat(1000));
  assertEquals(await large.ends(), 1009);
  sendForEver(small.socket, "z");
  assertEquals(await small.ends(), 1008);
  await unhurt(server, other);
});

Deno.test("hostile: what is not UTF-8 ends its connection", async () => {
  await using server = await WebServer.open();
  const [page, other] = [
    await server.enter("page"),
    await server.enter("other"),
  ];
  page.socket.send(new Uint8Array([0x68, 0xff, 0x0a]), { binary: false });
  assertEquals(await page.ends(), 1007);
  await unhurt(server, other);
});

Deno.test("hostile: what is no frame ends its connection", async () => {
  await using server = await WebServer.open();
  const [page, other] = [
    await server.enter("page"),
    await server.enter("other"),
  ];
  page.socket._socket.write("GET / HTTP/1.1\r\n\r\n".repeat(1000));
  assertEquals(await page.ends(), 1002);
  await unhurt(server, other);
});

Deno.test("hostile: who does not answer a ping is gone", async () => {
  await using server = await WebServer.open({ limits: { webPing: 30 } });
  const alive = await server.enter("alive");
  const dead = await server.socket("dead", { autoPong: false });
  let pings = 0;
  const fivePings = new Promise<void>((resolve) => {
    alive.socket.on("ping", () => ++pings === 5 && resolve());
  });
  assertEquals(await dead.ends(), 1006);
  await within(fivePings, () => {
    throw new Error(`There were ${pings} pings only`);
  });
  await unhurt(server, alive);
});

Deno.test("hostile: who never reads is evicted, and hurts nobody", async () => {
  await using server = await WebServer.open({ limits: SLOTH_LIMITS });
  await evictSloth(server);
});

Deno.test("hostile: who does not finish a request is cut off", async () => {
  await using server = await WebServer.open({ limits: { webRequest: 40 } });
  for (const begun of ["", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n"]) {
    await endOf(server, begun);
  }
});

Deno.test("hostile: a crowd of the silent keeps nobody out", async () => {
  await using server = await WebServer.open({ limits: { webVisits: 3 } });
  const alice = await server.enter("alice");
  const silent = Array.from({ length: 6 }, () => silence(server));
  for (const one of silent.slice(0, 3)) await one.closed();
  assertEquals((await ask(server.origin, "/healthz")).status, 200);
  await unhurt(server, alice);
  for (const one of silent) await one.end();
});

Deno.test("hostile: a header without end is cut off", async () => {
  await using server = await WebServer.open();
  await endOf(server, `GET / HTTP/1.1\r\nX: ${"y".repeat(1024 * 1024)}`);
  await endOf(server, `GET / HTTP/1.1\r\n${"Y: z\r\n".repeat(100_000)}`);
});

// deno-lint-ignore no-explicit-any
function sendForEver(socket: any, part: string): void {
  socket.send(part, { fin: false }, (error?: Error) => {
    if (!error) sendForEver(socket, part);
  });
}

async function unhurt(
  server: WebServer,
  other: Awaited<ReturnType<WebServer["enter"]>>,
): Promise<void> {
  const newcomer = await server.enter("newcomer");
  newcomer.says("still here?");
  await other.sees({ kind: "said", text: "still here?" });
}

/** Sends what begins a request, and waits until the server ends it. */
async function endOf(server: WebServer, begun: string): Promise<void> {
  await silence(server, begun).closed();
}

/** A connection over which nothing more is said than `begun`. */
function silence({ origin }: WebServer, begun = "") {
  const { hostname: host, port } = new URL(origin);
  const socket = connect({ host, port: Number(port) });
  socket.on("error", () => {});
  socket.resume();
  if (begun !== "") socket.write(begun);
  const end = new Promise<void>((resolve) => {
    socket.on("close", () => resolve());
  });
  const closed = () =>
    within(end, () => {
      throw new Error(`The server still waits after ${begun.slice(0, 40)}`);
    });
  return {
    closed,
    end: () => {
      socket.destroy();
      return closed();
    },
  };
}
