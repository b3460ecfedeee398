/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { freePort } from "../../harness/free_port.ts";
import { Program, ROOT } from "../../harness/program.ts";
import { TempFolder } from "../../harness/temp_folder.ts";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

// What another version of the server has in its pages.
const MARK = '<meta name="next">';

/** All that the browser keeps in caches, each by its path. */
async function cached({ page }: Visitor): Promise<Record<string, string>> {
  return await page.evaluate(async () => {
    const found: Record<string, string> = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const { pathname, search } = new URL(request.url);
        found[pathname + search] = JSON.stringify([
          ...response!.headers,
          await response!.text(),
        ]);
      }
    }
    return found;
  });
}

browserTest("browser: the page can be installed", async () => {
  await using stage = await Stage.open();
  const alice = await stage.visitor("alice");
  await alice.opens("/");
  const devtools = await alice.page.context().newCDPSession(alice.page);
  const { data, errors, url } = await devtools.send("Page.getAppManifest");
  assertEquals(errors, []);
  const { installabilityErrors } = await devtools.send(
    "Page.getInstallabilityErrors",
  );
  // A window without history keeps nothing that is installed.
  const others = installabilityErrors
    .filter(({ errorId }) => errorId !== "in-incognito");
  assertEquals(others, []);
  const { name, icons } = JSON.parse(data!);
  assertEquals(name, "maru · 마루");
  for (const { src, sizes } of icons) {
    const size = await alice.page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, url).href);
    if (sizes !== "any") assertEquals(size, sizes, src);
  }
});

browserTest(
  "browser: nothing that is said is cached, and no room's link",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    await alice.hasWorker();
    const id = alice.path.replace("/r/", "");
    // From now on the worker has the page in its hands.
    await alice.page.reload();
    const bob = await stage.guest("bob", alice);
    await bob.hasWorker();
    await bob.says("the secret is tea");
    await alice.sees("the secret is tea");
    await alice.says("/msg bob psst, cake");
    await alice.sees("psst, cake", "whisper");
    await alice.says("/help");
    await alice.page.getByRole("dialog", { name: "Commands" }).waitFor();
    for (const visitor of [alice, bob]) {
      const found = await cached(visitor);
      const names = Object.keys(found).map((path) => path.split("/").pop());
      const shell = ["icon.svg", "offline.html", "offline.js", "style.css"];
      assertEquals(names.sort(), shell);
      const all = JSON.stringify(found);
      for (const secret of [id, "secret is", "psst", "alice", "bob"]) {
        assert(!all.includes(secret), secret);
      }
    }
  },
);

browserTest("browser: without a connection, there is a sentence", async () => {
  await using stage = await Stage.open();
  const alice = await stage.visitor("alice");
  await alice.opens("/c/dev");
  await alice.hasWorker();
  await alice.page.context().setOffline(true);
  await alice.opens("/c/dev?offline");
  await alice.readsHeading("The server cannot be reached.");
  assertEquals(await alice.page.title(), "No connection · maru");
  // It has its style, and its mark.
  const looks = await alice.page.evaluate(() => [
    document.querySelector("img")!.naturalWidth > 0,
    getComputedStyle(document.querySelector(".button")!).display,
  ]);
  assertEquals(looks, [true, "flex"]);
  assertEquals(alice.path, "/c/dev");
  await alice.page.context().setOffline(false);
  await alice.page.getByLabel("Your name").waitFor();
  assertEquals(alice.path, "/c/dev");
});

browserTest(
  "browser: without a connection, the keyboard tries again",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    await alice.opens("/");
    await alice.hasWorker();
    await alice.page.addInitScript(
      "addEventListener('online', (event) => event.stopImmediatePropagation(), true)",
    );
    await alice.page.context().setOffline(true);
    await alice.opens("/");
    await alice.readsHeading("The server cannot be reached.");
    await alice.page.context().setOffline(false);
    await alice.page.keyboard.press("Tab");
    await alice.page.keyboard.press("Enter");
    await alice.page.getByLabel("Your name").waitFor();
  },
);

browserTest(
  "browser: another version of the server is seen at once",
  async () => {
    await using stage = await Stage.open();
    using folder = new TempFolder();
    for (const name of ["main.ts", "deno.json", "deno.lock", "src", "std"]) {
      const from = fileURLToPath(new URL(name, ROOT));
      cpSync(from, folder.path(name), { recursive: true });
    }
    for (const name of ["index.html", "offline.html"]) {
      const path = folder.path(`src/web/page/${name}`);
      const text = Deno.readTextFileSync(path);
      Deno.writeTextFileSync(path, text.replace("<meta ", `${MARK}<meta `));
    }
    const port = freePort();
    const origin = `http://127.0.0.1:${port}`;
    const alice = await stage.visitor("alice", { origin });
    let before: string[];
    {
      await using _ = await start(ROOT, port);
      await alice.opens("/");
      await alice.hasWorker();
      before = Object.keys(await cached(alice));
    }
    await alice.opens("/");
    await alice.readsHeading("The server cannot be reached.");
    await using _ = await start(folder.path("."), port);
    await alice.opens("/");
    assertEquals(await alice.page.locator("meta[name=next]").count(), 1);
    // The worker follows, and nothing is kept of the version before.
    await alice.page.evaluate(async (old) => {
      for (;;) {
        const names = await caches.keys();
        if (names.length === 1 && !old.startsWith(`${names[0]}/`)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }, before[0]);
    const after = await cached(alice);
    assertEquals(Object.keys(after).length, before.length);
    const offline = Object.keys(after).find((path) =>
      path.includes("offline.h")
    );
    assert(after[offline!].includes('name=\\"next\\"'));
  },
);

async function start(cwd: string | URL, port: number): Promise<Program> {
  const args = ["run", "-N", "main.ts", "--host", "127.0.0.1", "--port", "0"];
  const server = Program.start(Deno.execPath(), [
    ...args,
    "--web-port",
    `${port}`,
  ], { cwd });
  await server.sees(/^or open: /);
  return server;
}

browserTest(
  "browser: without https, there is no worker, and no trouble",
  async () => {
    await using stage = await Stage.open({
      web: { port: 0, allowedHosts: ["chat.test"] },
    });
    const origin = stage.server.origin.replace("127.0.0.1", "chat.test");
    const alice = await stage.visitor("alice", { origin });
    await alice.opens("/");
    await alice.enters("Start a room");
    assertEquals(await alice.page.evaluate("isSecureContext"), false);
    assertEquals(
      await alice.page.evaluate("navigator.serviceWorker === undefined"),
      true,
    );
  },
);
