import { assert, assertEquals, assertMatch } from "@std/assert";
import { configure, helpText } from "../../src/config/config.ts";
import { startMaru } from "../harness/maru.ts";

function isNewlineOptional(args: string[], variable?: string): boolean {
  const request = configure(
    args,
    (name) => name === "MARU_NEWLINE_OPTIONAL" ? variable : undefined,
  );
  assert(request.action === "serve");
  return request.options["newline-optional"];
}

Deno.test("configure() lets a switch on the command line turn off what the environment turns on", () => {
  for (const off of ["--newline-optional=false", "--newline-optional=off"]) {
    assertEquals(isNewlineOptional([off], "true"), false);
  }
  assertEquals(isNewlineOptional(["--newline-optional", "false"], "1"), false);
  assertEquals(isNewlineOptional([], "true"), true);
  for (const on of ["--newline-optional", "--newline-optional=true"]) {
    assertEquals(isNewlineOptional([on, "--port", "0"], "false"), true);
  }
});

Deno.test("helpText() shows no default where there is none", () => {
  const lines = helpText().split("\n");
  const lineOf = (flag: string) =>
    lines.find((line) => line.startsWith(`  --${flag} `))!;
  for (const flag of ["trusted-proxy", "host", "newline-optional"]) {
    assertMatch(lineOf(flag), / {2}[^()]*$/);
  }
  assertMatch(lineOf("port"), / \(9009\)$/);
  assertMatch(lineOf("idle-timeout"), / \(0\)$/);
});

Deno.test("main: --help leads to the client and its help", async () => {
  await using server = startMaru(["--help"]);
  await server.sees(/maru connect HOST .*maru connect --help/);
  assertEquals(await server.exitCode(), 0);
  await using client = startMaru(["connect", "--help"]);
  await client.sees(/^usage: maru connect /);
  assertEquals(await client.exitCode(), 0);
});
