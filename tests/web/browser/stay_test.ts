import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { within } from "../../harness/within.ts";
import { CutProxy } from "../harness/cut_proxy.ts";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest(
  "browser: a reload keeps name and room, and nobody is told",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.sees("bob has joined", "news");
    await bob.says("before");
    await alice.sees("before");
    await bob.page.reload();
    await bob.sees("before");
    await bob.seesPeople("alice", "bob");
    await bob.says("after");
    await alice.sees("after");
    assertEquals(await alice.log.locator(".news").allTextContents(), [
      await alice.log.locator(".news").first().textContent(),
    ]);
    assertEquals(await bob.count("before"), 1);
  },
);

browserTest(
  "browser: a cut network is told, survived, and hidden from others",
  async () => {
    await using stage = await Stage.open();
    await using proxy = await CutProxy.before(stage.server.origin);
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice, { origin: proxy.origin });
    await alice.sees("bob has joined", "news");
    await alice.says("one");
    await bob.sees("one");
    await bob.line.fill("half a thou");
    // Or it might try by itself, before the button is pressed.
    await bob.stopsTheClock();

    proxy.cut();
    await bob.page.getByText("The connection was lost.").first().waitFor();
    await bob.line.press("Enter");
    await alice.says("two");
    await alice.says("three");
    proxy.mend();
    await bob.presses("Try now");

    await bob.sees("three");
    await bob.page.locator("#status").waitFor({ state: "hidden" });
    for (const text of ["one", "two", "three"]) {
      assertEquals(await bob.count(text), 1, text);
    }
    assertEquals(await bob.line.inputValue(), "half a thou");
    await bob.line.press("Enter");
    await alice.sees("half a thou");
    assertEquals(await alice.log.locator(".news").count(), 1);
  },
);

browserTest(
  "browser: it tries again by itself, with growing pauses",
  async () => {
    await using stage = await Stage.open();
    await using proxy = await CutProxy.before(stage.server.origin);
    const alice = await stage.visitor("alice", { origin: proxy.origin });
    const attempts = new Attempts(alice.page);
    await alice.opens("/");
    await alice.enters("Start a room");
    await alice.stopsTheClock();
    proxy.cut();
    const pauses: number[] = [];
    for (let tries = 0; tries < 3; tries++) {
      await attempts.fail();
      pauses.push(await attempts.pauseBeforeNext());
    }
    await attempts.fail();
    proxy.mend();
    pauses.push(await attempts.pauseBeforeNext());
    await alice.page.locator("#status").waitFor({ state: "hidden" });
    await alice.page.clock.resume();
    await alice.says("here again");
    await alice.sees("here again");
    // Each pause is at least a fifth longer: 2 × 0.75 / 1.25 = 1.2.
    for (const [at, pause] of pauses.slice(1).entries()) {
      assert(pause > pauses[at], pauses.join(", "));
    }
  },
);

browserTest(
  "browser: a line that got lost on the way is given back",
  async () => {
    await using stage = await Stage.open();
    await using proxy = await CutProxy.before(stage.server.origin);
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice, { origin: proxy.origin });
    await alice.sees("bob has joined", "news");
    proxy.silence();
    await bob.says("into the void");
    assertEquals(await bob.line.inputValue(), "");
    proxy.cut();
    proxy.mend();
    await bob.sees("What had not been sent is back in your line.", "notice");
    assertEquals(await bob.line.inputValue(), "into the void");
    await bob.line.press("Enter");
    await alice.sees("into the void");
    assertEquals(await alice.count("into the void"), 1);
  },
);

browserTest("browser: a server that no longer answers is noticed", async () => {
  await using stage = await Stage.open();
  await using proxy = await CutProxy.before(stage.server.origin);
  const alice = await stage.visitor("alice", { origin: proxy.origin });
  await alice.page.clock.install();
  await alice.opens("/");
  await alice.enters("Start a room");
  proxy.silence();
  await alice.says("is anybody there?");
  const attempt = proxy.nextAttempt;
  proxy.mend();
  await alice.page.clock.runFor(12_000);
  await within(attempt, () => {
    throw new Error("The page still waits for the answer");
  });
});

browserTest(
  "browser: who was gone too long comes back with name and room",
  async () => {
    await using stage = await Stage.open({ limits: { absence: 0 } });
    await using proxy = await CutProxy.before(stage.server.origin);
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice, { origin: proxy.origin });
    await bob.says("first");
    await alice.sees("first");
    await bob.stopsTheClock();
    proxy.cut();
    await alice.sees("bob has left", "news");
    await alice.says("second");
    proxy.mend();
    await bob.presses("Try now");
    await bob.sees("second");
    await alice.seesPeople("alice", "bob");
    for (const text of ["first", "second"]) {
      assertEquals(await bob.count(text), 1, text);
    }
  },
);

browserTest("browser: who leaves is gone at once", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await alice.sees("bob has joined", "news");
  await bob.chooses("Leave");
  await bob.readsHeading("See you again.");
  await alice.sees("bob has left", "news");
  await bob.page.getByRole("link", { name: "Come in again" }).click();
  await bob.enters("Come in");
  await alice.seesPeople("alice", "bob");
});

browserTest(
  "browser: who goes to another page has left after a while",
  async () => {
    await using stage = await Stage.open({ limits: { absence: 0 } });
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.sees("bob has joined", "news");
    await bob.opens("/");
    await alice.sees("bob has left", "news");
    await bob.enters("Start a room");
    await bob.seesPeople("bob");
  },
);

browserTest(
  "browser: a step back is an absence, and a step forward its end",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.sees("bob has joined", "news");
    await alice.page.goBack();
    await alice.readsHeading("Sit down together");
    await bob.says("are you there?");
    await alice.page.goForward();
    await alice.sees("are you there?");
    await alice.says("yes");
    await bob.sees("yes");
    // Nobody was told, and the room is still hers.
    assertEquals(await bob.log.locator(".news").count(), 0);
    await alice.says("/lock");
    await bob.sees("alice locked the room", "news");
  },
);

browserTest(
  "browser: a duplicated tab does not take the place of the first",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    await alice.page.reload();
    await alice.seesPeople("alice");
    const kept = await alice.page.evaluate(
      "JSON.stringify({ ...sessionStorage })",
    );
    assertEquals(kept, "{}");
  },
);

/** The connections that a page tries to make while its clock stands still. */
class Attempts {
  readonly #page: Page;
  #count = 0;
  #lost: Promise<unknown> | undefined;

  /** Watches a page that has not opened anything yet. */
  constructor(page: Page) {
    this.#page = page;
    page.on("websocket", (socket) => {
      this.#count++;
      this.#lost = new Promise((resolve) => socket.once("close", resolve));
    });
  }

  /** Waits until the page has lost the connection that it made last. */
  async fail(): Promise<void> {
    await within(this.#lost!, () => {
      throw new Error("The page does not notice that it has no connection");
    });
  }

  /** Winds the clock until the page tries again; gives the milliseconds. */
  async pauseBeforeNext(): Promise<number> {
    const before = this.#count;
    for (let pause = 0; pause < 20_000; pause += 50) {
      if (this.#count > before) return pause;
      await this.#page.clock.runFor(50);
    }
    throw new Error("The page has given up");
  }
}
