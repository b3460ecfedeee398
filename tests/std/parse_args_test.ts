import { assertEquals } from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";

// What the package documents, of what maru uses of it.

function parse(...args: string[]) {
  const { _, ...flags } = parseArgs(args, {
    boolean: ["help", "quiet"],
    string: ["port", "host"],
    alias: { h: "help" },
  });
  return [flags, _];
}

const UNSET = { help: false, h: false, quiet: false };

Deno.test("parseArgs() takes a flag's value from behind it or behind =", () => {
  assertEquals(parse("--port", "1", "--host=a=b"), [
    { ...UNSET, port: "1", host: "a=b" },
    [],
  ]);
  assertEquals(parse("--port", "1", "--port=2"), [{ ...UNSET, port: "2" }, []]);
});

Deno.test("parseArgs() gives a text flag without a value the empty text", () => {
  assertEquals(parse("--port"), [{ ...UNSET, port: "" }, []]);
  assertEquals(parse("--port", "--host", "a"), [
    { ...UNSET, port: "", host: "a" },
    [],
  ]);
  assertEquals(parse("--port", ""), [{ ...UNSET, port: "" }, [""]]);
  assertEquals(parse("--port=", "1"), [{ ...UNSET, port: "" }, [1]]);
});

Deno.test("parseArgs() gives a switch a value only when it is true or false", () => {
  assertEquals(parse("--quiet", "x"), [{ ...UNSET, quiet: true }, ["x"]]);
  assertEquals(parse("--quiet", "true"), [{ ...UNSET, quiet: true }, []]);
  assertEquals(parse("--quiet", "false"), [UNSET, []]);
  assertEquals(parse("--quiet=false"), [UNSET, []]);
  assertEquals(parse("--quiet="), [{ ...UNSET, quiet: true }, []]);
  assertEquals(parse("--quiet=no"), [{ ...UNSET, quiet: true }, []]);
});

Deno.test("parseArgs() sets both names of a flag", () => {
  const flags = { ...UNSET, help: true, h: true };
  for (const arg of ["-h", "--help", "--h"]) {
    assertEquals(parse(arg), [flags, []]);
  }
});

Deno.test("parseArgs() leaves what is no flag under _, numbers as numbers", () => {
  assertEquals(parse("a", "1", "-", "--", "--port", "2"), [
    UNSET,
    ["a", 1, "-", "--port", "2"],
  ]);
});

Deno.test("parseArgs() tells of what is not known", () => {
  const told: unknown[][] = [];
  const args = [
    ...["--prot=1", "--prot", "2", "--prot=", "--no-prot=true", "--no-prot"],
    ...["-p", "3", "x", "-", ""],
  ];
  const result = parseArgs(args, {
    string: ["port"],
    unknown: (...facts) => {
      told.push(facts.filter((fact) => fact !== undefined));
      return false;
    },
  });
  assertEquals(told, [
    ["--prot=1", "prot", "1"],
    ["--prot", "prot", "2"],
    ["--prot=", "prot", ""],
    ["--no-prot=true", "prot", "true"],
    ["--no-prot", "no-prot", true],
    ["-p", "p", "3"],
    ["x"],
    ["-"],
    [""],
  ]);
  assertEquals(result, { _: [] });
});

Deno.test("parseArgs() takes letters behind one dash for flags of their own", () => {
  assertEquals(parseArgs(["-ab", "1", "-n5", "-k=v"], { boolean: ["a"] }), {
    _: [],
    a: true,
    b: 1,
    n: 5,
    k: "v",
  });
});

Deno.test("parseArgs() keeps unknown flags, with numbers as numbers", () => {
  assertEquals(parseArgs(["--one", "--two=2", "--three", "x"], {}), {
    _: [],
    one: true,
    two: 2,
    three: "x",
  });
});
