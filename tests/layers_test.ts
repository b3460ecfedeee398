import { assert, assertEquals } from "@std/assert";
import { readSource, readSources, type Source } from "./harness/sources.ts";

/**
 * The layers of `src/`, from the ground up: each a folder, or a file that
 * stands beside the folders. What stands in one imports from it and from those
 * below it, types included.
 */
const LAYERS = [
  "history_limits",
  "irc_limits",
  "sniff_limits",
  "limits",
  "clock",
  "detached",
  "error_text",
  "standard_streams",
  "settled",
  "log_writer",
  "log",
  "net/",
  "fanout/",
  "messages/",
  "render/",
  "rooms/",
  "history/",
  "counters",
  "presence/",
  "commands/",
  "sessions/",
  "irc/",
  "cluster/",
  "replication/",
  "web/page/",
  "web/",
  "config/",
  "archive/",
  "metrics/",
  "create_services",
  "cluster_node",
  "irc_door",
  "script_door",
  "web_door",
  "reception",
  "server",
  "client/",
];

/** Those who may import less than their layer would let them, beside themselves. */
const NARROW: Record<string, readonly string[]> = {
  // A transport is handed what to do with a connection, and knows no session.
  // It serves the page's modules, of which one is shared.
  "web/": [
    "limits",
    "detached",
    "error_text",
    "log",
    "net/",
    "web/page/",
    "src/messages/mention.js",
    "src/messages/resolve_command.js",
  ],
  // The log between servers knows nothing of what is written in it.
  "cluster/": ["error_text", "log"],
  // The page is a program of its own, in a browser; it knows the types of what
  // it is told, and the rule by which a command's word is resolved.
  "web/page/": ["messages/"],
  // The client shares with the server what both sides must agree on: the rules
  // for lines, the sentences, the rules for names, and how a line looks.
  "client/": [
    "error_text",
    "standard_streams",
    "net/",
    "messages/",
    "src/render/clock_time.ts",
    "src/render/name_color.ts",
    "src/rooms/name.ts",
  ],
};

/** The layers that know no socket. */
const CORE = LAYERS.slice(
  LAYERS.indexOf("fanout/"),
  LAYERS.indexOf("cluster/"),
);

const sources = readSources("src/");
const all = [...sources, readSource("main.ts")];

Deno.test("layers: every file of src is in one", () => {
  const homeless = sources.filter(({ path }) => placeOf(path) === undefined);
  assertEquals(homeless.map(({ path }) => path), []);
});

Deno.test("layers: every name in the table is a file or a folder", () => {
  const found = new Set(sources.map(({ path }) => placeOf(path)));
  assertEquals(LAYERS.filter((place) => !found.has(place)), []);
});

Deno.test("layers: no import runs the wrong way", () => {
  const wrong = sources.flatMap(({ path, imports }) =>
    imports.filter(({ of }) => isSource(of) && !mayImport(path, of))
      .map(({ of }) => `${path} imports ${of}`)
  );
  assertEquals(wrong, []);
});

Deno.test("layers: a page imports no code but what a browser can run", () => {
  const wrong = sources.filter(({ path }) => path.startsWith("src/web/page/"))
    .flatMap(({ path, imports }) =>
      imports.filter(({ of, isErased }) => !isErased && !of.endsWith(".js"))
        .map(({ of }) => `${path} imports ${of}`)
    );
  assertEquals(wrong, []);
});

Deno.test("layers: no imports run in a circle", () => {
  const next = new Map(all.map(({ path, imports }) => [
    path,
    imports.map(({ of }) => of),
  ]));
  const done = new Set<string>();
  const walk = (path: string, behind: readonly string[]) => {
    const circle = [...behind, path].slice(behind.indexOf(path));
    assert(!behind.includes(path), `a circle: ${circle.join(" → ")}`);
    if (done.has(path)) return;
    for (const target of next.get(path) ?? []) walk(target, [...behind, path]);
    done.add(path);
  };
  for (const { path } of all) walk(path, []);
});

Deno.test("layers: the core opens no socket", () => {
  const opening =
    /\bDeno\.(listen|listenTls|connect|connectTls|serve|upgradeWebSocket)\b/;
  const sockets = ["ws", "node:net", "node:http", "node:https", "node:tls"];
  assertEquals(
    pathsOf(({ path, text, imports }) =>
      CORE.includes(placeOf(path)!) &&
      (opening.test(text) || imports.some(({ of }) => sockets.includes(of)))
    ),
    [],
  );
});

Deno.test("layers: only main.ts ends the process", () => {
  assertEquals(
    pathsOf(({ text }) => /\bDeno\.exit\b|\bprocess\.exit\b/.test(text)),
    [],
  );
});

Deno.test("no two files of src have one name, beside languages and what two sides share", () => {
  const paths = readSources("src/").map(({ path }) => path);
  const names = paths.map((path) => path.replace(/^.*\/|\..*$/g, ""));
  const twice = names.filter((name, at) => names.indexOf(name) < at);
  assertEquals([...new Set(twice)].sort(), [
    // Each of these means the same wherever it stands.
    "clock_time",
    "en",
    "ko",
    "texts",
  ]);
});

Deno.test("no file is over 250 lines", () => {
  const others = ["bench/", "std/", "tests/", "tools/"].flatMap(readSources);
  const long = [...all, ...others]
    .filter(({ text }) => text.split("\n").length > 251);
  assertEquals(long.map(({ path }) => path), []);
});

Deno.test("readSources() sees every kind of import", () => {
  const found = all.flatMap(({ imports }) => imports.map(({ of }) => of));
  for (const target of ["src/server.ts", "@std/cli/parse-args", "ws"]) {
    assert(found.includes(target), target);
  }
  const { imports } = readSource("src/rooms/room.ts");
  const isErased = (name: string) =>
    imports.find(({ of }) => of === `src/${name}.ts`)!.isErased;
  assertEquals([isErased("fanout/feed"), isErased("rooms/audience")], [
    true,
    false,
  ]);
});

/** The entry of the table that a file stands under. */
function placeOf(path: string): string | undefined {
  const inside = path.replace(/^src\//, "").replace(/(\.d)?\.(ts|js)$/, "");
  return LAYERS.find((place) =>
    place.endsWith("/") ? inside.startsWith(place) : inside === place
  );
}

function layerOf(place: string): number {
  return LAYERS.indexOf(place);
}

function mayImport(path: string, of: string): boolean {
  const [from, to] = [placeOf(path), placeOf(of)];
  if (from === undefined || to === undefined) return false;
  if (from === to) return true;
  const narrow = NARROW[from];
  if (narrow !== undefined) return narrow.includes(to) || narrow.includes(of);
  return layerOf(to) <= layerOf(from);
}

/** Whether an import is of the server's own TypeScript. */
function isSource(of: string): boolean {
  return /\.(ts|js)$/.test(of) && of.startsWith("src/");
}

function pathsOf(isMeant: (source: Source) => boolean): string[] {
  return sources.filter(isMeant).map(({ path }) => path);
}
