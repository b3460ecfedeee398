import { assertEquals } from "@std/assert";
import { Program, testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";

// GNU telnet takes some bytes of Hangul for its own control characters.
const CONVERSATIONS = [
  ["nc", "앨리스", "안녕"],
  ["ncat", "앨리스", "안녕"],
  ["telnet", "alice", "hello"],
];

for (const [program, name, greeting] of CONVERSATIONS) {
  testWith(program, `${program} takes part in a conversation`, async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using alice = Program.start(program, ["127.0.0.1", `${server.port}`]);
    await alice.sees("login ID: ");
    await alice.says(name);
    await alice.seesNext(
      `*** welcome, ${name}. /help lists the commands`,
      `*** 2 here: bob, ${name}`,
      `*** ${name} has joined`,
    );
    await bob.seesNext(`*** ${name} has joined`);
    await alice.says(greeting);
    await bob.seesNext(`[${name}] ${greeting}`);
    await alice.seesNext(`[${name}] ${greeting}`);
    bob.says(`안녕 ${name}`);
    await alice.seesNext(`[bob] 안녕 ${name}`);
    await alice.says("/quit");
    await alice.seesNext("*** goodbye");
    await bob.sees(`*** ${name} has left`);
  });
}

for (const [program, ...flags] of [["nc", "-q1"], ["ncat"]]) {
  testWith(
    program,
    `${program} sends a file, and gets the answer`,
    async () => {
      await using server = new TestServer();
      const bob = await server.login("bob");
      const args = [...flags, "127.0.0.1", `${server.port}`];
      await using carol = Program.start(program, args);
      await carol.says("carol");
      await carol.says("hello");
      await carol.endsInput();
      await bob.seesNext(
        "*** carol has joined",
        "[carol] hello",
        "*** carol has left",
      );
      await carol.sees("[carol] hello");
      await carol.ends();
      assertEquals(await carol.exitCode(), 0);
    },
  );
}

testWith("nc", "nc, ncat and telnet see the same", async () => {
  await using server = new TestServer();
  const where = ["127.0.0.1", `${server.port}`];
  await using nc = Program.start("nc", where);
  await using ncat = Program.start("ncat", where);
  await using telnet = Program.start("telnet", where);
  const people = [nc, ncat, telnet];
  for (const one of people) {
    await one.sees("login ID: ");
    await one.says(one.name);
    await one.sees(`*** ${one.name} has joined`);
  }
  for (const one of people) await one.says("/echo off");
  for (const one of people) await one.sees("*** echo is off");
  await telnet.says("who can see this?");
  await nc.seesNext("[telnet] who can see this?");
  await ncat.seesNext("[telnet] who can see this?");
  await nc.says("네");
  await telnet.seesNext("[nc] 네");
  await ncat.seesNext("[nc] 네");
});
