import { ChildServer } from "../harness/child_server.ts";

Deno.test("resets: who is gone before being let in makes nobody wait", async () => {
  await using server = await ChildServer.start(["--max-per-address", "0"]);
  // While the server stands still, all of them come and go.
  server.program.signal("SIGSTOP");
  const crowd = await Promise.all(
    Array.from({ length: 200 }, () => server.connect()),
  );
  for (const one of crowd) one.resets();
  server.program.signal("SIGCONT");
  await server.login("alice");
});
