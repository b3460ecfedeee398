import { assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";

Deno.test("--rooms: rooms that are there while they are empty, with their topics", async () => {
  await using server = new TestServer({ rooms: ["help"] });
  const alice = await server.login("alice");
  alice.says("/join help");
  await alice.sees("*** alice has joined");
  alice.says("/topic ask here");
  alice.says("how do I leave?");
  alice.says("/leave");
  await alice.sees("*** alice has joined");
  alice.says("/rooms");
  await alice.sees("*** help (0): ask here");
  alice.says("/join help");
  await alice.sees("*** topic of help: ask here");
  await alice.sees("[alice] how do I leave?");
});

Deno.test("/keep: a room outlives its people and a restart, until an operator closes it", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  const password = folder.write("op", "x");
  const start = () =>
    ChildServer.start(
      ["--data", data, "--operator-password-file", password],
      { permissions: ["-N", `-R=${data},${password}`, `-W=${data}`] },
    );
  const operator = async (server: ChildServer) => {
    const op = await server.login("olga");
    op.says("/op x");
    await op.sees("*** you are an operator now");
    return op;
  };
  {
    await using server = await start();
    const op = await operator(server);
    op.says("/ban mallory spam");
    op.says("/keep ***");
    await op.sees("*** there is no room ***");
    op.says("/join dev");
    await op.sees("*** olga has joined");
    op.says("/keep");
    await op.sees("*** dev stays, also while nobody is in it");
    op.says("/invite new");
    await op.sees(/^\*\*\* with a line client/);
    op.says("/keep");
    await op.sees("*** a link room ends when its people have left");
    assertEquals(await server.stop(), 0);
  }
  {
    await using server = await start();
    const mallory = await server.connect("mallory");
    mallory.says("mallory");
    await mallory.sees("*** you are banned: spam");
    const op = await operator(server);
    op.says("/rooms");
    await op.sees("*** dev (0)");
    op.says("/close dev");
    op.says("/who dev");
    await op.sees("*** there is no room dev");
    assertEquals(await server.stop(), 0);
  }
  await using server = await start();
  const bob = await server.login("bob");
  bob.says("/who dev");
  await bob.sees("*** there is no room dev");
});
