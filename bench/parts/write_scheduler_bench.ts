/** A wave: what one line costs besides the system calls. */

import type { Connection } from "../../src/net/connection.ts";
import { Feed } from "../../src/fanout/feed.ts";
import { LIMITS } from "../../src/limits.ts";
import { Outbox } from "../../src/fanout/outbox.ts";
import { WriteScheduler } from "../../src/fanout/write_scheduler.ts";

const READERS = 1000;

/** Takes everything at once and sends it nowhere. */
class Nowhere implements Connection {
  readonly transport = "tcp";
  readonly address = "127.0.0.1";
  readonly isJson = false;
  readonly endedCleanly = true;

  read(): void {}

  write(bytes: Uint8Array): Promise<number> {
    return Promise.resolve(bytes.length);
  }

  end(): Promise<void> {
    return Promise.resolve();
  }

  stopReading(): void {}

  close(): void {}
}

const feed = new Feed(LIMITS);
const writeScheduler = new WriteScheduler(LIMITS);
const outboxes = Array.from(
  { length: READERS },
  () =>
    new Outbox(new Nowhere(), writeScheduler, { each: LIMITS.privateLines }),
);
for (const outbox of outboxes) outbox.follow(feed, feed.head);

const line = `[alice] ${"hello, everyone, ".repeat(4).slice(0, 63)}\n`;

Deno.bench(`WriteScheduler, one line to ${READERS} outboxes`, async () => {
  feed.append(line);
  const last = outboxes[READERS - 1];
  while (!last.isEmpty) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
});
