/**
 * Many people in one room, who all read and talk at once.
 *
 * @module
 */

import { until } from "../../harness/until.ts";
import { Guest } from "./guest.ts";
import { SharedLog } from "./shared_log.ts";

// At once, or the system lets some of them wait for a second.
const AT_ONCE = 100;

/** People whose names are p0, p1 and so on, all in the lobby. */
export class Crowd implements Disposable {
  readonly #guests: Guest[] = [];
  readonly #log = new SharedLog();
  #reading: Promise<void>[] = [];

  /** Brings them in. From then on everyone is shown the same. */
  static async enter(size: number, port: number): Promise<Crowd> {
    const crowd = new Crowd();
    const guests = crowd.#guests;
    while (guests.length < size) {
      const first = guests.length;
      const count = Math.min(AT_ONCE, size - first);
      const group = Array.from({ length: count }, (_, n) => `p${first + n}`);
      guests.push(
        ...await Promise.all(group.map((name) => Guest.enter(name, port))),
      );
    }
    guests[0].says("begin");
    crowd.#reading = guests.map((one) => one.reads("[p0] begin", crowd.#log));
    return crowd;
  }

  /** Has each say one line after the other, until nobody listens any more. */
  talks(): void {
    for (const guest of this.#guests) guest.talks();
  }

  /** Waits until a line of each has been shown. */
  async hasHeardEach(): Promise<void> {
    const heard = new Set<string>();
    let place = 0;
    await until(
      () => {
        const text = this.#log.textFrom(place);
        place += text.lastIndexOf("\n") + 1;
        for (const [, who] of text.matchAll(/^\[(p\d+)\] .*\n/gm)) {
          heard.add(who);
        }
        return heard.size === this.#guests.length;
      },
      () => `${heard.size} have been heard`,
    );
  }

  /** Waits until nothing more comes, and gives the lines that all were shown. */
  async whatAllHeard(): Promise<string[]> {
    await Promise.all(this.#reading);
    const { length } = this.#log;
    for (const { name, place } of this.#guests) {
      if (place < length) throw new Error(`${name} heard less than others`);
    }
    return this.#log.textFrom(0).split("\n").slice(0, -1);
  }

  /** Closes what is open. */
  [Symbol.dispose](): void {
    for (const guest of this.#guests) guest.closes();
  }
}
