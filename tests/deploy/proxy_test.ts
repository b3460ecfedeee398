import { assert, assertEquals } from "@std/assert";
import { freePort } from "../harness/free_port.ts";
import { isInstalled, Program, testWith } from "../harness/program.ts";
import { SocketClient } from "../web/harness/socket_client.ts";
import { browserTest, Stage } from "../web/harness/stage.ts";
import { WebServer } from "../web/harness/web_server.ts";
import { originOf, Proxy } from "./harness/proxy.ts";

/** How maru is set up behind a proxy that is reached at `publicUrl`. */
function behind(publicUrl: string) {
  const web = { port: 0, host: "127.0.0.1", trustedProxies: ["127.0.0.1"] };
  return { web: { ...web, publicUrl } };
}

/** A server, and a proxy before it. */
class Through implements AsyncDisposable {
  private constructor(
    readonly server: WebServer,
    readonly proxy: Proxy,
    readonly origin: string,
  ) {}

  static async start(program: string): Promise<Through> {
    const port = freePort();
    const origin = originOf(program, port);
    const server = await WebServer.open(behind(origin));
    const upstream = Number(new URL(server.origin).port);
    return new Through(
      server,
      await Proxy.start(program, port, upstream),
      origin,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.proxy[Symbol.asyncDispose]();
    await this.server[Symbol.asyncDispose]();
  }
}

for (const program of ["nginx", "caddy"]) {
  testWith(
    program,
    `${program}: a WebSocket goes through, from the address of who is there`,
    async () => {
      await using through = await Through.start(program);
      const { server, origin } = through;
      const nc = await server.login("nc");
      // What a client says of itself is not believed.
      const headers = { origin, "x-forwarded-for": "198.51.100.7" };
      await using page = await SocketClient.connect("page", origin, {
        headers,
      });
      page.says("page", "hello nc");
      await nc.sees("[page] hello nc");
      nc.says("hello page");
      await page.sees({ kind: "said", text: "hello page" });
      const opened = server.log.filter((line) => /opened .*web$/.test(line));
      assertEquals(opened.length, 1);
      assert(opened[0].includes(" address=::1 "), opened[0]);
    },
  );

  testWith(
    program,
    `${program}: many requests need few connections to maru`,
    async () => {
      const port = freePort();
      const origin = originOf(program, port);
      const { web } = behind(origin);
      await using server = await WebServer.open({
        // Here the proxy is a stranger, of whom no more is taken.
        web: { ...web, trustedProxies: [] },
        limits: { perAddress: 50, webArrivals: 3, arrivalWindow: 600_000 },
      });
      const upstream = Number(new URL(server.origin).port);
      await using _ = await Proxy.start(program, port, upstream);
      const args = ["-sk", "--fail", "--noproxy", "*"];
      await using curl = Program.start("curl", [
        ...args,
        ...Array(20).fill(`${origin}/healthz`),
      ]);
      assertEquals(await curl.rest(), Array(20).fill("ok"));
      assertEquals(await curl.exitCode(), 0);
    },
  );

  testWith(
    program,
    `${program}: when maru stops, whoever is there is told`,
    async () => {
      await using through = await Through.start(program);
      const { server, origin } = through;
      await using page = await SocketClient.connect("page", origin);
      page.says("page");
      await page.sees({ kind: "joined", who: "page" });
      const stopped = server.stop();
      await page.sees({ kind: "notice", code: "closing" });
      assertEquals(await page.ends(), 1000);
      await stopped;
    },
  );
}

if (isInstalled("nginx")) {
  browserTest("nginx: browsers talk in a link room through it", async () => {
    const port = freePort();
    const origin = originOf("nginx", port);
    await using stage = await Stage.open(behind(origin));
    const upstream = Number(new URL(stage.server.origin).port);
    await using _ = await Proxy.start("nginx", port, upstream);
    const through = { origin, ignoreHTTPSErrors: true };
    const alice = await stage.host("alice", through);
    const bob = await stage.guest("bob", alice, through);
    await alice.sees("bob has joined", "news");
    await alice.says("hello from a page");
    await bob.sees("hello from a page");
  });
}
