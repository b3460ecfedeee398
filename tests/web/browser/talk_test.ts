import { assertEquals } from "@std/assert";
import { Program, testWith } from "../../harness/program.ts";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest(
  "browser: two pages and a line client talk in a link room",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.sees("bob has joined", "news");
    const nc = await stage.server.login("nc");
    nc.says(`/join ${alice.path.replace("/r/", "")}`);
    await bob.sees("nc has joined", "news");

    await alice.says("hello from a page");
    await nc.sees("[alice] hello from a page");
    await bob.sees("hello from a page");
    nc.says("hello from a terminal");
    await alice.sees("hello from a terminal");
    await bob.says("/me waves");
    await nc.sees("* bob waves");
    await alice.sees("bob waves", "acted");
    await bob.says("/msg alice psst");
    await alice.sees("psst", "whisper");
    await bob.sees("to alice, privately", "whisper");
    await alice.seesPeople("alice", "bob", "nc");
    nc.says("/quit bye");
    await alice.sees("nc has left (bye)", "news");
    await alice.seesPeople("alice", "bob");
  },
);

testWith("nc", "browser: nc itself comes in by the id", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await using nc = Program.start("nc", [
    "127.0.0.1",
    String(stage.server.port),
  ]);
  await nc.says("nc");
  await nc.says(`/join ${alice.path.replace("/r/", "")}`);
  await alice.sees("nc has joined", "news");
  await alice.says("welcome, nc");
  await nc.sees("[alice] welcome, nc");
});

browserTest("browser: the lobby is open to who enters it", async () => {
  await using stage = await Stage.open();
  const nc = await stage.server.login("nc");
  const alice = await stage.visitor("alice");
  await alice.opens("/");
  await alice.enters("Enter the lobby");
  await nc.sees("*** alice has joined");
  await alice.readsHeading("Lobby");
  assertEquals(alice.path, "/c/lobby");
  await alice.says("/join tea");
  await nc.sees("*** alice has left");
  await alice.readsHeading("tea");
  await alice.sees("You are in tea.", "notice");
  await alice.says("/rooms");
  await alice.page.getByRole("button", { name: "lobby 1 person" }).click();
  await alice.readsHeading("Lobby");
});

browserTest("browser: a name that is refused can be changed", async () => {
  await using stage = await Stage.open();
  await stage.server.login("alice");
  const alice = await stage.visitor("alice");
  await alice.opens("/");
  const start = alice.page.getByRole("button", { name: "Start a room" });
  await start.click();
  await alice.reads("#door-fault", "A name first, please.");
  const name = alice.page.getByLabel("Your name");
  // In a room of one's own, it would be free.
  await name.fill("alice");
  await alice.page.locator("#lobby").click();
  await alice.reads("#door-fault", "that name is taken");
  await name.fill("/quit");
  await start.click();
  await alice.line.waitFor();
  await alice.seesPeople("quit");
});

browserTest("browser: a server's password is asked for", async () => {
  await using stage = await Stage.open({
    password: "open sesame",
    limits: { wrongPassword: 0 },
  });
  const alice = await stage.visitor("alice");
  await alice.opens("/");
  await alice.page.getByLabel("Your name").fill("alice");
  const start = alice.page.getByRole("button", { name: "Start a room" });
  await start.click();
  const password = alice.page.getByLabel("Password of this server");
  await password.fill("wrong");
  await start.click();
  await alice.reads("#door-fault", "wrong password");
  await password.fill("open sesame");
  await start.click();
  await alice.line.waitFor();
});

browserTest("browser: two languages, each in its own", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const minsu = await stage.visitor("민수", { locale: "ko-KR" });
  await minsu.opens(alice.path);
  await minsu.page.getByLabel("이름").fill("민수");
  await minsu.page.getByRole("button", { name: "들어가기" }).click();
  await alice.sees("민수 has joined", "news");
  await alice.says("/topic tea");
  await minsu.sees("alice님이 정한 주제: tea", "news");
  await minsu.page.getByRole("button", { name: "메뉴" }).click();
  await minsu.page.locator("#menu").getByText("English").click();
  await minsu.page.keyboard.press("Escape");
  await minsu.line.waitFor();
  await alice.says("/topic coffee");
  await minsu.sees("alice set the topic: coffee", "news");
  assertEquals(await minsu.page.locator("html").getAttribute("lang"), "en");
});
