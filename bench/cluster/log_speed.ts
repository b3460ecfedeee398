/** How many lines a second one stream takes. */

import type { Deed, Replica } from "../../src/cluster/journal.ts";
import { NatsJournal } from "../../src/cluster/nats_journal.ts";
import { Log } from "../../src/log.ts";

const TEXT = "x".repeat(63);

/** Counts what it is told, and does nothing else. */
class Counter implements Replica {
  count = 0;
  load(): void {}
  save(): unknown {
    return this.count;
  }
  advance(): void {}
  gone(): void {}
  apply(_writer: string, _deed: Deed): unknown {
    return ++this.count;
  }
  fenced(): void {}
}

/** Writes as fast as the log accepts, and gives the lines a second. */
export async function measureLog(
  address: string,
  seconds: number,
): Promise<number> {
  const replica = new Counter();
  const log = new Log(() => {});
  const journal = await NatsJournal.open({
    nats: { servers: [address], name: "bench" },
    ...{ node: "bench", rules: "bench", replica, log },
  });
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  while (performance.now() < end) {
    for (let some = 0; some < 100; some++) {
      journal.write({ do: "line", p: "0123456789abc.1", s: 0, text: TEXT });
    }
    await journal.ready();
    // Lets what has come back be taken.
    if (replica.count === 0) await new Promise((go) => setTimeout(go, 1));
  }
  const speed = replica.count / (performance.now() - begin) * 1_000;
  await journal.close();
  return speed;
}
