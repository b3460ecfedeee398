import { existsSync } from "node:fs";
import { assertEquals, assertMatch } from "@std/assert";
import { commandOf, testUnless } from "../harness/maru.ts";
import { Program } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { Cable } from "./harness/cable.ts";
import { connect, finish } from "./harness/piped.ts";

Deno.test("maru connect says what is piped in, and leaves", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  bob.says("said before");
  await using ci = connect(server.port, "--name", "ci");
  await ci.says("hello");
  await ci.says("");
  await ci.says("//안녕");
  // What was said before is not its business, and neither is who is there.
  assertEquals(await finish(ci), [["[ci] hello", "[ci] /안녕"], [], 0]);
  await bob.seesNext("[bob] said before", "*** ci has joined");
  await bob.seesNext("[ci] hello", "[ci] /안녕", "*** ci has left");
});

Deno.test("maru connect delivers all of a long input, at the server's pace", async () => {
  await using server = new TestServer({ limits: { rate: 200, burst: 20 } });
  const bob = await server.login("bob");
  await using ci = connect(server.port, "--name", "ci");
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
  await ci.says(lines.join("\n"));
  const [, errors, code] = await finish(ci);
  assertEquals([errors, code], [[], 0]);
  await bob.sees("*** ci has joined");
  await bob.seesNext(...lines.map((line) => `[ci] ${line}`), "*** ci has left");
});

Deno.test("maru connect gives commands that are piped in", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using ci = connect(server.port, "--name", "ci");
  await ci.says("/me builds");
  await ci.says("/msg bob it is green");
  await ci.says("/topic green");
  const [output, errors, code] = await finish(ci);
  assertEquals(output, [
    "* ci builds",
    "[you -> bob] it is green",
    "*** ci set the topic: green",
  ]);
  assertEquals([errors, code], [[], 0]);
  await bob.sees("[ci -> you] it is green");
});

Deno.test("maru connect shows the lines of the past that it is asked for", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  bob.says("one");
  bob.says("/me counts two");
  await bob.sees("* bob counts two");
  for (const how of [[], ["--json"]]) {
    await using ci = connect(server.port, "--name", "ci", ...how);
    await ci.says("/history 2 before 2999-01-01");
    const [output, errors, code] = await finish(ci);
    assertEquals([errors, code], [[], 0]);
    if (how.length === 0) {
      const stamp = /^\d{4}-\d\d-\d\d \d\d:\d\d #\d+ /;
      assertEquals(output.map((line) => line.replace(stamp, "@ ")), [
        "*** 2 of lobby; the rest is not kept:",
        "@ [bob] one",
        "@ * bob counts two",
      ]);
    } else {
      const [{ events }] = output.map((line) => JSON.parse(line));
      assertEquals(
        events.map(({ text }: { text: string }) => text),
        ["one", "counts two"],
      );
    }
  }
});

Deno.test("maru connect ends with 1 when the server takes no line", async () => {
  await using server = new TestServer();
  await using ci = connect(server.port, "--name", "ci");
  await ci.says("x".repeat(5000));
  await ci.says("short");
  assertEquals(await finish(ci), [
    ["[ci] short"],
    ["*** not sent: a line has at most 4096 bytes. Nobody has seen any of it"],
    1,
  ]);
});

Deno.test("maru connect --json streams events until it is interrupted", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using log = connect(server.port, "--name", "log", "--json");
  // An input with nothing in it is one that listens.
  await log.endsInput();
  await bob.sees("*** log has joined");
  // What happens while it settles is not lost.
  bob.says("안녕");
  assertEquals(facts(await log.sees(/"said"/)), {
    kind: "said",
    room: "lobby",
    who: "bob",
    text: "안녕",
  });
  bob.says("/msg log psst");
  assertEquals(facts(await log.sees(/"whisper"/)), {
    kind: "whisper",
    who: "bob",
    to: "log",
    text: "psst",
  });
  log.signal("SIGINT");
  assertEquals(await log.rest(), []);
  assertEquals(await log.exitCode(), 0);
  await bob.sees("*** log has left");
});

