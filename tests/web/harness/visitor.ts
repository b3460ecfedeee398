/// <reference lib="dom" />

/**
 * Somebody with a browser.
 *
 * @module
 */

import type { Locator, Page } from "playwright-core";
import { GUARD } from "../../harness/guard.ts";

/** What a visitor sees one line of the log as. */
export type Kind =
  | "said"
  | "acted"
  | "whisper"
  | "news"
  | "notice"
  | "announced";

/** Somebody who looks at a page, clicks and types. */
export class Visitor {
  /** The name they take. */
  readonly name: string;
  /** The page. */
  readonly page: Page;
  /** What must not happen to a page: errors, and requests elsewhere. */
  readonly trouble: string[] = [];
  readonly #origin: string;

  /** Takes over a page that has nothing open. */
  constructor(name: string, page: Page, origin: string) {
    this.name = name;
    this.page = page;
    this.#origin = origin;
    page.setDefaultTimeout(GUARD);
    page.on("pageerror", (error) => this.trouble.push(String(error.stack)));
    page.on("console", (message) => {
      const text = message.text();
      // A page may itself be one that says that nothing was found.
      if (message.location().url === page.url()) return;
      // That a connection is lost is what some tests are about.
      const isLost = /WebSocket connection to|ERR_(CONNECTION|EMPTY)/.test(
        text,
      );
      // Under a certificate of one's own, there is no worker.
      const isOfWorker = /SSL certificate error .* fetching the script/.test(
        text,
      );
      if (message.type() !== "error" || isLost || isOfWorker) return;
      this.trouble.push(text);
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(origin)) this.trouble.push(`asked for ${url}`);
    });
  }

  /** The path that the page is at. */
  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** Where a line is written. */
  get line(): Locator {
    return this.page.getByRole("textbox", { name: "Your line" });
  }

  /** The log. */
  get log(): Locator {
    return this.page.getByRole("log");
  }

  /** Goes to a path. */
  async opens(path: string): Promise<void> {
    await this.page.goto(`${this.#origin}${path}`);
  }

  /** Waits until the page's worker looks after this browser's pages. */
  async hasWorker(): Promise<void> {
    await this.page.evaluate(() =>
      new Promise<unknown>((resolve) => {
        const { serviceWorker } = navigator;
        if (serviceWorker.controller !== null) resolve(true);
        serviceWorker.oncontrollerchange = resolve;
      })
    );
  }

  /** Gives the name, and presses the button of that name. */
  async enters(button: string): Promise<void> {
    await this.page.getByLabel("Your name").fill(this.name);
    await this.page.getByRole("button", { name: button }).click();
    await this.line.waitFor();
  }

  /** Says a line, or gives a command. */
  async says(text: string): Promise<void> {
    await this.line.fill(text);
    await this.line.press("Enter");
  }

  /** Lets nothing happen any more that the page puts off. */
  async stopsTheClock(): Promise<void> {
    await this.page.clock.install();
    await this.page.clock.pauseAt(Date.now() + 1000);
  }

  /** Waits for a line in the log. */
  async sees(text: string, kind: Kind = "said"): Promise<Locator> {
    const line = this.log.locator(`.line.${kind}`, { hasText: text }).last();
    await line.waitFor();
    return line;
  }

  /** How often a line stands in the log, once `text` has been seen. */
  count(text: string): Promise<number> {
    return this.log.locator(".line .text", { hasText: text }).count();
  }

  /** Waits until an element holds exactly this text. */
  async reads(selector: string, text: string): Promise<void> {
    const exact = new RegExp(`^${RegExp.escape(text)}$`);
    await this.page.locator(selector, { hasText: exact }).waitFor();
  }

  /** Waits for a heading. */
  async readsHeading(text: string): Promise<void> {
    await this.page.getByRole("heading", { name: text }).waitFor();
  }

  /** Presses a button. */
  async presses(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).first().click();
  }

  /** Chooses something in the menu. */
  async chooses(name: string | RegExp): Promise<void> {
    await this.presses("Menu");
    const menu = this.page.locator("#menu");
    await menu.getByText(name).click();
  }

  /** Turns a switch of the notifications. */
  async turns(name: string): Promise<void> {
    await this.chooses("Notifications…");
    await this.page.getByRole("switch", { name, exact: true }).click();
    await this.page.keyboard.press("Escape");
  }

  /** Waits until those who are here are these, in this order. */
  async seesPeople(...names: string[]): Promise<void> {
    const people = this.page.locator("#people-list > li");
    for (const [at, name] of names.entries()) {
      const exact = new RegExp(`^${RegExp.escape(name)}$`);
      const who = people.nth(at).locator(".who", { hasText: exact });
      // On a phone, the list is there but is opened first.
      await who.waitFor({ state: "attached" });
    }
    await people.nth(names.length).waitFor({ state: "detached" });
  }
}
