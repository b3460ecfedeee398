import { assertEquals } from "@std/assert";
import { Program } from "../harness/program.ts";

const PROBE = `
import { shedPermissions } from "./src/config/permissions.ts";
shedPermissions(JSON.parse(Deno.args[0]));
const names = ["net", "read", "write", "env", "ffi", "import", "run", "sys"];
const isLeft = (name) =>
  Deno.permissions.querySync({ name }).state === "granted";
console.log(names.filter(isLeft).join(" "));
`;

const CASES: [files: object, left: string][] = [
  [{}, ""],
  [{ certificate: "cert.pem" }, "read"],
  [{ state: "state.json" }, "read write"],
  [{ data: "data" }, "read write"],
];

for (const [files, left] of CASES) {
  const used = Object.keys(files).join() || "no file";
  Deno.test(`shedPermissions() leaves ${left || "nothing"} to a server that uses ${used}`, async () => {
    await using deno = Program.start(Deno.execPath(), [
      ...["eval", PROBE, "--", JSON.stringify(files)],
    ]);
    assertEquals(await deno.rest(), [left]);
    assertEquals(await deno.exitCode(), 0);
  });
}
