import { assertEquals } from "@std/assert";
import { TestServer } from "../harness/test_server.ts";

Deno.test("/help: lists every command, or tells of one", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says("/help");
  await alice.seesNext("*** commands:");
  const names: string[] = [];
  for (;;) {
    const line = await alice.sees(/^\*\*\* \//);
    if (line === "*** //text says /text") break;
    names.push(/^\*\*\* \/(\w+)/.exec(line)![1]);
  }
  const wanted = ("help quit who rooms join leave nick msg reply me topic " +
    "whois away ignore unignore history echo time color lang format stats")
    .split(" ");
  assertEquals(wanted.filter((name) => !names.includes(name)), []);

  alice.says("/help msg");
  alice.says("/help /me");
  alice.says("/help nonsense");
  await alice.seesNext(
    "*** /msg name text  write to one person only",
    "*** /me text  say what you do",
    /^\*\*\* there is no \/nonsense; did you mean/,
  );
});

Deno.test("commands: a prefix that only one has is enough", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says("/hi 5");
  alice.says("/TOP");
  alice.says("/re hello");
  await alice.seesNext(
    "*** nothing was said here yet",
    "*** lobby has no topic",
    /^\*\*\* (nobody has written to you yet|\/re could be )/,
  );
});

Deno.test("commands: a prefix that several have names them", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says("/wh");
  await alice.seesNext("*** /wh could be /who, /whois");
  alice.says("/who");
  await alice.seesNext("*** 1 here: alice");
});

Deno.test("commands: an unknown one gets the nearest", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says("/quti");
  alice.says(`/${"x".repeat(100)}`);
  alice.says("/");
  await alice.seesNext(
    "*** there is no /quti; did you mean /quit? /help lists the commands",
    new RegExp(`^\\*\\*\\* there is no /${"x".repeat(24)}…; did you mean /`),
    /^\*\*\* there is no \/; did you mean/,
  );
});

Deno.test("commands: wrong arguments get the usage", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says("/echo maybe");
  alice.says("/lang");
  alice.says("/leave now");
  await alice.seesNext(
    "*** usage: /echo on|off",
    "*** usage: /lang en|ko",
    "*** usage: /leave",
  );
});

Deno.test("/stats: tells how the server is doing", async () => {
  let now = 0;
  await using server = new TestServer({ now: () => now });
  const [alice] = await server.join("alice", "bob");
  now += 93_784_000;
  alice.says("/stats");
  await alice.sees(/^\*\*\* up 1 d 2 h; 2 people, 1 rooms; 3 lines in, \d+/);
});
