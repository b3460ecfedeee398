/**
 * Whoever fetches the metrics of a test's server.
 *
 * @module
 */

import type { Services } from "../../../src/presence/services.ts";
import { MetricsServer } from "../../../src/metrics/metrics_server.ts";
import { within } from "../../harness/within.ts";
import { type Answer, ask, type Question } from "../../web/harness/ask.ts";
import { parseExposition } from "./exposition.ts";

/** A server that is measured by whoever made this. */
export interface Measured {
  /** Its parts. */
  readonly services: Services;
}

/** A port where metrics are fetched, and who fetches them. */
export class Scraper implements Disposable {
  readonly #door: MetricsServer;

  private constructor(door: MetricsServer) {
    this.#door = door;
  }

  /** Opens a port that is free. */
  static async open({ services }: Measured): Promise<Scraper> {
    const options = { port: 0, services, version: "1.2.3" };
    return new Scraper(await MetricsServer.open(options));
  }

  /** Where the metrics are. */
  get url(): string {
    return this.#door.url;
  }

  /** Asks for a path. */
  asks(path: string, question?: Question): Promise<Answer> {
    return ask(new URL(this.url).origin, path, question);
  }

  /** Fetches the metrics as text. */
  async text(): Promise<string> {
    return (await this.asks("/metrics")).text;
  }

  /** Fetches the metrics, and gives a look-up of their values. */
  async scrapes(): Promise<(key: string) => number | undefined> {
    const samples = parseExposition(await this.text());
    return (key) => samples.get(key);
  }

  /** Fetches the metrics until this one has this value. */
  async sees(key: string, value: number): Promise<void> {
    let last: number | undefined;
    let isLate = false;
    const seen = async () => {
      do {
        last = (await this.scrapes())(key);
      } while (last !== value && !isLate);
    };
    await within(seen(), () => {
      isLate = true;
      throw new Error(`${key} is ${last}, and did not become ${value}`);
    });
  }

  /** Closes the port. */
  [Symbol.dispose](): void {
    this.#door.close();
  }
}
