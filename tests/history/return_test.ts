import { assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import type { LineClient } from "../harness/line_client.ts";
import { TempFolder } from "../harness/temp_folder.ts";

Deno.test("--data: after kill -9, a program gets what it missed of its room, each line once", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  const start = () =>
    ChildServer.start(["--data", data, "--rate", "0"], {
      permissions: ["-N", `-R=${data}`, `-W=${data}`],
    });
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  let lastId = 0;
  {
    await using server = await start();
    const bob = await enter(server, "bob");
    const alice = await server.login("alice");
    alice.says("/join dev");
    await alice.sees("*** alice has joined");
    for (const line of lines) alice.says(line);
    for (let text = ""; text !== lines[4];) {
      const said = JSON.parse(await bob.sees(/"kind":"said"/));
      [text, lastId] = [said.text, said.id];
    }
    await alice.sees(`[alice] ${lines.at(-1)}`);
    // The answer comes when all of it is on disk.
    alice.says("/history 1 before 2999-01-01");
    await alice.sees(/^\*\*\* 1 of dev/);
    server.program.signal("SIGKILL");
    await server.program.exitCode();
  }
  await using server = await start();
  const bob = await enter(server, "bob", lastId);
  assertEquals(bob.said, lines.slice(5));
  // What another program of his has not asked for, he is shown as everyone is.
  const carol = await enter(server, "carol");
  assertEquals(carol.said, lines.slice(-20));
  const dora = await enter(server, "dora", 2 ** 40);
  assertEquals(dora.said, lines.slice(-20));
});

/** Logs a program in, into the room dev, and gives what it was shown there. */
async function enter(
  server: ChildServer,
  name: string,
  lastId = 0,
): Promise<LineClient & { said: string[] }> {
  const client = await server.connect(name);
  client.says("/format json");
  client.says(`/resume gone ${lastId}`);
  client.says("/join dev");
  client.says(name);
  const said: string[] = [];
  for (;;) {
    const line = await client.sees(/^\{/);
    const { kind, who, text } = JSON.parse(line);
    if (kind === "said") said.push(text);
    if (kind === "joined" && who === name) break;
  }
  return Object.assign(client, { said });
}
