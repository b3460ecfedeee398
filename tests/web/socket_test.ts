import { assert, assertEquals } from "@std/assert";
import { ask } from "./harness/ask.ts";
import { WebServer } from "./harness/web_server.ts";

const PUBLIC = "https://chat.example.org";

Deno.test("socket: a page and a line client talk in one room", async () => {
  await using server = await WebServer.open();
  const nc = await server.login("nc");
  const page = await server.enter("page");
  await nc.sees("*** page has joined");
  page.says("hello nc");
  await nc.sees("[page] hello nc");
  nc.says("hello page");
  await page.sees({ kind: "said", who: "nc", text: "hello page" });
});

Deno.test("socket: one message may carry several lines", async () => {
  await using server = await WebServer.open();
  const nc = await server.login("nc");
  const page = await server.socket("page");
  page.says("page", "one", "two\r", "", "three\n");
  await nc.sees("*** page has joined");
  await nc.seesNext("[page] one", "[page] two", "[page] three");
});

Deno.test("socket: every message of the server's is whole lines", async () => {
  await using server = await WebServer.open();
  const [page, other] = [
    await server.enter("page"),
    await server.enter("other"),
  ];
  for (let n = 0; n < 500; n++) other.says(`${n} ${"말".repeat(n)}`);
  await page.sees({ kind: "said", text: new RegExp("^499 ") });
  assert(page.frames.every((frame) => frame.endsWith("\n")));
});

Deno.test("socket: the rules for text are those of line clients", async () => {
  await using server = await WebServer.open();
  const nc = await server.login("nc");
  const page = await server.enter("page");
  await nc.sees("*** page has joined");
  page.says("\x1b[31mred\x07 \u202eevil\u0000");
  await nc.seesNext("[page] red evil");
  page.says("x".repeat(5000), "after");
  await page.sees({ kind: "notice", code: "lineTooLong" });
  await nc.seesNext("[page] after");
});

Deno.test("socket: a line that is not finished ends with its message", async () => {
  await using server = await WebServer.open();
  const page = await server.enter("page");
  page.says("one");
  page.says("two");
  await page.sees({ kind: "said", text: "one" });
  await page.sees({ kind: "said", text: "two" });
});

Deno.test("socket: pages of other sites are refused", async () => {
  await using server = await WebServer.open({
    web: { port: 0, host: "127.0.0.1", publicUrl: PUBLIC },
  });
  for (
    const origin of [
      ...["https://evil.example", "null", "", `${PUBLIC}.evil`],
      server.origin,
    ]
  ) {
    const { status } = await ask(server.origin, "/ws", {
      headers: { ...UPGRADE, origin },
    });
    assertEquals(status, 403, origin);
  }
  assertEquals(server.connections, 0);
  const page = await server.socket("page", { headers: { origin: PUBLIC } });
  await page.sees({ kind: "prompt" });
});

Deno.test("socket: there is none at another path", async () => {
  await using server = await WebServer.open();
  for (const path of ["/", "/r/abc", "/wss", "/ws/"]) {
    const { status } = await ask(server.origin, path, { headers: UPGRADE });
    assertEquals(status, 404, path);
  }
  assertEquals((await ask(server.origin, "/ws")).status, 426);
});

Deno.test("socket: a proxy is believed only when it is trusted", async () => {
  const headers = { "x-forwarded-for": "198.51.100.7, 203.0.113.9" };
  for (const trustedProxies of [["127.0.0.1"], ["10.0.0.1"], []]) {
    await using server = await WebServer.open({
      web: { port: 0, host: "127.0.0.1", trustedProxies },
    });
    const page = await server.socket("page", { headers });
    await page.sees({ kind: "prompt" });
    const address = trustedProxies[0] === "127.0.0.1"
      ? "203.0.113.9"
      : "127.0.0.1";
    assert(
      server.log.some((line) =>
        line.endsWith(`opened address=${address} transport=web`)
      ),
      server.log.join("\n"),
    );
  }
});

Deno.test("socket: a proxy that is not understood is told of once", async () => {
  await using server = await WebServer.open({
    web: { port: 0, host: "127.0.0.1", trustedProxies: ["127.0.0.0/8"] },
  });
  for (const said of ["unknown", "203.0.113.9:51008", "hidden"]) {
    const headers = { "x-forwarded-for": said };
    const page = await server.socket("page", { headers });
    await page.sees({ kind: "prompt" });
  }
  const told = server.log.filter((line) => line.includes("not understood"));
  assertEquals(told.map((line) => line.slice(25)), [
    "warn  proxy not understood address=127.0.0.1 said=unknown",
  ]);
  assert(server.log.some((line) => line.includes("address=203.0.113.9 ")));
});

Deno.test("socket: who is refused is told why, in JSON", async () => {
  await using server = await WebServer.open({ limits: { perAddress: 1 } });
  await server.login("nc");
  const page = await server.socket("page");
  await page.sees({ kind: "notice", code: "addressFull" });
  assertEquals(await page.ends(), 1000);
});

Deno.test("socket: whoever is there is told when the server stops", async () => {
  await using server = await WebServer.open();
  const page = await server.enter("page");
  const stopped = server.stop();
  await page.sees({ kind: "notice", code: "closing" });
  assertEquals(await page.ends(), 1000);
  await stopped;
});

Deno.test("socket: the link of a room is where browsers reach the server", async () => {
  await using server = await WebServer.open({
    web: { port: 0, host: "127.0.0.1", publicUrl: PUBLIC },
  });
  const page = await server.enter("page");
  page.says("/invite");
  const { room, url } = await page.sees({ kind: "invite" });
  assertEquals(url, `${PUBLIC}/r/${room}`);
});

const UPGRADE = {
  "connection": "Upgrade",
  "upgrade": "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};
