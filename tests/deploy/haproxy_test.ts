import { assert, assertEquals } from "@std/assert";
import { freePort } from "../harness/free_port.ts";
import { type Address, LineClient } from "../harness/line_client.ts";
import { Program, ROOT, testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";
import { within } from "../harness/within.ts";

/** The sample, with the ports of a test. */
function configOf(port: number, upstream: number, version: string): string {
  const sample = Deno.readTextFileSync(new URL("deploy/haproxy.cfg", ROOT));
  return sample.replace("bind :9009", `bind 127.0.0.1:${port}`)
    .replace("127.0.0.1:9019", `127.0.0.1:${upstream}`)
    .replace("send-proxy-v2", version);
}

/** Connects as soon as somebody listens. */
async function connect(address: Address): Promise<LineClient> {
  for (;;) {
    try {
      return await LineClient.connect("alice", address);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

function fail(why: string): never {
  throw new Error(why);
}

for (const version of ["send-proxy", "send-proxy-v2"]) {
  testWith(
    "haproxy",
    `haproxy: line clients keep their addresses (${version})`,
    async () => {
      using folder = new TempFolder();
      await using server = new TestServer({ proxies: ["127.0.0.0/8"] });
      const port = freePort();
      const config = configOf(port, server.port, version);
      await using _ = Program.start("haproxy", [
        ...["-db", "-q", "-f", folder.write("haproxy.cfg", config)],
      ]);
      // Any address of the loopback network will do for a client's own.
      using alice = await within(
        connect({ port, from: "127.0.0.7" }),
        () => fail("haproxy does not listen"),
      );
      await alice.seesNext("login ID: ");
      alice.says("alice");
      await alice.sees("*** alice has joined");
      alice.says("hello through a proxy");
      await alice.sees("[alice] hello through a proxy");
      assert(
        server.log.some((line) => line.includes("opened address=127.0.0.7 ")),
        server.log.join("\n"),
      );
      assertEquals(server.log.filter((line) => /warn|error/.test(line)), []);
    },
  );
}
