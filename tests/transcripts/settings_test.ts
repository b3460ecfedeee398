import { TestServer } from "../harness/test_server.ts";

Deno.test("/time: lines begin with the time of day", async () => {
  const now = new Date(2024, 0, 1, 9, 5).getTime();
  await using server = new TestServer({ now: () => now });
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/time on");
  alice.says("hi");
  alice.says("/me waves");
  alice.says("/msg bob psst");
  await alice.sees("09:05 *** time is on");
  await alice.seesNext(
    "09:05 [alice] hi",
    "09:05 * alice waves",
    "09:05 [you -> bob] psst",
  );
  await bob.seesNext("[alice] hi", "* alice waves", "[alice -> you] psst");
  alice.says("/time off");
  await alice.seesNext("*** time is off");
});

Deno.test("/color: names have colours, and what the server says is dim", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/color on");
  alice.says("hi");
  // deno-lint-ignore no-control-regex
  await alice.sees(/^\x1b\[2m\*\*\* color is on\x1b\[22m$/);
  // deno-lint-ignore no-control-regex
  await alice.seesNext(/^\[\x1b\[(3[1-6]|9[1-6])malice\x1b\[39m\] hi$/);
  await bob.seesNext("[alice] hi");
});

Deno.test("settings: work before the login too", async () => {
  await using server = new TestServer();
  const alice = await server.connect("alice");
  alice.sends("/echo off\nalice\none\n/echo on\ntwo\n");
  await alice.sees("*** alice has joined");
  await alice.seesNext("*** echo is on", "[alice] two");
});

Deno.test("settings: no line is lost or repeated while they change", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  const changes = [
    "/lang ko",
    "/time on",
    "/format json",
    "/color on",
    "/lang en",
    "/format text",
    "/time off",
    "/color off",
  ];
  for (let n = 0; n < 400; n++) {
    alice.says(`line ${n} of many`);
    if (n % 5 === 0) bob.says(changes[n / 5 % changes.length]);
  }
  for (let n = 0; n < 400; n++) {
    let line = "";
    do line = await bob.sees(/./); while (!/line \d+ of many/.test(line));
    if (!line.includes(`line ${n} of many`)) throw new Error(line);
  }
});

Deno.test("/clear: says who can clear the screen", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says("/clear");
  await alice.seesNext(
    "*** only your own program can clear its screen; in most terminals, Ctrl-L does",
  );
});
