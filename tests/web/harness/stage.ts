/**
 * Real browsers before a server of a test's own.
 *
 * @module
 */

import type { ServerOptions } from "../../../src/server.ts";
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
} from "playwright-core";
import { GUARD } from "../../harness/guard.ts";
import { CHROMIUM, hasChromium } from "./chromium.ts";
import { Visitor } from "./visitor.ts";
import { WebServer } from "./web_server.ts";

// Chromium as root, with nothing that talks to anybody else.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A name that is this machine, and that browsers do not know to be.
  "--host-resolver-rules=MAP chat.test 127.0.0.1",
];

// One for all tests of a file: starting it takes longer than most of them.
let browser: Browser | undefined;

Deno.test.beforeAll(async () => {
  if (!hasChromium) return;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
});

Deno.test.afterAll(() => browser?.close());

/** How a visitor's browser is. */
export interface VisitorOptions extends BrowserContextOptions {
  /** Where it finds the server, if not where the server is. */
  readonly origin?: string;
}

/** A server, and visitors who share nothing but the server. */
export class Stage implements AsyncDisposable {
  /** The server. */
  readonly server: WebServer;
  readonly #visitors: Visitor[] = [];

  private constructor(server: WebServer) {
    this.server = server;
  }

  /** Opens it. */
  static async open(options: Partial<ServerOptions> = {}): Promise<Stage> {
    return new Stage(await WebServer.open(options));
  }

  /** Takes over a server. */
  static of(server: WebServer): Stage {
    return new Stage(server);
  }

  /** Somebody with a browser of their own, who has not opened anything yet. */
  async visitor(
    name: string,
    { origin = this.server.origin, ...options }: VisitorOptions = {},
  ): Promise<Visitor> {
    const context = await browser!.newContext({
      locale: "en-GB",
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    const page = await context.newPage();
    const visitor = new Visitor(name, page, origin);
    this.#visitors.push(visitor);
    return visitor;
  }

  /** The same person's next tab, in the same browser. */
  async tab(of: Visitor): Promise<Visitor> {
    const page = await of.page.context().newPage();
    const tab = new Visitor(of.name, page, this.server.origin);
    this.#visitors.push(tab);
    return tab;
  }

  /** Somebody who has started a link room. */
  async host(name: string, options: VisitorOptions = {}): Promise<Visitor> {
    const host = await this.visitor(name, options);
    await host.opens("/");
    await host.enters("Start a room");
    // The welcome shows the room; which one it is comes in the next message.
    await host.page.waitForURL("**/r/*");
    return host;
  }

  /** Somebody who has opened the link that `host` sent them. */
  async guest(
    name: string,
    host: Visitor,
    options: VisitorOptions = {},
  ): Promise<Visitor> {
    const guest = await this.visitor(name, options);
    await guest.opens(host.path);
    await guest.enters("Come in");
    return guest;
  }

  /** Closes every page and the server; fails if a page was in trouble. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const { page } of this.#visitors) await page.context().close();
    await this.server[Symbol.asyncDispose]();
    for (const { trouble, name } of this.#visitors) {
      if (trouble.length > 0) throw new Error(`${name}: ${trouble.join("\n")}`);
    }
  }
}

/**
 * A test in a real browser. Where there is none, the test says that it is
 * skipped; in CI, where nothing may be missing, it fails.
 */
export function browserTest(name: string, run: () => Promise<void>): void {
  Deno.test({
    name: hasChromium ? name : `${name} (skipped: there is no ${CHROMIUM})`,
    ignore: !hasChromium && Deno.env.get("CI") !== "true",
    // The browser outlives the test.
    sanitizeOps: false,
    sanitizeResources: false,
    fn: () => inTime(run()),
  });
}

/** A browser that has gone away answers nothing, and would be waited for. */
async function inTime(run: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const deadline = setTimeout(
    () => reject(new Error("the browser has not finished in four minutes")),
    4 * GUARD,
  );
  try {
    await Promise.race([run, promise]);
  } finally {
    clearTimeout(deadline);
  }
}
