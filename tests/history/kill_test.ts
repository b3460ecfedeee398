import { killLoop } from "./harness/kill_loop.ts";

Deno.test("--data: a server that is killed under load loses the flush time at most, and writes nothing twice", async () => {
  await killLoop(3);
});