Deno.test("maru connect --json comes back, and misses nothing", async () => {
  await using server = new TestServer();
  await using cable = new Cable(server.port);
  const bob = await server.login("bob");
  bob.says("before it came");
  await bob.sees("[bob] before it came");
  await using log = connect(cable.port, "--name", "log", "--json");
  await log.endsInput();
  await bob.sees("*** log has joined");
  bob.says("one");
  await log.sees(/"one"/);
  cable.cut();
  await bob.sees("*** log has left");
  bob.says("two");
  await bob.sees("[bob] two");
  cable.mend();
  await bob.sees("*** log has joined");
  bob.says("three");
  // Nothing between them, and nothing before.
  await log.seesNext(/"two"/, /"three"/);
  log.signal("SIGTERM");
  assertEquals(await log.exitCode(), 0);
});

Deno.test("maru connect leaves when nobody reads it any more", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using log = connect(server.port, "--name", "log", "--json");
  await bob.sees("*** log has joined");
  bob.says("one");
  await log.sees(/"one"/);
  await log.cancel();
  bob.says("two");
  assertEquals(await log.exitCode(), 0);
  await bob.sees("*** log has left");
});

Deno.test("maru connect never says in one room what is meant for another", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  const link = "http://localhost/r/0000000-0000000-0000000-0000000";
  await using ci = connect(server.port, "--name", "ci", "--room", link);
  await ci.says("a secret");
  assertEquals(await finish(ci), [[], [
    "Cannot connect: the server says no: that link leads nowhere, or its room has ended",
  ], 1]);
  await bob.seesNext("*** ci has joined", "*** ci has left");
});

/** What was heard, without what differs each time. */
function facts(line: string): Record<string, unknown> {
  const { time: _time, id: _id, ...rest } = JSON.parse(line);
  return rest;
}

Deno.test("maru connect refuses lines that are not UTF-8, says the others, and ends with 1", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using ci = connect(server.port, "--name", "ci");
  // A character of U+FFFD is one like any other.
  await ci.says("before �");
  await ci.sends(new Uint8Array([0xb0, 0xa1, 0xff, 0x0a]));
  await ci.says("뒤");
  assertEquals(await finish(ci), [
    ["[ci] before �", "[ci] 뒤"],
    ["*** not sent: line 2 of the input is not UTF-8 text"],
    1,
  ]);
  await bob.sees("*** ci has joined");
  await bob.seesNext("[ci] before �", "[ci] 뒤", "*** ci has left");
});

testUnless(
  existsSync("/dev/full") ? undefined : "there is no /dev/full",
  "maru connect says in one sentence that its output is full",
  async () => {
    await using server = new TestServer();
    const command = commandOf();
    for (const how of [["--json"], []]) {
      await using ci = Program.start("sh", [
        ...["-c", 'exec "$@" >/dev/full', "sh", ...command, "connect"],
        ...[`127.0.0.1:${server.port}`, "--name", "ci", ...how],
      ]);
      await ci.says("hello");
      const [, errors, code] = await finish(ci);
      assertEquals([errors.length, code], [1, 1], errors.join("\n"));
      assertMatch(errors[0], /^Cannot write to standard output: /);
    }
  },
);

testUnless(
  existsSync("/dev/full") ? undefined : "there is no /dev/full",
  "maru says in one sentence that its output is full, and keeps its exit code",
  async () => {
    const cases: [string[], string, string[], number][] = [
      [["connect", "--help"], ">", ["Cannot write"], 1],
      [["--help"], ">", ["Cannot write"], 1],
      [["--version"], ">", ["Cannot write"], 1],
      [["connect", "--nope"], "2>", [], 2],
      [["--nope"], "2>", [], 2],
    ];
    for (const [args, what, begin, wanted] of cases) {
      await using maru = Program.start("sh", [
        ...["-c", `exec "$@" ${what}/dev/full`, "sh", ...commandOf(), ...args],
      ]);
      const [, errors, code] = await finish(maru);
      const begins = errors.map((line) => line.slice(0, 12));
      assertEquals([begins, code], [begin, wanted], args.join(" "));
    }
  },
);
