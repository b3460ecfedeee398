import { assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

const HERE = "You are here already, in another window or a moment ago.";

/** Opens the page of somebody again, and goes on there. */
async function goesOn(tab: Visitor, path: string): Promise<void> {
  await tab.opens(path);
  await tab.presses("Come in");
  await tab.reads("#door-fault", HERE);
  await tab.presses(`Go on here as ${tab.name}`);
  await tab.line.waitFor();
}

browserTest("browser: a second tab asks, and takes over", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await alice.sees("bob has joined", "news");
  await alice.says("from the first");
  await bob.sees("from the first");
  const tab = await stage.tab(alice);
  await goesOn(tab, alice.path);
  await alice.readsHeading("You went on in another window.");
  await tab.sees("from the first");
  await tab.says("from the second");
  await bob.sees("from the second");
  await bob.seesPeople("alice", "bob");
  assertEquals(await bob.log.locator(".news").count(), 0);
  // And back again, with what the second tab was given.
  await goesOn(alice, alice.path);
  await tab.readsHeading("You went on in another window.");
  await alice.says("/lock");
  await bob.sees("alice locked the room", "news");
});

browserTest(
  "browser: who closes the tab and opens the link again goes on",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.sees("bob has joined", "news");
    const { path } = alice;
    const tab = await stage.tab(alice);
    await alice.page.close();
    await bob.says("gone?");
    await goesOn(tab, path);
    await tab.sees("gone?");
    await bob.seesPeople("alice", "bob");
  },
);

browserTest(
  "browser: the owner of a locked room closes the tab and goes on in it",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.sees("bob has joined", "news");
    await alice.says("/lock");
    await bob.sees("alice locked the room", "news");
    const { path } = alice;
    const tab = await stage.tab(alice);
    await alice.page.close();
    await tab.opens(path);
    await tab.reads("#door-fault", HERE);
    await tab.presses("Go on here as alice");
    await tab.line.waitFor();
    await bob.seesPeople("alice", "bob");
    await tab.says("/unlock");
    await bob.sees("alice unlocked the room", "news");
    // Somebody without a place in it stays outside.
    await tab.says("/lock");
    await tab.sees("alice locked the room", "news");
    const carol = await stage.visitor("carol");
    await carol.opens(path);
    await carol.readsHeading("This room is locked.");
    assertEquals(await carol.page.getByText("Go on here").count(), 0);
  },
);

browserTest(
  "browser: a name that is another person's is not offered",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    const other = await stage.visitor("bob");
    await other.opens(alice.path);
    await other.page.getByLabel("Your name").fill("bob");
    await other.presses("Come in");
    await other.reads("#door-fault", "that name is taken");
    await other.page.getByRole("button", { name: "Go on here" })
      .waitFor({ state: "detached" });
    // Who has left for good leaves nothing behind.
    await bob.chooses("Leave");
    await bob.readsHeading("See you again.");
    const kept = await bob.page.evaluate("localStorage.getItem('maru.seats')");
    assertEquals(kept, "[]");
    await other.presses("Come in");
    await other.line.waitFor();
  },
);

browserTest(
  "browser: a name of one's own in another room is freed for this one",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    await alice.opens("/");
    await alice.enters("Enter the lobby");
    await alice.says("/join tea");
    await alice.readsHeading("tea");
    await alice.page.evaluate("dispatchEvent(new Event('blur'))");
    const tab = await stage.tab(alice);
    await tab.opens("/");
    await tab.presses("Enter the lobby");
    await tab.reads("#door-fault", HERE);
    await tab.presses("Go on here as alice");
    await tab.line.waitFor();
    await tab.readsHeading("Lobby");
    await alice.readsHeading("You went on in another window.");
  },
);

browserTest(
  "browser: a second tab works where site data is blocked",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    const blocked = `for (const kind of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, kind, {
      get() { throw new DOMException("blocked", "SecurityError"); },
    });
  }`;
    await alice.page.context().addInitScript(blocked);
    await alice.opens("/");
    await alice.enters("Start a room");
    await alice.page.waitForURL("**/r/*");
    const tab = await stage.tab(alice);
    await tab.opens(alice.path);
    await tab.page.getByLabel("Your name").fill("alice");
    await tab.presses("Come in");
    await tab.reads("#door-fault", "that name is taken");
    await tab.page.getByLabel("Your name").fill("other");
    await tab.presses("Come in");
    await tab.seesPeople("alice", "other");
  },
);
