import fc from "fast-check";
import { assert } from "@std/assert";
import { bytes, TELNET, UNSAFE } from "../harness/bytes.ts";
import { TestServer } from "../harness/test_server.ts";

Deno.test("bytes: LF, CRLF and telnet's CR NUL end a line", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends("one\ntwo\r\nthree\r\0four\n");
  await bob.seesNext(
    "[alice] one",
    "[alice] two",
    "[alice] three",
    "[alice] four",
  );
});

Deno.test("bytes: telnet negotiation is taken out, within a line too", async () => {
  const { IAC, WILL, DO, SB, SE } = TELNET;
  await using server = new TestServer();
  const alice = await server.connect("alice");
  alice.sends(
    bytes(IAC, WILL, 31, IAC, SB, 31, 0, 80, 0, 24, IAC, SE, "al", IAC, DO, 3),
  );
  alice.sends("ice\r\n");
  await alice.sees("*** alice has joined");
});

Deno.test("bytes: a telnet that asks for a timing mark is answered, and nobody else", async () => {
  const { IAC, DO } = TELNET;
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends(bytes("on", IAC, DO, 6, "e\n"));
  // IAC WON'T TIMING-MARK, of which two bytes are no UTF-8.
  await alice.seesNext("\ufffd\ufffd\x06[alice] one");
  await bob.seesNext("[alice] one");
});

Deno.test("bytes: a line over the limit is not sent, and its sender told", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("x".repeat(4097));
  alice.says("가".repeat(1366));
  alice.says("x".repeat(4096));
  const told =
    "*** not sent: a line has at most 4096 bytes. Nobody has seen any of it";
  await alice.seesNext(told, told, `[alice] ${"x".repeat(4096)}`);
  await bob.seesNext(`[alice] ${"x".repeat(4096)}`);
});

Deno.test("bytes: a line without end is told of once, and the next one is said", async () => {
  await using server = new TestServer({ limits: { line: 100 } });
  const [alice, bob] = await server.join("alice", "bob");
  for (let part = 0; part < 50; part++) alice.sends("x".repeat(10_000));
  await alice.seesNext(/^\*\*\* not sent: a line has at most 100 bytes/);
  alice.sends("\nhere I am\n");
  await alice.seesNext("[alice] here I am");
  await bob.seesNext("[alice] here I am");
});

Deno.test("bytes: a line that is not UTF-8 is not sent, and its sender told", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends(bytes("one\nbr", 0xc3, "oken\ntwo\n", 0xed, 0xa0, 0x80, "\n"));
  const told = "*** not sent: that line is not UTF-8 text";
  await alice.seesNext("[alice] one", told, "[alice] two", told);
  await bob.seesNext("[alice] one", "[alice] two");
});

Deno.test("bytes: nothing acts on another's terminal", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("\x1b[2J\x1b[31mred\x1b[0m\x07 \x1b]0;title\x07bell");
  alice.says("\u202eright to left\u202c");
  alice.says("one two\x0bthree\u2028four");
  alice.says("\x9b31mC1\x84");
  await bob.seesNext(
    "[alice] red bell",
    "[alice] right to left",
    "[alice] one two three four",
    "[alice] C1",
  );
});

Deno.test("bytes: any at all trouble nobody but who sends them", async () => {
  await using server = new TestServer({
    limits: { line: 200, loginTries: 1e9 },
  });
  const bob = await server.login("bob");
  const junk = fc.array(fc.oneof(ENDS, PIECES, fc.uint8Array()), {
    maxLength: 30,
    size: "max",
  });
  await fc.assert(
    fc.asyncProperty(junk, fc.boolean(), async (parts, hasName) => {
      const mallory = hasName
        ? await server.login("mallory")
        : await server.connect("mallory");
      for (const part of parts) mallory.sends(part);
      mallory.sends(bytes(TELNET.IAC, TELNET.SE, "\n/quit\n"));
      await mallory.rest();
      bob.says("still here");
      for (;;) {
        const line = await bob.sees(/.*/);
        assert(OWN.test(line) && !UNSAFE.test(line), JSON.stringify(line));
        if (line === "[bob] still here") break;
      }
    }),
    { numRuns: 100 },
  );
});

/** What junk is made of that is more likely to do harm than any bytes. */
const PIECES = fc.constantFrom(
  "mallory",
  "/me ** bob has left",
  "/topic \x1b[2Jx\n*** forged",
  "/nick bob2",
  "/away \u202e*** bob",
  "/join \u202eroom",
  "/format json\n",
  "*** server: hello",
  "\r*** forged",
  "\u2028*** forged",
  "\x85*** forged",
);

const ENDS = fc.constantFrom("\n", "\r\n", "\r\0", "\r", "\n\n");

/** Lines as only the server makes them: they tell who says it, or are its own. */
const OWN = /^(\[[^\]]+\] |\* \S+ |\*\*\* (?!forged|server))/;
