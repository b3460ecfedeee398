import { assertEquals, assertMatch } from "@std/assert";
import { ask } from "./harness/ask.ts";
import { post, tokenOf } from "./harness/script.ts";
import { WebServer } from "./harness/web_server.ts";

const SCRIPTS = {
  scripts: { key: "tea and rice" },
  limits: { rate: 5, burst: 20 },
};

Deno.test("scripts: a line is posted with the room's token", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const answer = await post(server, "/c/ci?name=build", "build ok", token);
  assertEquals([answer.status, answer.text], [200, "said\n"]);
  await alice.sees("[build] build ok");
  const other = await post(server, `/c/ci?name=build&token=${token}`, "again");
  assertEquals(other.status, 200);
  await alice.sees("[build] again");
});

Deno.test("scripts: several lines are said in one go, and no command is run", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  await post(
    server,
    "/c/ci?name=build",
    "one\n\n/quit\n\x1b[31mthree\r\n",
    token,
  );
  await alice.sees("[build] one");
  await alice.sees("[build] /quit");
  await alice.sees("[build] three");
});

Deno.test("scripts: a post waits while the log of the rooms is behind", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const { roomLog } = server.services;
  const behind = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const asked = Promise.withResolvers<void>();
  let turn = 0;
  let hasAnswer = false;
  const ready = () => {
    asked.resolve();
    return behind[turn]?.promise;
  };
  Object.assign(roomLog, { ready });
  const posting = post(server, "/c/ci?name=build", "build ok", token);
  posting.then(() => hasAnswer = true);
  await Promise.race([asked.promise, posting]);
  // It is behind again before the post has had its turn.
  turn++;
  behind[0].resolve();
  await fetch(`${server.origin}/healthz`).then((reply) => reply.text());
  assertEquals(hasAnswer, false);
  turn++;
  behind[1].resolve();
  assertEquals((await posting).status, 200);
  await alice.sees("[build] build ok");
});

Deno.test("scripts: a webhook's JSON has a text, and may have a name", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const json = (body: unknown) =>
    ask(server.origin, `/c/ci?token=${token}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const said = await json({ text: "deployed\n끝", username: "hook" });
  assertEquals(said.status, 200);
  await alice.sees("[hook] deployed");
  await alice.sees("[hook] 끝");
  for (const body of [{}, [], null, 7, { text: 7 }]) {
    const { status, text } = await json(body);
    assertEquals([status, text], [
      400,
      'JSON has to be an object with "text"\n',
    ]);
  }
});

Deno.test("scripts: what cannot be said is refused with one sentence", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const cases: [path: string, body: string, status: number, why: RegExp][] = [
    ["/c/nowhere?name=b", "hi", 404, /no such room/],
    ["/c/ci?name=alice", "hi", 409, /has that name/],
    ["/c/ci?name=server", "hi", 400, /kept for the server/],
    ["/c/ci?name=a%20b", "hi", 400, /letters, digits/],
    ["/c/ci", "hi", 400, /1 to 24 characters/],
    ["/c/ci?name=b", " \n", 400, /no line/],
    ["/c/ci?name=b", "x".repeat(5000), 413, /4096 bytes/],
    ["/c/ci?name=b", "x\n".repeat(21), 413, /20 lines/],
    ["/c/%ff?name=b", "hi", 400, /not well encoded/],
  ];
  for (const [path, body, status, why] of cases) {
    const answer = await post(server, path, body, token);
    assertEquals(answer.status, status, path);
    assertMatch(answer.text, why);
    assertEquals(answer.text.split("\n").length, 2);
  }
  for (const wrong of ["", "x", token.replace(/^./, "_"), `${token}A`]) {
    const { status, headers } = await post(server, "/c/ci?name=b", "hi", wrong);
    assertEquals([status, headers["www-authenticate"]], [401, "Bearer"]);
  }
  alice.says("done");
  await alice.sees("[alice] done");
});

Deno.test("scripts: a token is good for its room alone, and after a restart with the same key", async () => {
  const tokens: string[] = [];
  for (let start = 0; start < 2; start++) {
    await using server = await WebServer.open(SCRIPTS);
    const alice = await server.login("alice");
    tokens.push(await tokenOf(alice, "ci"));
    tokens.push(await tokenOf(alice, "other"));
    const { status } = await post(server, "/c/other?name=b", "hi", tokens[0]);
    assertEquals(status, 401);
  }
  assertEquals(tokens.slice(0, 2), tokens.slice(2));
});

Deno.test("scripts: a room is posted to as fast as one person may speak", async () => {
  let now = Date.UTC(2026, 0, 2);
  await using server = await WebServer.open({ ...SCRIPTS, now: () => now });
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const lines = "x\n".repeat(20);
  const statusOf = async (body: string) =>
    (await post(server, "/c/ci?name=b", body, token)).status;
  assertEquals(await statusOf(lines), 200);
  assertEquals(await statusOf(lines), 200);
  const refused = await post(server, "/c/ci?name=b", "hi", token);
  assertEquals([refused.status, refused.headers["retry-after"]], [429, "4"]);
  now += 4000;
  assertEquals(await statusOf("hi"), 200);
});

Deno.test("scripts: a banned address says nothing", async () => {
  await using server = await WebServer.open({
    ...SCRIPTS,
    operatorPassword: "secret",
    web: { port: 0, trustedProxies: ["127.0.0.1"] },
  });
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  alice.says("/op secret");
  await alice.sees(/operator now/);
  const from = { "X-Forwarded-For": "192.0.2.9" };
  const say = () => post(server, "/c/ci?name=build", "hi", token, from);
  assertEquals((await say()).status, 200);
  alice.says("/ban 192.0.2.9 1h too loud");
  await alice.sees(/banned 192.0.2.9/);
  const { status, text } = await say();
  assertEquals([status, text], [403, "you are banned: too loud\n"]);
});

Deno.test("scripts: a link room is posted to by its id, and by nobody once it ended", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  alice.says("/invite");
  const id = (await alice.sees(/join \S+$/)).split(" ").at(-1)!;
  const token = await tokenOf(alice);
  assertEquals(
    (await post(server, `/c/${id}?name=b`, "hi", token)).status,
    200,
  );
  await alice.sees("[b] hi");
  alice.says("/close");
  await alice.sees(/closed/);
  assertEquals(
    (await post(server, `/c/${id}?name=b`, "hi", token)).status,
    404,
  );
});

Deno.test("scripts: a body that is too long is cut off", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const { status } = await post(
    server,
    "/c/ci?name=b",
    "x".repeat(server.services.limits.webMessage + 1),
    token,
  );
  assertEquals(status, 413);
});

Deno.test("scripts: a browser finds the room's page where they post", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const accept = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
  const page = await ask(server.origin, "/c/ci", { headers: accept });
  const front = await ask(server.origin, "/");
  assertEquals([page.status, page.text], [200, front.text]);
  const script = await ask(server.origin, "/c/ci");
  assertEquals(
    [script.status, script.text],
    [405, "Only POST is answered here, and a browser's GET.\n"],
  );
  const alice = await server.login("alice");
  const token = await tokenOf(alice, "ci");
  const said = await post(server, "/c/ci?name=b", "hi", token, accept);
  assertEquals(said.status, 200);
  await alice.sees("[b] hi");
});

Deno.test("scripts: a server that was not told to takes none", async () => {
  await using server = await WebServer.open();
  const alice = await server.login("alice");
  alice.says("/token");
  await alice.sees("*** this server takes no lines over HTTP");
  assertEquals((await post(server, "/c/lobby?name=b", "hi")).status, 405);
});
