import { assert, assertEquals } from "@std/assert";
import { freePort } from "../harness/free_port.ts";
import { LineClient } from "../harness/line_client.ts";
import { startMaru } from "../harness/maru.ts";
import { Program, testWith } from "../harness/program.ts";
import { Pane } from "./harness/pane.ts";
import { Server2020 } from "./harness/server_2020.ts";

testWith("tmux", "maru connect talks on a server of 2020", async () => {
  await using server = new Server2020();
  using bob = await LineClient.connect("bob", server);
  await bob.sees(/^로그인ID:/);
  bob.says("밥");
  await bob.sees("[밥]님이 입장했습니다.");
  await using pane = await Pane.open([
    `127.0.0.1:${server.port}`,
    ...["--time", "off"],
  ]);
  await pane.shows(
    "the name that others will know you by; Ctrl-C leaves",
    "login ID:",
  );
  await pane.says("밥");
  await pane.shows("이미 등록된 사용자입니다.", "login ID:");
  await pane.says("앨리스");
  await pane.shows("[앨리스]님이 입장했습니다.", "앨리스 ›");
  // Nothing that the server would have relayed was sent to it.
  await bob.seesNext("[앨리스]님이 입장했습니다.");
  await pane.types("안녕");
  await server.says("[밥] 끼어드는 말\n");
  await pane.shows("[밥] 끼어드는 말", "앨리스 › 안녕");
  await pane.presses("Enter");
  await pane.shows("[밥] 끼어드는 말", "[앨리스] 안녕", "앨리스 ›");
  await bob.sees("[앨리스] 안녕");
  await pane.types("밥");
  await pane.presses("Tab");
  await pane.shows("앨리스 › 밥");
  await pane.presses("C-u", "C-d");
  await bob.seesNext("[앨리스]님이 퇴장했습니다.");
  await pane.ends(0);
});

Deno.test("maru connect pipes into a server of 2020", async () => {
  await using server = new Server2020();
  using bob = await LineClient.connect("bob", server);
  await bob.sees(/^로그인ID:/);
  bob.says("bob");
  await bob.sees("[bob]님이 입장했습니다.");
  await using ci = startMaru([
    "connect",
    `127.0.0.1:${server.port}`,
    ...["--name", "ci"],
  ]);
  await ci.says("one\ntwo");
  await ci.endsInput();
  assertEquals(await ci.rest(), ["[ci] one", "[ci] two"]);
  assertEquals(await ci.exitCode(), 0);
  await bob.seesNext(
    "[ci]님이 입장했습니다.",
    "[ci] one",
    "[ci] two",
    "[ci]님이 퇴장했습니다.",
  );
});

Deno.test("maru connect takes no room for granted", async () => {
  await using server = new Server2020();
  await using ci = startMaru([
    "connect",
    `127.0.0.1:${server.port}`,
    ...["--name", "ci", "--room", "builds"],
  ]);
  await ci.says("a secret");
  await ci.endsInput();
  assertEquals([await ci.rest(), await ci.errors.rest()], [[], [
    "Cannot connect: the server says no: it has no rooms that can be asked for",
  ]]);
  assertEquals(await ci.exitCode(), 1);
});

testWith("ncat", "maru connect talks where no name is asked for", async () => {
  const port = freePort();
  const args = ["--chat", "-lk", "127.0.0.1", `${port}`];
  await using ncat = Program.start("ncat", ["-v", ...args]);
  await ncat.errors.sees(/Listening on 127\.0\.0\.1:\d+/);
  await using pane = await Pane.open([
    `127.0.0.1:${port}`,
    ...["--name", "alice", "--time", "off"],
  ]);
  await pane.sees("<announce> already connected: nobody.");
  using bob = await LineClient.connect("bob", { port });
  await bob.sees(/already connected/);
  await pane.sees(/is connected as <user\d+>/);
  bob.says("hello");
  await pane.sees(/<user\d+> hello/);
  await pane.types("hi all");
  // The server has asked for nothing for a while, so one may speak.
  await pane.shows("› hi all");
  await pane.waits(
    "the connecting to end",
    async () => !(await pane.screen()).includes("connecting"),
  );
  await pane.presses("Enter");
  await bob.sees(/^<user\d+> hi all$/);
  // What is not sent back is shown all the same, once.
  await pane.sees(/<user\d+> hello\n› hi all\n›$/);
  await pane.presses("C-d");
  await pane.ends(0);
});

testWith(
  "tmux",
  "maru connect lets no server write to the terminal",
  async () => {
    await using server = new Server2020();
    await using pane = await Pane.open([
      `127.0.0.1:${server.port}`,
      ...["--name", "alice", "--time", "off"],
    ]);
    await pane.shows("[alice]님이 입장했습니다.", "alice ›");
    await pane.records();
    await server.says(
      "[eve] \x1b]0;pwned\x07\x1b[2J\x1b[31mred\x9b5m \u202etxet\r\b\n",
    );
    await server.says(
      '{"kind":"said","id":1,"who":"eve","text":"\\u001b[2J"}\n',
    );
    await server.says("[eve] after\n");
    await pane.shows(
      "[alice]님이 입장했습니다.",
      "[eve] red txet",
      // The CR ended a line, and of the next one nothing was left.
      "",
      '{"kind":"said","id":1,"who":"eve","text":"\\u001b[2J"}',
      "[eve] after",
      "alice ›",
    );
    const raw = await pane.recorded();
    for (const harm of ["\x1b]0", "\x1b[2J", "\x9b", "\u202e", "\b", "\x07"]) {
      assert(!raw.includes(harm), JSON.stringify(harm));
    }
  },
);
