import { assert, assertEquals } from "@std/assert";
import { ROOT } from "../harness/program.ts";

Deno.test("memory: what is kept of a message does not keep the message", async () => {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      "--v8-flags=--expose-gc",
      "tests/bounds/harness/retention.ts",
    ],
    cwd: ROOT,
    stdin: "null",
    stderr: "inherit",
  }).output();
  assert(success);
  const rows = new TextDecoder().decode(stdout).trim().split("\n")
    .map((row) => row.split("\t"));
  assertEquals(rows.length, 5);
  for (const [what, bytes] of rows) {
    // The 300 messages that they came in take 36 MB.
    assert(Number(bytes) < 5e6, `${what} held ${bytes} bytes`);
  }
});
