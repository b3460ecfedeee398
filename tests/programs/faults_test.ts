import { assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import { isBinary, testUnless } from "../harness/maru.ts";

const PERMISSIONS = ["-N", "--preload=tests/programs/harness/springs.ts"];

const FAULTS = [
  {
    signal: "SIGUSR2",
    // It is the sweep that asks the clock when nobody says anything.
    entry:
      /error uncaught error stack="Error: the clock has sprung.*server\.ts/,
  },
  {
    signal: "SIGQUIT",
    entry:
      /error unhandled rejection stack="Error: the promise has sprung.*springs\.ts/,
  },
] as const;

for (const { signal, entry } of FAULTS) {
  testUnless(
    isBinary ? "nothing can be loaded before an executable" : undefined,
    `main: logs what nobody catches, and goes on (${signal})`,
    async () => {
      const permissions = PERMISSIONS;
      await using server = await ChildServer.start([], { permissions });
      const alice = await server.login("alice");
      for (let time = 0; time < 2; time++) {
        server.program.signal(signal);
        await server.program.errors.sees(entry);
      }
      alice.says("still here?");
      await alice.sees("[alice] still here?");
      await server.login("bob");
      assertEquals(await server.stop(), 0);
    },
  );
}
