/**
 * A house that those who were cut off come back to.
 *
 * @module
 */

import type { Limits } from "../../src/limits.ts";
import { objectsFor } from "./answers.ts";
import { settle } from "./fake_clock.ts";
import type { FakeConnection } from "./fake_connection.ts";
import { TestServices } from "./test_services.ts";

const WEB = { transport: "web" } as const;

/** How long one may be gone, in milliseconds. */
export const ABSENCE = 30_000;

/** A house whose clock stands where a test puts it. */
export class Lasting extends TestServices {
  readonly #clock: { time: number };

  /** Furnishes it. */
  constructor(limits: Partial<Limits> = {}) {
    const clock = { time: 0 };
    super({
      operatorPassword: "x",
      limits: { rate: 0, absence: ABSENCE, ...limits },
      now: () => clock.time,
    });
    this.#clock = clock;
  }

  /** Lets somebody in with a browser, and gives what proves that it is them. */
  async enter(name: string, address?: string) {
    const page = this.connect(
      address === undefined ? WEB : { ...WEB, address },
    );
    page.says(name);
    await settle();
    const token = this.tokenOf(page);
    page.forget();
    return { page, token };
  }

  /** The token that a page was given last. */
  tokenOf(page: FakeConnection): string {
    const welcome = page.lines.map((line) => JSON.parse(line))
      .findLast(({ kind }) => kind === "welcome");
    return welcome.token;
  }

  /** Comes back with a token, and gives what is shown then. */
  async back(token: string, lastId = 0, address?: string) {
    const page = this.connect(
      address === undefined ? WEB : { ...WEB, address },
    );
    await settle();
    const shown = await objectsFor(page, `/resume ${token} ${lastId}`);
    return { page, shown };
  }

  /** Ends, as the server does once in a while, what is over at this time. */
  async sweepsAt(time: number): Promise<void> {
    this.#clock.time = time;
    for (const person of this.services.resumeTokens.expired(time)) {
      person.session.end("lost");
    }
    await settle();
  }
}

/** Cuts somebody off. */
export async function drop(page: FakeConnection): Promise<void> {
  page.drops();
  await settle();
}

/** The texts of one kind among what was shown. */
// deno-lint-ignore no-explicit-any
export function textsOf(shown: any[], kind: string): string[] {
  return shown.filter((one) => one.kind === kind).map(({ text }) => text);
}
