/**
 * People without a network.
 *
 * @module
 */

import { setImmediate } from "node:timers";
import { LIMITS } from "../../src/limits.ts";
import { Outbox } from "../../src/fanout/outbox.ts";
import { Person, type SessionHandle } from "../../src/rooms/person.ts";
import { WriteScheduler } from "../../src/fanout/write_scheduler.ts";
import { FakeConnection } from "./fake_connection.ts";

/** Somebody who reads everything at once, and what they have read. */
export interface FakePerson {
  /** The person. */
  readonly person: Person;
  /** What they have been shown so far. */
  readonly received: () => string;
}

/** People who are written to by the same waves. */
export class FakePeople implements AsyncDisposable {
  readonly #writeScheduler = new WriteScheduler(LIMITS);
  readonly #all: FakePerson[] = [];

  /** Makes somebody without a name. */
  add(): FakePerson {
    const connection = new FakeConnection().open();
    const outbox = new Outbox(connection, this.#writeScheduler, {
      each: LIMITS.privateLines,
    });
    const person = new Person(outbox, NO_SESSION, {
      dialect: { format: "text", lang: "en", time: false, color: false },
      echo: true,
      limits: LIMITS,
      now: () => 0,
      monotonic: () => 0,
    });
    const one = { person, received: () => connection.received };
    this.#all.push(one);
    return one;
  }

  /** Waits until everyone has been shown everything. */
  async settle(): Promise<void> {
    do {
      await new Promise<void>((resolve) => setImmediate(resolve));
    } while (this.#all.some(({ person }) => !person.outbox.isEmpty));
  }

  /** Waits for the last writes. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.settle();
    this.#writeScheduler.stop();
  }
}

const NO_SESSION: SessionHandle = {
  end() {},
  startIn() {},
  resume: () => false,
  pause() {},
  showOut() {},
  giveWay() {},
  becomes() {},
};
