/**
 * Telling people that the servers cannot reach one another.
 *
 * @module
 */

import type { Journal } from "../cluster/journal.ts";
import { notice } from "../messages/answer.ts";
import type { Services } from "../presence/services.ts";

/** How long something must wait before people are told, in milliseconds. */
const PATIENCE = 2_000;
const PAUSE = 500;

/**
 * Tells the people of this server once when what they do is not accepted, and
 * once when it is again.
 */
export class HeldNotice {
  readonly #journal: Journal;
  readonly #services: Services;
  readonly #timer: ReturnType<typeof setInterval>;
  #isHeld = false;

  /** Looks twice a second. */
  constructor(journal: Journal, services: Services) {
    this.#journal = journal;
    this.#services = services;
    this.#timer = setInterval(() => this.#look(), PAUSE);
  }

  /** Looks no more. */
  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { heldSince } = this.#journal;
    const isHeld = heldSince !== undefined &&
      performance.now() - heldSince > PATIENCE;
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    const { registry, log } = this.#services;
    if (isHeld) log.warn("cluster held");
    else log.info("cluster goes on");
    const told = notice(isHeld ? "clusterHeld" : "clusterBack");
    for (const person of registry.people()) {
      if (person.absentSince === undefined) person.tell(told);
    }
  }
}
