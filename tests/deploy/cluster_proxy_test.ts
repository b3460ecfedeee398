import { NatsServer } from "../cluster/harness/nats_server.ts";
import { eventually } from "../cluster/harness/eventually.ts";
import { ChildServer } from "../harness/child_server.ts";
import { freePort } from "../harness/free_port.ts";
import { isInstalled, Program, ROOT, testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { SocketClient } from "../web/harness/socket_client.ts";

function read(path: string): string {
  return Deno.readTextFileSync(new URL(path, ROOT));
}

/** The flags of compose.yaml, with addresses of this machine. */
function flags(nats: NatsServer, web: number, origin: string): string[] {
  const all = [...read("deploy/compose.yaml").matchAll(/^ +- (--\S+)$/gm)];
  return all.map(([, flag]) =>
    flag.replace("nats:4222", nats.address)
      .replace("https://chat.example.org", origin)
      .replace("10.0.0.0/8", "127.0.0.0/8")
      .replace("=9080", `=${web}`)
  );
}

// Where Caddy is installed, NATS may not be.
testWith(
  isInstalled("nats-server") ? "caddy" : "nats-server",
  "compose.yaml and Caddyfile.cluster: whose server is killed comes back through Caddy",
  async () => {
    using folder = new TempFolder();
    await using nats = await NatsServer.start();
    const port = freePort();
    const origin = `http://127.0.0.1:${port}`;
    const ports = [freePort(), freePort(), freePort()];
    await using stack = new AsyncDisposableStack();
    const servers: ChildServer[] = [];
    for (const web of ports) {
      const own = ["--log-level", "info", ...flags(nats, web, origin)];
      servers.push(stack.use(await ChildServer.start(own)));
    }
    const config = ports.reduce(
      (text, web, at) => text.replace(`maru${at + 1}:9080`, `127.0.0.1:${web}`),
      read("deploy/Caddyfile.cluster").replace("chat.example.org", origin),
    );
    const path = folder.write("Caddyfile", `{\n\tadmin off\n}\n${config}`);
    await using _caddy = Program.start("caddy", [
      ...["run", "--adapter", "caddyfile", "--config", path],
    ], { env: { HOME: folder.path("home") } });
    await eventually(async () => {
      const page = await fetch(origin).catch(() => undefined);
      await page?.body?.cancel();
      return page?.status === 200;
    }, "the page is served through Caddy");

    let page = await SocketClient.connect("alice", origin);
    page.says("alice");
    let { token } = await page.sees({ kind: "welcome" });
    let { id } = await page.sees({ kind: "joined", who: "alice" });
    // Whichever server they are on: two of three are killed, one after another.
    for (const server of servers.slice(0, 2)) {
      const bob = await servers[2].login("bob");
      page.says("before");
      ({ id } = await page.sees({ kind: "said", text: "before" }));
      server.program.signal("SIGKILL");
      await server.program.exitCode();
      bob.says("meanwhile");
      await bob.sees("[bob] meanwhile");
      await page[Symbol.asyncDispose]();
      page = await SocketClient.connect("alice", origin);
      page.says(`/resume ${token} ${id}`);
      ({ token } = await page.sees({ kind: "welcome", who: "alice" }));
      await page.sees({ kind: "said", text: "meanwhile" });
      bob.closes();
    }
    await page[Symbol.asyncDispose]();
  },
);
