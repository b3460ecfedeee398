import { assertEquals } from "@std/assert";
import { Program } from "../harness/program.ts";

/** Loads `ws`, and looks at the environment before every step meanwhile. */
const WATCH = `
  import process from "node:process";
  const { env } = process;
  let looks = 0, others = 0, isLoaded = false;
  const loading = import("./src/web/ws.ts").then((module) => {
    isLoaded = true;
    return typeof module.WS.WebSocketServer;
  });
  while (!isLoaded) {
    looks++;
    if (process.env !== env) others++;
    await (looks % 3 === 0
      ? new Promise((resolve) => setImmediate(resolve))
      : Promise.resolve());
  }
  console.log(await loading, looks > 1, others, process.env === env);
`;

Deno.test("ws: is loaded with no permission, and nothing else sees another environment", async () => {
  const root = new URL("../../", import.meta.url);
  const code = WATCH.replace("./src/", new URL("src/", root).href);
  const url = `data:application/javascript,${encodeURIComponent(code)}`;
  await using program = Program.start(Deno.execPath(), [
    ...["run", "--no-prompt", "--cached-only", "--config", "deno.json", url],
  ]);
  assertEquals(await program.errors.rest(), []);
  assertEquals(await program.rest(), ["function true 0 true"]);
  assertEquals(await program.exitCode(), 0);
});
