import { assertEquals } from "@std/assert";
import { linger } from "../../src/net/linger.ts";
import { FakeClock } from "../harness/fake_clock.ts";
import { FakeConnection } from "../harness/fake_connection.ts";

/** A connection that tells when it is closed. */
class Closing extends FakeConnection {
  readonly closed = Promise.withResolvers<never>();
  closes = 0;

  constructor() {
    super();
    this.closed.promise.catch(() => {});
  }

  override close(): void {
    this.closes++;
    this.closed.reject(new Error("it is closed"));
  }
}

Deno.test("linger() closes when the orderly way is done", async () => {
  using clock = new FakeClock();
  const connection = new Closing();
  await linger(connection, 1000, () => Promise.resolve());
  assertEquals([connection.closes, clock.running], [1, 0]);
});

Deno.test("linger() takes nothing more in, from the start", async () => {
  using _clock = new FakeClock();
  const connection = new Closing();
  let wasStopped = false;
  await linger(connection, 1000, () => {
    wasStopped = connection.isStopped;
    return Promise.resolve();
  });
  assertEquals(wasStopped, true);
});

Deno.test("linger() closes a peer that takes too long, and never rejects", async () => {
  using clock = new FakeClock();
  const connection = new Closing();
  const ended = linger(connection, 1000, () => connection.closed.promise);
  await clock.passes(999);
  assertEquals(connection.closes, 0);
  await clock.passes(1);
  await ended;
  assertEquals([connection.closes > 0, clock.running], [true, 0]);
});

Deno.test("linger() closes at once when the peer is gone", async () => {
  using clock = new FakeClock();
  const connection = new Closing();
  await linger(connection, 1000, () => Promise.reject(new Error("gone")));
  assertEquals([connection.closes, clock.running], [1, 0]);
});
