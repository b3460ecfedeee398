import { freePort } from "../harness/free_port.ts";
import { portOf, startMaru } from "../harness/maru.ts";
import { type Program, testWith } from "../harness/program.ts";
import { Pane } from "./harness/pane.ts";

const QUIET = ["--name", "alice", "--time", "off"];

/** Starts a server that keeps nothing. */
async function start(port: number): Promise<Program> {
  const flags = ["--web-port", "off", "--host", "127.0.0.1", "--rate", "0"];
  const server = startMaru(["--port", `${port}`, ...flags]);
  await portOf(server);
  return server;
}

for (
  const [lang, sentence] of [
    ["en", "your draft was written in another room, so it is put aside"],
    ["ko", "다른 방에서 쓰던 글이라 치워 두었으니"],
  ]
) {
  testWith(
    "tmux",
    `maru connect says in no other room what was written in one (${lang})`,
    async () => {
      const port = freePort();
      await using first = await start(port);
      await using pane = await Pane.open([
        `127.0.0.1:${port}`,
        ...[...QUIET, "--lang", lang],
      ], { columns: 100 });
      await pane.sees("lobby ›");
      await pane.says("/invite");
      await pane.sees(/\w{7}… ›$/);
      await pane.types("a secret");
      await pane.sees(/\w{7}… › a secret$/);
      first.signal("SIGKILL");
      await first[Symbol.asyncDispose]();
      await using _ = await start(port);
      await pane.presses("Enter");
      await pane.sees(sentence);
      await pane.sees(/\nlobby ›$/);
      await pane.presses("Up");
      await pane.sees(/\nlobby › a secret$/);
    },
  );
}
