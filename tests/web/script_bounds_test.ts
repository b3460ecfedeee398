import { assertEquals } from "@std/assert";
import { post, tokenOf } from "./harness/script.ts";
import { WebServer } from "./harness/web_server.ts";

const SCRIPTS = {
  scripts: { key: "tea and rice" },
  limits: { rate: 5, burst: 20 },
};

Deno.test("scripts: a muted name says nothing, nor one that was sent out of the room", async () => {
  await using server = await WebServer.open({
    ...SCRIPTS,
    operatorPassword: "secret",
  });
  const [alice, bob, carol] = await server.join("alice", "bob", "carol");
  for (const line of ["/op secret", "/mute bob 1h too loud", "/invite"]) {
    alice.says(line);
  }
  const id = (await alice.sees(/join \S+$/)).split(" ").at(-1)!;
  const token = await tokenOf(alice);
  const say = async (name: string) => {
    const path = `/c/${id}?name=${name}`;
    const { status, text } = await post(server, path, "hi", token);
    return [status, text];
  };
  carol.says(`/join ${id}`);
  await alice.sees("*** carol has joined");
  alice.says("/kick carol");
  await carol.sees(/sent you away/);
  for (const one of [bob, carol]) {
    one.says("/quit");
    await one.sees("*** goodbye");
  }
  await server.hasOnly(1);
  assertEquals(await say("bob"), [403, "you are muted: too loud\n"]);
  assertEquals(await say("carol"), [403, "you are banned\n"]);
});

Deno.test("scripts: without a rate a post has as many lines as it likes, and each counts", async () => {
  const limits = { rate: 0, burst: 20 };
  await using server = await WebServer.open({ ...SCRIPTS, limits });
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const { counters } = server.services;
  const before = counters.lines;
  const lines = Array.from({ length: 50 }, (_, n) => `line ${n}`);
  const path = "/c/ci?name=build";
  const { status } = await post(server, path, lines.join("\n"), token);
  assertEquals(status, 200);
  assertEquals(counters.lines, before + 50);
});

Deno.test("scripts: while the disk is behind, few posts wait, and none of whom it refuses", async () => {
  const limits = { rate: 0, perAddress: 0, arrivals: 1000 };
  await using server = await WebServer.open({ ...SCRIPTS, limits });
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const behind = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  let isBehind = true;
  const ready = () => {
    asked.resolve();
    return isBehind ? behind.promise : undefined;
  };
  Object.assign(server.services.roomLog, { ready });
  const path = "/c/ci?name=build";
  assertEquals((await post(server, path, "hi", "wrong")).status, 401);
  const gone = new AbortController();
  const { signal } = gone;
  const headers = { Authorization: `Bearer ${token}` };
  const left = fetch(`${server.origin}${path}`, {
    ...{ method: "POST", body: "left", headers, signal },
  }).catch(() => {});
  await asked.promise;
  const { counters } = server.services;
  const before = counters.lines;
  const posts = Array.from(
    { length: 70 },
    (_, n) => post(server, path, `hi ${n}`, token),
  );
  // Those that find no place are told at once.
  const first = await Promise.race(posts);
  assertEquals([first.status, first.text], [
    503,
    "the server cannot take it now; try again in 5 s\n",
  ]);
  gone.abort();
  await left;
  // The server hears of it before it answers somebody who asks after it.
  assertEquals((await post(server, path, "hi", "wrong")).status, 401);
  isBehind = false;
  behind.resolve();
  const statuses = (await Promise.all(posts)).map(({ status }) => status);
  assertEquals(statuses.filter((status) => status === 503).length, 7);
  for (let n = 0; n < 63; n++) await alice.seesNext(/^\[build\] hi /);
  // What its script has given up is not said.
  assertEquals(counters.lines, before + 63);
});
