import { cpSync } from "node:fs";
import { assertEquals } from "@std/assert";
import { Program } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";

/** What the server and the client run on, with what those run on. */
const NEEDED = [
  ...["ws", "qr", "fastest-levenshtein", "string-width", "unhomoglyph"],
  ...["strip-ansi", "ansi-regex", "get-east-asian-width", "js-tokens"],
];

/** Where Deno keeps packages, a folder for each registry. */
async function packageFolder(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json"],
  }).output();
  return JSON.parse(new TextDecoder().decode(stdout)).npmCache;
}

Deno.test("packages: the server starts on its own, without those of the tests", async () => {
  using folder = new TempFolder();
  const cache = await packageFolder();
  for (const { name: registry } of Deno.readDirSync(cache)) {
    for (const name of NEEDED) {
      // With links, Deno would take what it finds for something else's.
      cpSync(
        `${cache}/${registry}/${name}`,
        folder.path(`npm/${registry}/${name}`),
        { recursive: true },
      );
    }
  }
  const env = { DENO_DIR: folder.path(".") };
  const args = ["run", "-N", "--cached-only", "--no-prompt", "main.ts"];
  await using server = Program.start(
    Deno.execPath(),
    [...args, "--port", "0", "--web-port", "0"],
    { env },
  );
  await server.sees(/^or open: /);
  server.signal("SIGTERM");
  assertEquals(await server.exitCode(), 0);
});
