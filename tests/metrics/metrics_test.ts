import { assert, assertEquals } from "@std/assert";
import { Program, testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { WebServer } from "../web/harness/web_server.ts";
import { Scraper } from "./harness/scraper.ts";

Deno.test("metrics: people, rooms and connections are as they are now", async () => {
  await using server = await WebServer.open();
  using scraper = await Scraper.open(server);
  const [alice] = await server.join("alice", "bob");
  await server.connect();
  const page = await server.enter("page");
  page.says("/invite");
  await page.sees({ kind: "invite" });
  alice.says("/join den");
  await alice.sees("*** alice has joined");
  const before = await scraper.scrapes();
  assertEquals(before("maru_people"), 3);
  assertEquals(before('maru_rooms{kind="named"}'), 2);
  assertEquals(before('maru_rooms{kind="link"}'), 1);
  assertEquals(before('maru_connections{transport="tcp"}'), 3);
  assertEquals(before('maru_connections{transport="web"}'), 1);
  assertEquals(before('maru_build_info{version="1.2.3"}'), 1);

  alice.says("/quit");
  await alice.sees("*** goodbye");
  await alice.ends();
  await scraper.sees('maru_connections{transport="tcp"}', 2);
  const after = await scraper.scrapes();
  assertEquals(after("maru_people"), 2);
  assertEquals(after('maru_connections_opened_total{transport="tcp"}'), 3);
  assertEquals(after('maru_people_left_total{reason="quit"}'), 1);
});

Deno.test("metrics: a line that is said counts once, and once for each reader", async () => {
  await using server = new TestServer();
  using scraper = await Scraper.open(server);
  const [alice, bob] = await server.join("alice", "bob");
  const before = await scraper.scrapes();
  alice.says("안녕");
  const line = "[alice] 안녕";
  for (const one of [alice, bob]) await one.seesNext(line);
  const grows = (key: string, by: number) =>
    scraper.sees(key, before(key)! + by);
  const bytes = new TextEncoder().encode(`${line}\n`).length;
  await grows("maru_written_bytes_total", 2 * bytes);
  await grows("maru_writes_total", 2);
  await grows("maru_wave_writes_sum", 2);
  await grows("maru_lines_received_total", 1);
});

Deno.test("metrics: who waits behind a wave is counted, with the time", async () => {
  await using server = new TestServer({ limits: { wave: 1 } });
  using scraper = await Scraper.open(server);
  const [alice, bob] = await server.join("alice", "bob");
  const before = await scraper.scrapes();
  alice.says("one");
  for (const one of [alice, bob]) await one.seesNext("[alice] one");
  const after = await scraper.scrapes();
  const key = "maru_queue_delay_seconds_count";
  assert(after(key)! > before(key)!);
  assertEquals(after("maru_writes_waiting"), 0);
});

Deno.test("metrics: refusals are counted by their reason", async () => {
  await using server = new TestServer({
    limits: { clients: 2, nameless: 1, wrongPassword: 1 },
    password: "open sesame",
  });
  using scraper = await Scraper.open(server);
  const inside = await server.connect();
  for (const line of ["wrong", "open sesame", "_", "admin"]) inside.says(line);
  await inside.sees("*** that name is kept for the server");
  await server.connect();
  await server.connect();
  await inside.sees(/the server is full/);
  const value = await scraper.scrapes();
  assertEquals(value('maru_connections_refused_total{reason="serverFull"}'), 1);
  for (const reason of ["passwordWrong", "nameCharacters", "nameReserved"]) {
    assertEquals(value(`maru_logins_refused_total{reason="${reason}"}`), 1);
  }
});

Deno.test("metrics: nothing that a stranger does makes a new one, or is in one", async () => {
  await using server = await WebServer.open();
  using scraper = await Scraper.open(server);
  const keys = async () =>
    (await scraper.text()).replaceAll(/(?<=[ }])[\d.e+-]+$/gm, "");
  const before = await keys();
  const alice = await server.login("alice");
  for (const line of ["/join cellar", "/nonsense", "/invite", "/ban bob"]) {
    alice.says(line);
  }
  const link = await alice.sees(/\/join [\w-]+$/);
  const page = await server.enter("page");
  page.says("/quit parting words");
  await page.ends();
  const after = await keys();
  assertEquals(after, before);
  for (
    const secret of ["alice", "cellar", link.replace(/.* /, ""), "127.0.0.1"]
  ) {
    assert(!after.includes(secret), secret);
  }
});

Deno.test("MetricsServer: only /metrics is found there, and only read", async () => {
  await using server = new TestServer();
  using scraper = await Scraper.open(server);
  const { status, headers } = await scraper.asks("/metrics");
  assertEquals(status, 200);
  assertEquals(
    headers["content-type"],
    "text/plain; version=0.0.4; charset=utf-8",
  );
  assertEquals((await scraper.asks("/metrics?x=1")).status, 200);
  assertEquals((await scraper.asks("/")).status, 404);
  assertEquals((await scraper.asks("/metricsx")).status, 404);
  const post = await scraper.asks("/metrics", { method: "POST", body: "x" });
  assertEquals([post.status, post.headers.allow], [405, "GET, HEAD"]);
  const head = await scraper.asks("/metrics", { method: "HEAD" });
  assertEquals([head.status, head.text], [200, ""]);
});

Deno.test("MetricsServer: a page of another name that points here gets nothing", async () => {
  await using server = new TestServer();
  using scraper = await Scraper.open(server);
  for (const host of ["evil.test", "127.0.0.1.evil.test:9464"]) {
    const { status, text } = await scraper.asks("/metrics", {
      headers: { host },
    });
    assertEquals(status, 421);
    assert(!text.includes("maru_people"), text);
  }
  for (const host of ["localhost", "[::1]:9464"]) {
    const { status } = await scraper.asks("/metrics", { headers: { host } });
    assertEquals(status, 200);
  }
});

Deno.test("MetricsServer: is reached from this machine only, unless told otherwise", async () => {
  await using server = new TestServer();
  using scraper = await Scraper.open(server);
  assertEquals(new URL(scraper.url).hostname, "127.0.0.1");
});

testWith(
  "promtool",
  "metrics: promtool finds nothing to object to",
  async () => {
    await using server = new TestServer();
    using scraper = await Scraper.open(server);
    await server.join("alice", "bob");
    await using promtool = Program.start("promtool", ["check", "metrics"]);
    for (const line of (await scraper.text()).trimEnd().split("\n")) {
      await promtool.says(line);
    }
    await promtool.endsInput();
    assertEquals(
      [...await promtool.rest(), ...await promtool.errors.rest()],
      [],
    );
    assertEquals(await promtool.exitCode(), 0);
  },
);
