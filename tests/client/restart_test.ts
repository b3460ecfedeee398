import { freePort } from "../harness/free_port.ts";
import {
  enter,
  giveToMaru,
  portOf,
  startMaru,
  testUnless,
  whyNotOnDeno26,
} from "../harness/maru.ts";
import { type Program, testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { Pane } from "./harness/pane.ts";

async function start(port: number, data: string): Promise<Program> {
  const where = ["--host", "127.0.0.1", "--port", `${port}`, "--data", data];
  const server = startMaru([...where, "--web-port", "off"], [
    ...[`-R=${data}`, `-W=${data}`],
  ]);
  await portOf(server);
  return server;
}

testUnless(
  whyNotOnDeno26(),
  "maru connect comes back into its locked link room after a restart, and owns it",
  async () => {
    using folder = new TempFolder();
    giveToMaru(folder.path("."));
    const data = folder.path("data");
    const port = freePort();
    await using first = await start(port, data);
    await using pane = await Pane.open([
      `127.0.0.1:${port}`,
      ...["--name", "alice", "--time", "off"],
    ]);
    await pane.sees("lobby ›");
    await pane.says("/invite");
    await pane.sees("alice owns this room now");
    const id = /\/r\/([0-9a-z-]{31})/.exec(await pane.screen())![1];
    await pane.says("/lock");
    await pane.sees("alice locked the room");
    first.signal("SIGKILL");
    await first[Symbol.asyncDispose]();
    await pane.sees("the connection is lost");
    await using _ = await start(port, data);
    await pane.sees("back after");
    // Only its owner may, and only there.
    await pane.says("/unlock");
    await pane.sees("alice unlocked the room");
    using bob = await enter("bob", port);
    bob.says(`/join ${id}`);
    await bob.sees("*** bob has joined");
    await pane.sees("bob has joined");
  },
  (name, run) => testWith("tmux", name, run),
);
