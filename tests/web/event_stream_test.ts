import { assertEquals, assertMatch } from "@std/assert";
import { ask } from "./harness/ask.ts";
import { WebServer } from "./harness/web_server.ts";

const SCRIPTS = { scripts: { key: undefined } };

Deno.test("scripts: events are read as JSON lines by somebody whom all can see", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  alice.says("/join ci");
  await alice.sees("*** alice has joined");
  const stop = new AbortController();
  const { status, headers, body } = await fetch(
    `${server.origin}/c/ci/events?name=watcher`,
    { signal: stop.signal },
  );
  assertEquals(status, 200);
  assertEquals(
    headers.get("content-type"),
    "application/x-ndjson; charset=utf-8",
  );
  await alice.sees("*** watcher has joined");
  alice.says("hello");
  const said = await find(body!, (line) => JSON.parse(line).kind === "said");
  assertEquals(JSON.parse(said).text, "hello");
  stop.abort();
  await alice.sees(/watcher has left/);
});

Deno.test("scripts: events are server-sent when they are asked for", async () => {
  await using server = await WebServer.open({
    ...SCRIPTS,
    password: "open sesame",
  });
  const stop = new AbortController();
  const { headers, body } = await fetch(`${server.origin}/c/ci/events`, {
    signal: stop.signal,
    headers: {
      "Accept": "text/event-stream",
      "Authorization": `Basic ${btoa("watcher:open sesame")}`,
    },
  });
  assertEquals(
    headers.get("content-type"),
    "text/event-stream; charset=utf-8",
  );
  const joined = await find(body!, (line) => line.includes('"kind":"joined"'));
  assertMatch(joined, /^data: \{/);
  stop.abort();
});

Deno.test("scripts: a secret that nobody asks for becomes no name", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const alice = await server.login("alice");
  for (
    const [name, proof] of [
      ["one", "Bearer secret"],
      ["two", `Basic ${btoa("two:secret")}`],
    ]
  ) {
    const stop = new AbortController();
    const { status, body } = await fetch(
      `${server.origin}/c/lobby/events?name=${name}`,
      { signal: stop.signal, headers: { "Authorization": proof } },
    );
    assertEquals(status, 200);
    await find(body!, (line) => line.includes('"kind":"joined"'));
    await alice.seesNext(`*** ${name} has joined`);
    stop.abort();
    await alice.seesNext(`*** ${name} has left`);
  }
});

Deno.test("scripts: where there is a password, a token is none", async () => {
  await using server = await WebServer.open({ ...SCRIPTS, password: "tea" });
  const headers = { Authorization: "Bearer tea" };
  const path = "/c/ci/events?name=watcher";
  const { status } = await ask(server.origin, path, { headers });
  assertEquals(status, 401);
});

Deno.test("scripts: events are refused with a status, not in the stream", async () => {
  await using server = await WebServer.open(SCRIPTS);
  await server.login("alice");
  const dead = "0000000-0000000-0000000-0000000";
  const cases: [path: string, status: number][] = [
    ["/c/ci/events?name=alice", 409],
    ["/c/ci/events", 400],
    [`/c/${dead}/events?name=b`, 404],
    ["/c/a%0ab/events?name=b", 404],
  ];
  for (const [path, status] of cases) {
    assertEquals((await ask(server.origin, path)).status, status, path);
  }
});

Deno.test("scripts: a page elsewhere makes nobody read here", async () => {
  await using server = await WebServer.open(SCRIPTS);
  const headers = { Origin: "https://evil.example" };
  const answer = await ask(server.origin, "/c/ci/events?name=b", { headers });
  assertEquals(answer.status, 404);
});

async function find(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  isMeant: (line: string) => boolean,
): Promise<string> {
  let text = "";
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    text += value ?? "";
    const found = text.split("\n").slice(0, -1).filter((line) => line !== "")
      .find(isMeant);
    if (found !== undefined) {
      reader.cancel().catch(() => {});
      return found;
    }
    if (done) throw new Error(`the stream ended: ${text}`);
  }
}
