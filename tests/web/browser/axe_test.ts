import { assertEquals } from "@std/assert";
import axe from "axe-core";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

const PHONE = { width: 360, height: 640 };
const DESK = { width: 1280, height: 800 };

for (const colorScheme of ["light", "dark"] as const) {
  for (const [size, viewport] of [["phone", PHONE], ["desk", DESK]] as const) {
    browserTest(
      `browser: axe finds nothing, ${colorScheme}, ${size}`,
      async () => {
        await using stage = await Stage.open();
        const options = {
          colorScheme,
          viewport,
          reducedMotion: "reduce",
        } as const;
        const alice = await stage.visitor("alice", options);
        await alice.opens("/nothing/here");
        await isAccessible(alice);
        await alice.opens("/");
        await withoutConnection(alice);
        await alice.presses("Start a room");
        await isAccessible(alice);
        await alice.enters("Start a room");
        await isAccessible(alice);
        await inTheRoom(stage, alice, options);
        await alice.chooses("Close this room for everyone");
        await isAccessible(alice);
        await alice.presses("Close the room");
        await alice.readsHeading("This room is closed.");
        await isAccessible(alice);
      },
    );
  }
}

async function withoutConnection(alice: Visitor): Promise<void> {
  const context = alice.page.context();
  await alice.hasWorker();
  await context.setOffline(true);
  await alice.page.reload();
  await alice.readsHeading("The server cannot be reached.");
  await isAccessible(alice);
  await context.setOffline(false);
  await alice.page.getByLabel("Your name").waitFor();
}

async function inTheRoom(
  stage: Stage,
  alice: Visitor,
  options: object,
): Promise<void> {
  const bob = await stage.guest("bob", alice, options);
  await alice.sees("bob has joined", "news");
  await bob.says("hello, see https://example.org");
  await bob.says("/me waves");
  await bob.says("/msg alice psst");
  await alice.says("hello");
  await alice.says("/me waves back");
  await alice.says("/msg bob psst");
  await alice.says("/rooms");
  await alice.says("/lock");
  await bob.says("/topic tea");
  await alice.sees("tea", "news");
  await bob.sees("tea", "news");
  await isAccessible(alice);
  await isAccessible(bob);
  await alice.log.focus();
  await alice.page.keyboard.press("ArrowUp");
  await alice.page.getByRole("toolbar").waitFor();
  await isAccessible(alice);
  await alice.says("/help");
  await alice.page.getByRole("dialog", { name: "Commands" }).waitFor();
  await isAccessible(alice);
  await alice.page.keyboard.press("Escape");
  await alice.line.pressSequentially("/m");
  await alice.page.getByRole("listbox").waitFor();
  await isAccessible(alice);
  await alice.line.fill("");
  await alice.presses("Invite");
  await alice.page.locator("#invite").getByText("QR code").click();
  await isAccessible(alice);
  await alice.page.keyboard.press("Escape");
  await alice.presses("Menu");
  await isAccessible(alice);
  await alice.page.keyboard.press("Escape");
  for (const entry of ["Change name…", "Rooms…", "Notifications…"]) {
    await alice.chooses(entry);
    await alice.page.locator("dialog[open] button").first().waitFor();
    await isAccessible(alice);
    await alice.page.keyboard.press("Escape");
  }
}

async function isAccessible({ page }: Visitor): Promise<void> {
  // A page that has changed keeps what was put into it; a new one has nothing.
  if (!await page.evaluate("'axe' in globalThis")) {
    await page.evaluate(axe.source);
  }
  const { violations } = await page.evaluate(
    "axe.run({ resultTypes: ['violations'] })",
  ) as axe.AxeResults;
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`),
  }));
  assertEquals(found, []);
}
