import { assertEquals } from "@std/assert";
import {
  type Readable,
  ReadScheduler,
} from "../../src/fanout/read_scheduler.ts";

const LIMITS = { wave: 10, turnOperations: 12, turnReads: 6, eagerReads: 3 };

/** A server that writes when a test says so, and clients who wait to be read. */
class Clients {
  isBusy = true;
  asked = 0;
  readonly readScheduler = new ReadScheduler(LIMITS, this);
  /** Who has been read, in order. */
  read: number[] = [];
  /** Is called when a client is read. */
  onRead: (client: Readable) => void = () => {};

  ask(): void {
    this.asked++;
  }

  request(...numbers: number[]): void {
    for (const number of numbers) {
      const client: Readable = {
        readOn: () => {
          this.read.push(number);
          this.onRead(client);
        },
      };
      this.readScheduler.request(client);
    }
  }

  /** Gives who has been read since the last call. */
  forget(): number[] {
    return this.read.splice(0);
  }
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

Deno.test("ReadScheduler.request() has a client read at once while nothing is being written", () => {
  const clients = new Clients();
  clients.isBusy = false;
  clients.request(1, 2);
  assertEquals([clients.read, clients.asked], [[1, 2], 0]);
});

Deno.test("ReadScheduler.request() reads so many in a row, and then looks for everybody's input", () => {
  const clients = new Clients();
  clients.isBusy = false;
  for (let round = 0; round < 2; round++) {
    clients.request(...upTo(5));
    assertEquals([clients.forget(), clients.readScheduler.waiting], [
      upTo(3),
      2,
    ]);
    clients.readScheduler.turn(0, 0);
    assertEquals(clients.forget(), [3, 4]);
  }
  assertEquals(clients.asked, 4);
  // A turn in which nobody waited counts as well.
  clients.request(...upTo(3));
  clients.readScheduler.turn(0, 0);
  clients.request(...upTo(3));
  assertEquals(clients.forget(), [...upTo(3), ...upTo(3)]);
});

Deno.test("ReadScheduler.request() lets a client wait while something is being written, and asks for a turn", () => {
  const clients = new Clients();
  clients.request(1);
  assertEquals([clients.read, clients.asked], [[], 1]);
  clients.readScheduler.turn(0, 0);
  assertEquals([clients.read, clients.readScheduler.waiting], [[1], 0]);
});

Deno.test("ReadScheduler.request() lets nobody overtake those who wait", () => {
  const clients = new Clients();
  clients.request(1);
  clients.isBusy = false;
  clients.request(2);
  assertEquals([clients.read, clients.readScheduler.waiting], [[], 2]);
  clients.readScheduler.turn(0, 0);
  assertEquals(clients.read, [1, 2]);
});

Deno.test("ReadScheduler.turn() starts as many reads as its writes leave room for", () => {
  const clients = new Clients();
  clients.request(...upTo(30));
  // There is a long queue: that alone would let few be read.
  clients.readScheduler.turn(2, 1000);
  assertEquals(clients.forget(), upTo(10));
  clients.readScheduler.turn(0, 1000);
  assertEquals(clients.forget().length, 12);
});

Deno.test("ReadScheduler.turn() spreads those who wait over a round of the queue", () => {
  const clients = new Clients();
  clients.request(...upTo(20));
  // Three more waves follow this one.
  for (const expected of [5, 4, 3]) {
    clients.readScheduler.turn(12, 30);
    assertEquals(clients.forget().length, expected);
  }
  // It always reads somebody.
  clients.readScheduler.turn(12, 1_000_000);
  assertEquals(clients.forget().length, 1);
});

Deno.test("ReadScheduler.turn() has a bound also where the queue is short", () => {
  const clients = new Clients();
  clients.request(...upTo(20));
  clients.readScheduler.turn(10, 0);
  assertEquals(clients.forget(), upTo(6));
});

Deno.test("ReadScheduler.turn() reads a client once, also one that asks again at once", () => {
  const clients = new Clients();
  clients.onRead = (client) => clients.readScheduler.request(client);
  clients.request(1, 2);
  clients.readScheduler.turn(0, 0);
  assertEquals([clients.forget(), clients.readScheduler.waiting], [[1, 2], 2]);
  clients.readScheduler.turn(0, 0);
  assertEquals(clients.forget(), [1, 2]);
});

Deno.test("ReadScheduler.stop() has everybody read, as no turn follows", () => {
  const clients = new Clients();
  clients.request(...upTo(100));
  clients.readScheduler.stop();
  assertEquals(clients.forget(), upTo(100));
  clients.isBusy = false;
  clients.request(...upTo(100));
  assertEquals(clients.forget(), upTo(100));
});
