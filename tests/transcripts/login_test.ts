import { assert, assertEquals } from "@std/assert";
import { TestServer } from "../harness/test_server.ts";

Deno.test("login: a prompt, a welcome, who is here, and the news to all", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  const bob = await server.connect("bob");

  await bob.seesNext("login ID: ");
  bob.says("bob");
  await bob.seesNext(
    "*** welcome, bob. /help lists the commands",
    "*** 2 here: alice, bob",
    "*** bob has joined",
  );
  await alice.seesNext("*** bob has joined");
});

Deno.test("login: a name that is taken is asked for again", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  const other = await server.connect();

  other.says("alice");
  await other.sees("*** that name is taken");
  await other.seesNext("login ID: ");
  other.says("bob");
  await other.sees("*** bob has joined");
  await alice.seesNext("*** bob has joined");
});

Deno.test("login: a name counts as taken however its letters are written", async () => {
  await using server = new TestServer();
  await server.login("Straße");
  for (const name of ["STRASSE", "strasse", "Ｓtrasse", "ſtraße"]) {
    const other = await server.connect(name);
    other.says(name);
    await other.sees("*** that name is taken");
  }
});

Deno.test("login: a name that is not allowed is told why", async () => {
  await using server = new TestServer({ limits: { loginTries: 100 } });
  const somebody = await server.connect();
  const refusals: [name: string, why: string][] = [
    ["a".repeat(25), "a name has 1 to 24 characters"],
    ["👩‍👩‍👧", LETTERS],
    ["two words", LETTERS],
    ["-dash", LETTERS],
    ["[alice]", LETTERS],
    ["раyрal", "that name mixes alphabets, and could pass for another name"],
    ["Server", "that name is kept for the server"],
    ["마루", "that name is kept for the server"],
  ];
  await somebody.seesNext("login ID: ");
  for (const [name, why] of refusals) {
    somebody.says(name);
    await somebody.seesNext(`*** ${why}`, "login ID: ");
  }
  somebody.says("홍길동_Kim.2");
  await somebody.sees("*** 홍길동_Kim.2 has joined");
});

Deno.test("login: what cannot be read is asked for again", async () => {
  await using server = new TestServer();
  const somebody = await server.connect();
  await somebody.seesNext("login ID: ");
  somebody.says("x".repeat(5000));
  await somebody.seesNext(/^\*\*\* .*4096/, "login ID: ");
  somebody.sends(new Uint8Array([0xc3, 0x28, 0x0a]));
  await somebody.seesNext(/^\*\*\* .*UTF-8/, "login ID: ");
  somebody.says("alice");
  await somebody.sees("*** alice has joined");
});

Deno.test("login: after five tries it is over", async () => {
  await using server = new TestServer();
  await server.login("alice");
  const other = await server.connect();

  for (let tries = 1; tries < 5; tries++) {
    await other.seesNext("login ID: ");
    other.says("alice");
    await other.seesNext("*** that name is taken");
  }
  await other.seesNext("login ID: ");
  other.sends(new Uint8Array([0xc3, 0x28, 0x0a]));
  await other.seesNext(
    "*** not sent: that line is not UTF-8 text",
    "*** too many tries; goodbye",
  );
  await other.ends();
});

Deno.test("login: whoever takes too long is sent away", async () => {
  await using server = new TestServer({ limits: { login: 20 } });
  const somebody = await server.connect();
  await somebody.seesNext("login ID: ", "*** no name in 0 s; goodbye");
  await somebody.ends();
  assert(server.log.some((line) => /refused .*=loginTimeout/.test(line)));
});

Deno.test("login: the time is for the login alone", async () => {
  await using server = new TestServer({ limits: { login: 300 } });
  const alice = await server.login("alice");
  const late = await server.connect("late");
  // By the time this one is sent away, alice has been here for longer.
  await late.seesNext("login ID: ", /^\*\*\* no name in/);
  alice.says("still here");
  await alice.seesNext("[alice] still here");
});

Deno.test("login: whoever leaves without a name is never announced", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  const silent = await server.connect();
  await silent.seesNext("login ID: ");
  silent.endsItsSide();
  await silent.ends();
  const refused = await server.connect();
  refused.says("alice");
  await refused.sees("*** that name is taken");
  refused.resets();

  await server.login("bob");
  await alice.seesNext("*** bob has joined");
});

Deno.test("login: a name and more may be sent before there is a prompt", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  const bob = await server.connect("bob");
  bob.sends("bob\nhello\nI am in a hurry");
  bob.endsItsSide();

  await alice.seesNext(
    "*** bob has joined",
    "[bob] hello",
    "[bob] I am in a hurry",
    "*** bob has left",
  );
  await bob.seesNext(
    "login ID: ",
    "*** welcome, bob. /help lists the commands",
    "*** 2 here: alice, bob",
    "*** bob has joined",
    "[bob] hello",
    "[bob] I am in a hurry",
  );
  await bob.ends();
});

Deno.test("login: blank lines and spaces around the name do not matter", async () => {
  await using server = new TestServer();
  const alice = await server.connect("alice");
  alice.sends("\n \r\n\t\n  alice  \n");
  await alice.seesNext(
    "login ID: ",
    "*** welcome, alice. /help lists the commands",
    "*** 1 here: alice",
    "*** alice has joined",
  );
});

Deno.test("login: /help and /quit work without a name, and others say so", async () => {
  await using server = new TestServer();
  const somebody = await server.connect();
  await somebody.seesNext("login ID: ");
  somebody.says("/help quit");
  await somebody.seesNext(/^\*\*\* \/quit \[words\] {2}leave/, "login ID: ");
  somebody.says("/who");
  await somebody.seesNext("*** /who works once you have a name", "login ID: ");
  somebody.says("/quit");
  await somebody.seesNext("*** goodbye");
  await somebody.ends();
});

Deno.test("login: of a hundred who ask for one name at once, one has it", async () => {
  await using server = new TestServer();
  const clients = await Promise.all(
    Array.from({ length: 100 }, (_, n) => server.connect(`client ${n}`)),
  );
  for (const client of clients) client.says("alice");
  const answers = await Promise.all(
    clients.map((client) => client.sees(/welcome|taken/)),
  );
  const welcomes = answers.filter((answer) => answer.includes("welcome"));
  assertEquals(welcomes.length, 1);
});

Deno.test("login: a name is free again once its bearer has left", async () => {
  await using server = new TestServer();
  const [bob, first] = await server.join("bob", "alice");
  first.says("/quit");
  await bob.seesNext("*** alice has left");
  await server.login("alice");
  await bob.seesNext("*** alice has joined");
});

const LETTERS =
  "a name has letters, digits and _ - . only, and begins with a letter or a digit";
