import { assert, assertEquals } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import { FakeClock } from "../harness/fake_clock.ts";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServices } from "../harness/test_services.ts";
import { TestServer } from "../harness/test_server.ts";

Deno.test("password: is asked for before the name", async () => {
  await using server = new TestServer({ password: "open sesame" });
  const alice = await server.connect("alice");
  alice.says("open sesame");
  alice.says("alice");
  await alice.seesNext(`password: login ID: ${welcome("alice")}`);
});

function welcome(name: string): string {
  return `*** welcome, ${name}. /help lists the commands`;
}

Deno.test("password: without it there is no way in", async () => {
  await using services = new TestServices({
    password: "open sesame",
    limits: { wrongPassword: 0, rate: 0, loginTries: 100 },
  });
  const mallory = services.connect();
  const lines = [
    "mallory",
    "/join tea",
    "/help",
    "/resume x",
    " open sesame",
    "OPEN SESAME",
  ];
  for (const line of lines) {
    const [answer] = await answersTo(mallory, line);
    assert(answer.endsWith("*** wrong password"), line);
    assert(mallory.received.endsWith("\npassword: "), line);
  }
  assertEquals(services.services.registry.names.size, 0);
  assert(!services.log.join().includes("SESAME"));
});

Deno.test("password: wrong ones cost time, and five are the end", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({
    password: "x",
    now: clock.now,
    limits: { wrongPassword: 2_000 },
  });
  const mallory = services.connect();
  mallory.says("1", "2", "3", "4", "5", "x", "mallory");
  const tries = () => mallory.received.split("*** wrong password").length - 1;
  await clock.passes(0);
  for (let n = 1; n < 5; n++) {
    await clock.passes(1_999);
    assertEquals(tries(), n);
    await clock.passes(1);
    assertEquals(tries(), n + 1);
  }
  assert(mallory.isClosed);
  assert(mallory.received.endsWith("*** too many tries; goodbye\n"));
  assertEquals(services.services.registry.names.size, 0);
});

Deno.test("--password-file and --operator-password-file: the first line counts", async () => {
  using folder = new TempFolder();
  const [all, op] = [
    folder.write("all", "ours\r\nnot this\n"),
    folder.write("op", "mine"),
  ];
  await using server = await ChildServer.start(
    ["--password-file", all, "--operator-password-file", op],
    { permissions: ["-N", `-R=${all},${op}`] },
  );
  const alice = await server.connect("alice");
  for (const line of ["ours", "alice", "/op mine"]) alice.says(line);
  await alice.sees("*** you are an operator now");
});

Deno.test("password: one address guesses so often over all its connections, and all together so often", async () => {
  let now = 0;
  await using services = new TestServices({
    password: "open sesame",
    limits: {
      ...{ rate: 0, wrongPassword: 0, loginGuesses: 3, allLoginGuesses: 5 },
      // As many as it takes: here they are not what bounds.
      ...{ guesses: 100, allGuesses: 100 },
    },
    now: () => now,
  });
  const tries = async (address: string, words: string) => {
    const client = services.connect({ address });
    const [answer] = await answersTo(client, words);
    return answer.replace(/^password: (login ID: )?/, "");
  };
  const WRONG = "*** wrong password";
  const UNTRIED =
    "*** not tried: there were too many wrong passwords. Try again in a minute";
  for (let n = 0; n < 3; n++) {
    assertEquals(await tries("192.0.2.1", "x"), WRONG);
  }
  assertEquals(await tries("192.0.2.1", "open sesame"), UNTRIED);
  for (let n = 0; n < 2; n++) {
    assertEquals(await tries("192.0.2.2", "x"), WRONG);
  }
  assertEquals(await tries("192.0.2.3", "open sesame"), UNTRIED);
  now += 60_000;
  const client = services.connect({ address: "192.0.2.1" });
  await answersTo(client, "open sesame");
  assert(client.received.endsWith("login ID: "));
});
