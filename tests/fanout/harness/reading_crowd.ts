/**
 * Readers of one feed who take what they are written when a test says so.
 *
 * @module
 */

import { setImmediate } from "node:timers";
import { Feed } from "../../../src/fanout/feed.ts";
import { Outbox } from "../../../src/fanout/outbox.ts";
import { WriteScheduler } from "../../../src/fanout/write_scheduler.ts";
import { FakeConnection } from "../../harness/fake_connection.ts";

const SIZES = { feed: 1024 * 1024, leastSegment: 64, segment: 1024 };

/** Waits for longer than any test takes. */
export const PATIENT = {
  wavePatience: 1_000_000,
  queueDelay: 1_000_000,
  segment: SIZES.segment,
  turnOperations: 8,
  turnReads: 4,
  eagerReads: 100,
};

/** People who all read one feed. */
export class ReadingCrowd implements AsyncDisposable {
  readonly feed = new Feed(SIZES);
  readonly writeScheduler: WriteScheduler;
  readonly connections: FakeConnection[];
  readonly outboxes: Outbox[];

  constructor(
    count: number,
    ...options: ConstructorParameters<typeof WriteScheduler>
  ) {
    this.writeScheduler = new WriteScheduler(...options);
    const connect = () => new FakeConnection();
    this.connections = Array.from({ length: count }, connect);
    this.outboxes = this.connections.map((connection) =>
      new Outbox(connection, this.writeScheduler, { each: 100_000 })
    );
    for (const outbox of this.outboxes) outbox.follow(this.feed, 0);
  }

  /** Who is being written to. */
  get busy(): number[] {
    return this.connections.flatMap(({ isBusy }, index) => isBusy ? index : []);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await turn();
    this.writeScheduler.stop();
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function turn(): Promise<void> {
  for (let n = 0; n < 3; n++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
