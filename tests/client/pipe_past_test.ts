import { assertEquals } from "@std/assert";
import { HistoryFile } from "../../src/history/history_file.ts";
import { LIMITS } from "../../src/limits.ts";
import { Log } from "../../src/log.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";
import { connect, finish } from "./harness/piped.ts";

/** Longer than a server takes to read `/quit`, in milliseconds. */
const SLOW_DISK = 500;

Deno.test("maru connect waits in a pipe for the past that it is asked for", async () => {
  using folder = new TempFolder();
  const log = new Log(() => {}, { now: () => 0 });
  const history = await HistoryFile.open(folder.path("data"), LIMITS, log);
  const search = history.search.bind(history);
  history.search = async (query) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW_DISK));
    return await search(query);
  };
  await using server = new TestServer({ history });
  const bob = await server.login("bob");
  bob.says("number 137");
  await bob.sees("[bob] number 137");
  await using ci = connect(server.port, "--name", "ci");
  await ci.says("/me looks");
  await ci.says("/who");
  await ci.says("/search number");
  const [output, errors, code] = await finish(ci);
  assertEquals(output.slice(-2).map((line) => line.split(" ").slice(-2)), [
    ["found", "1:"],
    ["number", "137"],
  ]);
  assertEquals([errors, code], [[], 0]);
  // A refused search is an answer, too.
  await using other = connect(server.port, "--name", "other");
  await other.says("/search");
  assertEquals((await finish(other)).slice(1), [[], 0]);
});
