import { assert, assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

// Bytes, compressed and with their headers.
const MOST = 60_000;

/** What came until the page was at rest, as the browser counted it. */
async function weigh(visitor: Visitor): Promise<Map<string, number>> {
  const devtools = await visitor.page.context().newCDPSession(visitor.page);
  await devtools.send("Network.enable");
  const urls = new Map<string, string>();
  const weights = new Map<string, number>();
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    urls.set(requestId, new URL(response.url).pathname);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weights.set(urls.get(requestId)!, encodedDataLength);
  });
  await visitor.opens("/");
  await visitor.page.getByLabel("Your name").fill("alice");
  await visitor.page.waitForLoadState("networkidle");
  return weights;
}

browserTest("browser: the first load is under 60 KB in all", async () => {
  await using stage = await Stage.open();
  const weights = await weigh(await stage.visitor("alice"));
  const names = [...weights.keys()].map((path) => path.split("/").pop());
  for (const name of ["", "style.css", "page_main.js"]) {
    assert(names.includes(name), `${name} is not among ${names}`);
  }
  const sum = weights.values().reduce((sum, weight) => sum + weight, 0);
  assert(sum < MOST, `${sum} bytes: ${JSON.stringify([...weights])}`);
  // Every file has a kilobyte of headers.
  assert(weights.size <= 8, names.join());
});

browserTest(
  "browser: a part of the page is loaded when it is wanted",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    const weights = await weigh(alice);
    const has = () =>
      [...weights.keys()].some((at) => at.endsWith("/help_panel.js"));
    assertEquals(has(), false);
    await alice.enters("Start a room");
    await alice.says("/help");
    await alice.page.getByRole("dialog", { name: "Commands" }).waitFor();
    assertEquals(has(), true);
  },
);
