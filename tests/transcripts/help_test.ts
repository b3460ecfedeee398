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
    /^\*\*\* there is no \/nonsense; \/help/,
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
  alice.says("/jion");
  alice.says("/tpoic");
  for (const far of ["/quti", "/leav3", "/초대", `/${"x".repeat(100)}`, "/"]) {
    alice.says(far);
  }
  const none = (word: string) =>
    `*** there is no /${word}; /help lists the commands`;
  await alice.seesNext(
    "*** there is no /jion; did you mean /join? /help lists the commands",
    "*** there is no /tpoic; did you mean /topic? /help lists the commands",
    none("quti"),
    none("leav3"),
    none("초대"),
    none(`${"x".repeat(24)}…`),
    none(""),
  );
});

Deno.test("commands: the words of other chats work", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  for (const word of ["names", "users"]) {
    alice.says(`/${word}`);
    await alice.seesNext("*** 2 here: alice, bob");
  }
  alice.says("/w bob one");
  alice.says("/tell bob two");
  await bob.sees(/ one$/);
  await bob.sees(/ two$/);
  bob.says("/r three");
  await alice.sees(/ three$/);
  alice.says("/emote waves");
  await bob.sees("* alice waves");
  alice.says("/join tea");
  alice.says("/part");
  alice.says("/list");
  await alice.sees("*** lobby (2)");
  alice.says("/q");
  await bob.sees("*** alice has left");
  bob.says("/exit");
  await bob.sees("*** goodbye");
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

Deno.test("/stats: shows how the server is doing", async () => {
  let now = 0;
  await using server = new TestServer({ now: () => now });
  const [alice] = await server.join("alice", "bob");
  now += 93_784_000;
  alice.says("/stats");
  await alice.sees(/^\*\*\* up 1 d 2 h; 2 people, 1 rooms; 3 lines in, \d+/);
});
