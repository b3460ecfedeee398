import { assertEquals } from "@std/assert";
import { LIMITS } from "../src/limits.ts";
import { OPTIONS } from "../src/config/options.ts";

const page = Deno.readTextFileSync(
  new URL("../docs/operating.md", import.meta.url),
);

/** What stands in backquotes in the first column of the table under a heading. */
function firstColumn(heading: string): string[] {
  const [, after] = page.split(`\n## ${heading}\n`);
  const rows = after.split("\n## ")[0].split("\n")
    .filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) =>
    [...row.split("|")[1].matchAll(/`([^`]+)`/g)].map(([, word]) => word)
  );
}

Deno.test("docs/operating.md names every flag, and no other", () => {
  assertEquals(
    firstColumn("Flags").sort(),
    Object.keys(OPTIONS).map((name) => `--${name}`).sort(),
  );
});

Deno.test("docs/operating.md names every bound, and no other", () => {
  assertEquals(firstColumn("Bounds").sort(), Object.keys(LIMITS).sort());
});

Deno.test("docs/operating.md names every event of the log, and no other", () => {
  const events = new Set<string>();
  for (const file of ["main.ts", ...sources("src/")]) {
    const text = Deno.readTextFileSync(new URL(`../${file}`, import.meta.url));
    const calls = text.matchAll(
      /log\.(?:info|warn|error|guard)\(\s*"([a-z ]+)"|log\.line\("warn", "([a-z ]+)"/g,
    );
    for (const [, one, other] of calls) events.add(one ?? other);
  }
  // These two are logged by the name of what was imposed.
  events.add("ban").add("mute");
  assertEquals(firstColumn("Log").sort(), [...events].sort());
});

function sources(folder: string): string[] {
  return [...Deno.readDirSync(new URL(`../${folder}`, import.meta.url))]
    .flatMap(({ name, isDirectory }) =>
      isDirectory
        ? sources(`${folder}${name}/`)
        : name.endsWith(".ts")
        ? [`${folder}${name}`]
        : []
    );
}
