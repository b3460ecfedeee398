import { assertEquals } from "@std/assert";
import { freePort } from "../../harness/free_port.ts";
import { portOf, startMaru } from "../../harness/maru.ts";
import type { Program } from "../../harness/program.ts";
import { TempFolder } from "../../harness/temp_folder.ts";
import { browserTest, Stage } from "../harness/stage.ts";

async function start(port: number, data: string): Promise<Program> {
  const flags = ["--host", "127.0.0.1", "--port", `${port}`, "--data", data];
  const server = startMaru(flags, [`-R=${data}`, `-W=${data}`]);
  await portOf(server);
  return server;
}

browserTest(
  "browser: after a restart, pages are back in their locked room, and its owner owns it",
  async () => {
    using folder = new TempFolder();
    const data = folder.path("data");
    const port = freePort();
    const origin = `http://127.0.0.1:${port}`;
    await using stage = await Stage.open();
    await using first = await start(port, data);
    const alice = await stage.host("alice", { origin });
    const bob = await stage.guest("bob", alice, { origin });
    await alice.sees("bob has joined", "news");
    await alice.says("before");
    await bob.sees("before");
    await alice.says("/lock");
    await bob.sees("alice locked the room", "news");
    const { path } = alice;
    first.signal("SIGKILL");
    await first[Symbol.asyncDispose]();
    for (const { page } of [alice, bob]) {
      await page.getByText("The connection was lost.").first().waitFor();
    }
    await using _ = await start(port, data);
    await bob.page.locator("#status").waitFor({ state: "hidden" });
    await alice.page.locator("#status").waitFor({ state: "hidden" });
    await bob.says("after");
    await alice.sees("after");
    await alice.says("/unlock");
    await bob.sees("alice unlocked the room", "news");
    assertEquals([alice.path, bob.path], [path, path]);
    assertEquals([await bob.count("before"), await bob.count("after")], [1, 1]);
    // Their tickets are for programs.
    assertEquals(await bob.count("/join"), 0);
  },
);
