import { assert, assertEquals } from "@std/assert";
import { readSource, readSources, type Source } from "./harness/sources.ts";

/**
 * The layers of `src/`, from the ground up. A file may import from its own layer
 * and from those below it; a name that ends in / stands for a whole folder.
 */
const LAYERS = [
  /* 0 */ "address bucket clean event feed histogram limits lines log name pool telnet usage_error",
  /* 1 */ "access asides bans connection counts cursor gate incoming pace secret texts/",
  /* 2 */ "answer dialect json outbox plain sentence",
  /* 3 */ "lag person room rounds waves",
  /* 4 */ "absence house links registry",
  /* 5 */ "commands/",
  /* 6 */ "chat conn_stream listen login resume session tcp tls web/",
  /* 7 */ "config furnish metrics/ option options permissions reception server server_options setup state",
  /* 8 */ "client/",
].map((layer) => layer.split(" "));

/** Those who may import less than their layer would let them, beside themselves. */
const NARROW: Record<string, readonly string[]> = {
  // A transport is handed what to do with a connection, and knows no session.
  "listen": [...LAYERS[0], ...LAYERS[1]],
  "conn_stream": [],
  "tcp": [...LAYERS[0], ...LAYERS[1]],
  "tls": [...LAYERS[0], ...LAYERS[1], "conn_stream", "tcp"],
  "web/": [...LAYERS[0], ...LAYERS[1], "conn_stream"],
  // The client shares nothing with the server but what both sides must agree on.
  "client/": [...LAYERS[0], "texts/"],
};

/** The layers that know no socket. */
const CORE = LAYERS.slice(0, 6).flat();

const sources = readSources("src/");
const all = [...sources, readSource("main.ts")];

Deno.test("layers: every file of src is in one", () => {
  const homeless = sources.filter(({ path }) => placeOf(path) === undefined);
  assertEquals(homeless.map(({ path }) => path), []);
});

Deno.test("layers: every name in the table is a file or a folder", () => {
  const found = new Set(sources.map(({ path }) => placeOf(path)));
  assertEquals(LAYERS.flat().filter((place) => !found.has(place)), []);
});

Deno.test("layers: no import runs the wrong way", () => {
  const wrong = sources.flatMap(({ path, imports }) =>
    imports.filter(({ of }) => isSource(of) && !mayImport(path, of))
      .map(({ of }) => `${path} imports ${of}`)
  );
  assertEquals(wrong, []);
});

Deno.test("layers: no imports run in a circle", () => {
  const next = new Map(all.map(({ path, imports }) => [
    path,
    // A circle of types alone is none when the program runs.
    imports.filter(({ isErased }) => !isErased).map(({ of }) => of),
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
  const { imports } = readSource("src/room.ts");
  const isErased = (name: string) =>
    imports.find(({ of }) => of === `src/${name}.ts`)!.isErased;
  assertEquals([isErased("person"), isErased("feed")], [true, false]);
});

/** The entry of the table that a file stands under. */
function placeOf(path: string): string | undefined {
  const inside = path.replace(/^src\//, "").replace(/\.ts$/, "");
  return LAYERS.flat().find((place) =>
    place.endsWith("/") ? inside.startsWith(place) : inside === place
  );
}

function layerOf(place: string): number {
  return LAYERS.findIndex((layer) => layer.includes(place));
}

function mayImport(path: string, of: string): boolean {
  const [from, to] = [placeOf(path), placeOf(of)];
  if (from === undefined || to === undefined) return false;
  if (from === to) return true;
  return NARROW[from]?.includes(to) ?? layerOf(to) <= layerOf(from);
}

/** Whether an import is of the server's own TypeScript. */
function isSource(of: string): boolean {
  return of.endsWith(".ts") && of.startsWith("src/");
}

function pathsOf(isMeant: (source: Source) => boolean): string[] {
  return sources.filter(isMeant).map(({ path }) => path);
}
