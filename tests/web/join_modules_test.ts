import { assert, assertEquals } from "@std/assert";
import { joinModules } from "../../src/web/join_modules.ts";
import { TempFolder } from "../harness/temp_folder.ts";

/** Joins modules, runs the first one, and gives what it exports as `result`. */
async function run(texts: Record<string, string>): Promise<unknown> {
  using folder = new TempFolder();
  const scripts = joinModules(texts, "a/main.js");
  for (const [name, text] of Object.entries(scripts)) {
    // What a browser would be handed, and a way to see what comes of it.
    const seen = name === "main.js" ? "export const seen = $0;\n" : "";
    folder.write(name, text + seen);
  }
  const { seen } = await import(`file://${folder.path("main.js")}`);
  return await seen.result;
}

Deno.test("join: modules keep their names to themselves, and run once", async () => {
  const result = await run({
    "a/main.js": `
      import { left } from "./b/left.js";
      import {
        right as other,
      } from "../c/right.js";
      import "./effect.js";
      const kept = "main";
      export const result = [left(), other(), kept, globalThis.maruOrder];
    `,
    "a/b/left.js": `
      import { count } from "../count.js";
      const kept = "left";
      export function left() { return kept + count(); }
    `,
    "c/right.js": `
      import { count } from "../a/count.js";
      const kept = "right";
      export async function* unused() {}
      export class Unused {}
      export function right() { return kept + count(); }
    `,
    "a/count.js": `let n = 0; export const count = () => ++n;`,
    "a/effect.js": `globalThis.maruOrder = "set";`,
  });
  assertEquals(result, ["left1", "right2", "main", "set"]);
});

Deno.test("join: what only looks like a comment or an import stays", async () => {
  const text = [
    "// import { no } from './no.js';",
    "/* export const no = 1; */ const url = 'https://x/*y*/';",
    "const import_ = { import: 1, export: { import: 2 } };",
    "const pattern = /[/*]export(?<!\\/\\/)/;",
    "const half = 8 / 2; // 4",
    "const deep = `a",
    "    //b ${`${half} /* c */`}`;",
    "export const result = [",
    "  url, pattern.source, half, deep, import_.import, import_.export.import,",
    "];",
  ];
  assertEquals(await run({ "a/main.js": text.join("\n") }), [
    "https://x/*y*/",
    "[/*]export(?<!\\/\\/)",
    4,
    "a\n    //b 4 /* c */",
    1,
    2,
  ]);
  const { "main.js": joined } = joinModules(
    { "a/main.js": "// not this\n/** nor\n * that */\n  let x; // end\n" },
    "a/main.js",
  );
  assertEquals(/not|nor|that|end|\n {2}/.test(joined), false, joined);
});

const LATER = {
  "a/main.js": `
    import { count } from "./count.js";
    const both = Promise.all([import("./one.js"), import("./d/two.js")]);
    export const result = both.then(([{ one }, { two, again }]) =>
      [count(), one(), two(), again]);
  `,
  "a/count.js": `let n = 0; export const count = () => ++n;`,
  "a/one.js": `
    import { count } from "./count.js";
    import { shared } from "./shared.js";
    import { only } from "./only.js";
    export const one = () => only + count() + shared.push("one");
  `,
  "a/d/two.js": `
    import { count } from "../count.js";
    import { shared } from "../shared.js";
    export const two = () => count() + shared.join();
    export const again = import("../count.js").then((m) => m.count === count);
  `,
  "a/only.js": `export const only = "only";`,
  "a/shared.js": `export const shared = [];`,
};

Deno.test("join: what is loaded later has a script, and shares the rest", async () => {
  const scripts = joinModules(LATER, "a/main.js");
  assertEquals(Object.keys(scripts).sort(), [
    "count.js",
    "main.js",
    "one.js",
    "two.js",
  ]);
  assertEquals(scripts["one.js"].includes('"only"'), true);
  assertEquals(scripts["main.js"].includes('"only"'), false);
  const [first, one, two, again] = await run(LATER) as unknown[];
  // The count goes on from one script to the other.
  assertEquals([first, one, two, await again], [1, "only21", "3one", true]);
});

Deno.test("join: what it does not know, or does not find, it refuses", () => {
  const refuses = (text: string, why: string) => {
    const texts = {
      "a/main.js": text,
      "a/b.js": "export const b = 1",
      "c/main.js": "",
    };
    let said = "nothing";
    try {
      joinModules(texts, "a/main.js");
    } catch (error) {
      said = String(error);
    }
    assert(said.includes(why), `${text}: ${said}`);
  };
  refuses("export default 1;", "is not understood");
  refuses("export let a = 1;", "is not understood");
  refuses("export * from './b.js';", "is not understood");
  refuses("import b from './b.js';", "is not understood");
  refuses("import * as b from './b.js';", "is not understood");
  refuses("import { b } from 'b';", "is not understood");
  refuses("import(name);", "is not understood");
  refuses("import('../c/main.js');", "another script has its name");
  refuses("import { c } from './b.js';", "a/b.js has no c");
  refuses("import { c } from './c.js';", "a/c.js is not among the files");
  refuses("import('./c.js');", "a/c.js is not among the files");
});
