import { assertEquals, assertStringIncludes } from "@std/assert";
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

Deno.test("hostile: one address that comes again and again keeps nobody else out", async () => {
  const limits = { webVisits: 10, webRequest: 60_000 };
  await using server = await WebServer.open({ limits });
  const patient = silence(server, "GET /healthz HTTP/1.1\r\n", "127.0.0.2");
  const crowd: ReturnType<typeof silence>[] = [];
  for (let n = 0; n < 30; n++) crowd.push(silence(server));
  for (const one of crowd.slice(0, 20)) await one.closed();
  patient.says("Host: 127.0.0.1\r\nConnection: close\r\n\r\n");
  await patient.closed();
  assertStringIncludes(patient.heard(), "200 OK");
  for (const one of crowd) await one.end();
});

Deno.test("hostile: one address comes so often within a window, and then others still do", async () => {
  const limits = { webArrivals: 5, perAddress: 50, arrivalWindow: 600_000 };
  await using server = await WebServer.open({ limits });
  for (let n = 0; n < 5; n++) {
    assertEquals((await ask(server.origin, "/healthz")).status, 200);
  }
  const refused = silence(server, "GET /healthz HTTP/1.1\r\n\r\n");
  await refused.closed();
  assertEquals(refused.heard(), "");
  const request = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    .replace("Host: a", "Host: 127.0.0.1\r\nConnection: close");
  const other = silence(server, request, "127.0.0.2");
  await other.closed();
  assertStringIncludes(other.heard(), "200 OK");
});

Deno.test("hostile: one address asks so often within a window, over however few connections", async () => {
  const limits = { webRequests: 5, perAddress: 50, arrivalWindow: 600_000 };
  await using server = await WebServer.open({ limits });
  const request = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  const greedy = silence(server, request.repeat(20));
  await greedy.closed();
  assertEquals(greedy.heard().match(/ 200 OK/g)?.length, 5);
  const other = silence(
    server,
    request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"),
    "127.0.0.2",
  );
  await other.closed();
  assertStringIncludes(other.heard(), "200 OK");
});

Deno.test("hostile: a trusted proxy may come as often as it likes", async () => {
  const limits = { webArrivals: 1, perAddress: 50, arrivalWindow: 600_000 };
  const web = { port: 0, host: "127.0.0.1", trustedProxies: ["127.0.0.0/8"] };
  await using server = await WebServer.open({ limits, web });
  for (let n = 0; n < 3; n++) {
    assertEquals((await ask(server.origin, "/healthz")).status, 200);
  }
});

Deno.test("hostile: a page of another name that points here gets nothing", async () => {
  const web = { port: 0, host: "127.0.0.1", allowedHosts: ["chat.test"] };
  await using server = await WebServer.open({ web });
  const statusOf = async (path: string, host: string) => {
    const origin = `http://${host}`;
    const upgrade = {
      ...{ connection: "Upgrade", upgrade: "websocket" },
      "sec-websocket-version": "13",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    };
    const headers = { host, ...path === "/ws" && { origin, ...upgrade } };
    return (await ask(server.origin, path, { headers })).status;
  };
  for (const host of ["chat.test:9080", "127.0.0.1", "localhost:1"]) {
    assertEquals(await statusOf("/", host), 200, host);
    assertEquals(await statusOf("/ws", host), 101, host);
  }
  for (const host of ["evil.test", "evil.test:9080", "127.0.0.1.evil.test"]) {
    assertEquals(await statusOf("/", host), 421, host);
    assertEquals(await statusOf("/ws", host), 403, host);
  }
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
function silence({ origin }: WebServer, begun = "", from = "127.0.0.1") {
  const { hostname: host, port } = new URL(origin);
  const socket = connect({ host, port: Number(port), localAddress: from });
  let heard = "";
  socket.on("error", () => {});
  socket.on("data", (chunk) => heard += chunk);
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
    heard: () => heard,
    says: (text: string) => socket.write(text),
    end: () => {
      socket.destroy();
      return closed();
    },
  };
}
