import { assertEquals } from "@std/assert";
import { once } from "node:events";
import { ClientError } from "../../../src/client/client_error.ts";
import { Route } from "../../../src/client/route.ts";
import { clientTexts } from "../../../src/client/texts/texts.ts";
import { freePort } from "../../harness/free_port.ts";
import { TestServer } from "../../harness/test_server.ts";
import { WebServer } from "../../web/harness/web_server.ts";

const HOST = "127.0.0.1";

function routeTo(ports: readonly number[], isLink = true): Route {
  const trust = { tls: false, ca: undefined, insecure: false };
  return new Route({ host: HOST, ...trust, ports, isLink });
}

/** The port that a route leads to, or why it leads nowhere. */
async function endOf(route: Route): Promise<number | string> {
  try {
    const socket = await route.dial(clientTexts.en);
    const port = socket.remotePort!;
    const closed = once(socket, "close");
    socket.destroy();
    await closed;
    return port;
  } catch (error) {
    if (error instanceof ClientError) return error.message;
    throw error;
  }
}

Deno.test("Route.dial() takes the first port that takes lines, and goes there again", async () => {
  await using first = new TestServer();
  await using second = new TestServer();
  await using pages = await WebServer.open();
  const [closed, ofPages] = [freePort(), Number(new URL(pages.origin).port)];
  const { port } = first;
  const route = routeTo([closed, ofPages, port, second.port]);
  assertEquals(await endOf(route), port);
  // The next connection tries no other.
  using listener = Deno.listen({ hostname: HOST, port: closed });
  let isTried = false;
  listener.accept().then(() => isTried = true, () => {});
  assertEquals(await endOf(route), port);
  assertEquals(isTried, false);
});

Deno.test("Route.dial() takes the last port for what it is", async () => {
  await using pages = await WebServer.open();
  const port = Number(new URL(pages.origin).port);
  assertEquals(await endOf(routeTo([port])), port);
});

Deno.test("Route.dial() tells of the first port that it could not reach", async () => {
  await using pages = await WebServer.open();
  const ofPages = Number(new URL(pages.origin).port);
  const [one, other] = [freePort(), freePort()];
  const failure = (port: number) =>
    `Cannot connect: nothing listens at ${HOST}:${port}`;
  assertEquals(await endOf(routeTo([one, other])), failure(one));
  assertEquals(await endOf(routeTo([ofPages, other])), failure(other));
});

Deno.test("Route.dial() asks nothing of a server that may not be maru", async () => {
  using listener = Deno.listen({ hostname: HOST, port: 0 });
  const { port } = listener.addr;
  const [end, conn] = await Promise.all([
    endOf(routeTo([port, freePort()], false)),
    listener.accept(),
  ]);
  assertEquals(end, port);
  assertEquals(await conn.read(new Uint8Array(16)), null);
  conn.close();
});
