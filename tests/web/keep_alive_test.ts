import { assertEquals } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import { testWith } from "../harness/program.ts";
import { askTwice, askTwiceSecurely } from "./harness/ask_twice.ts";
import { WebServer } from "./harness/web_server.ts";

Deno.test("web: two requests go over one connection", async () => {
  await using server = await WebServer.open();
  assertEquals(await askTwice(server.origin, ["/healthz", "/"]), [200, 200]);
  assertEquals(await askTwice(server.origin, ["/nothing", "/healthz"]), [
    404,
    200,
  ]);
});

Deno.test("web: a connection over which somebody came for a page may become a WebSocket", async () => {
  await using server = await WebServer.open();
  assertEquals(await askTwice(server.origin, ["/healthz", "/ws"]), [200, 101]);
});

testWith(
  "openssl",
  "web: two requests go over one connection with TLS",
  async () => {
    const tls = { port: 0, certificate: makeCertificate() };
    await using server = await WebServer.open({ tls });
    const statuses = await askTwiceSecurely(server.origin, ["/", "/healthz"]);
    assertEquals(statuses, [200, 200]);
  },
);
