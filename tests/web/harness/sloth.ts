/**
 * Somebody who never reads.
 *
 * @module
 */

import { assert } from "@std/assert";
import { CutProxy } from "./cut_proxy.ts";
import { SocketClient } from "./socket_client.ts";
import type { WebServer } from "./web_server.ts";

/**
 * Small feeds, so that it takes little more than what the system's own buffers
 * hold to fall out of one.
 */
export const SLOTH_LIMITS = { feed: 256 * 1024, absence: 0 };

/**
 * Brings somebody who never reads, and lets others talk until they are evicted.
 * Nobody else may miss a line.
 */
export async function evictSloth(server: WebServer): Promise<void> {
  const nc = await server.login("nc");
  // A client that is told to pause may still read, as one over TLS does.
  await using network = await CutProxy.before(server.origin);
  await using sloth = await SocketClient.connect("sloth", network.origin);
  sloth.says("sloth");
  await nc.sees("*** sloth has joined");
  network.silence();
  const page = await server.enter("page");
  await nc.sees("*** page has joined");
  for (let said = 0;; said++) {
    const text = `${said} ${"x".repeat(4000)}`;
    nc.says(text);
    const line = await nc.sees(/^\[nc\] |^\*\*\* sloth has left/);
    await page.sees({ kind: "said", text });
    if (line.startsWith("***")) break;
    assert(said < 20_000, "nothing was let go");
  }
  assert(server.log.some((line) => /left name=sloth reason=slow/.test(line)));
  await server.hasOnly(2);
}
