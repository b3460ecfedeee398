import { assert, assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { HistoryFile } from "../../src/history/history_file.ts";
import { LIMITS } from "../../src/limits.ts";
import { Log } from "../../src/log.ts";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { until } from "../harness/until.ts";
import { bytesIn } from "./harness/bytes_in.ts";

// More than are removed at once, several times.
const LINES = 20_000;

function start(data: string): Promise<ChildServer> {
  return ChildServer.start(
    ["--data", data, "--rate", "0"],
    { permissions: ["-N", `-R=${data}`, `-W=${data}`] },
  );
}

/** How many lines of alice's are in the file, and what is left to remove. */
function kept(data: string): { lines: number; removals: number } {
  using database = new DatabaseSync(`${data}/history.db`, { readOnly: true });
  const count = (sql: string) =>
    Number(
      database.prepare(`select count(*) as count from ${sql}`).get()!.count,
    );
  return {
    lines: count("line where who = 'alice'"),
    removals: count("removal"),
  };
}

/** Lets alice say many lines, and ask for all of them to be deleted. */
async function forget(server: ChildServer, data: string): Promise<void> {
  const bob = await server.login("bob");
  bob.says("of bob");
  const alice = await server.login("alice");
  const lines = Array.from({ length: LINES }, (_, at) => `xyzzy ${at}\n`);
  alice.sends(lines.join(""));
  await alice.sees(`[alice] xyzzy ${LINES - 1}`);
  alice.says("/search of bob");
  await alice.sees("*** found 1:");
  assertEquals(kept(data).lines, LINES);
  alice.says("/forget");
  await bob.sees("*** alice deleted their lines of today");
}

Deno.test("/forget: a server that is asked to stop meanwhile deletes all of it first, or at its next start", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  {
    await using server = await start(data);
    await forget(server, data);
    assertEquals(await server.stop(), 0);
    const { lines, removals } = kept(data);
    assertEquals(lines > 0, removals > 0, `${lines} ${removals}`);
  }
  await using server = await start(data);
  assertEquals(kept(data), { lines: 0, removals: 0 });
  assert(!bytesIn(data).includes("xyzzy"));
  assertEquals(await server.stop(), 0);
});

Deno.test("/forget: after kill -9 in its middle, the next start deletes the rest", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  {
    await using server = await start(data);
    await forget(server, data);
    await until(() => kept(data).lines < LINES, () => "nothing is deleted");
    server.program.signal("SIGKILL");
    await server.program.exitCode();
  }
  await using server = await start(data);
  assertEquals(kept(data), { lines: 0, removals: 0 });
  assert(!bytesIn(data).includes("xyzzy"));
  const carol = await server.login("carol");
  carol.says("/search bob");
  await carol.sees("*** found 1:");
  assertEquals(await server.stop(), 0);
});

Deno.test("HistoryFile.close() ends a removal that takes too long, says so, and the next run does the rest", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  const logged: string[] = [];
  const open = (drain: number) => {
    const log = new Log((line) => logged.push(line), { now: () => 0 });
    return HistoryFile.open(data, { ...LIMITS, drain }, log);
  };
  const first = await open(LIMITS.drain);
  for (let id = 1; id <= LINES; id++) {
    const what = { kind: "said", room: "dev", who: "alice" } as const;
    first.accept({ ...what, id, time: id, text: `xyzzy ${id}` });
  }
  await first.close();
  const second = await open(0);
  const removal = second.remove("dev", { from: 1, to: LINES, of: "alice" });
  const refused = removal.catch(({ message }) => message);
  await second.close();
  assertEquals(
    await refused,
    "the server stops; its next start deletes them",
  );
  const { lines, removals } = kept(data);
  assert(lines > 0 && lines < LINES, `${lines} are left`);
  assertEquals(removals, 1);
  assertEquals(logged, []);
  const third = await open(LIMITS.drain);
  assertEquals(kept(data), { lines: 0, removals: 0 });
  assertEquals(logged.map((line) => line.replace(/^\S+ /, "")), [
    `info  lines deleted room=dev from=${
      LINES - lines + 1
    } to=${LINES} lines=${lines}`,
  ]);
  await third.close();
  assert(!bytesIn(data).includes("xyzzy"));
});
