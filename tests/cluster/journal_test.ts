import { assert, assertEquals } from "@std/assert";
import { ClusterError } from "../../src/cluster/cluster_error.ts";
import { NatsLink } from "../../src/cluster/nats_link.ts";
import { NatsJournal } from "../../src/cluster/nats_journal.ts";
import { serveState } from "../../src/cluster/state_transfer.ts";
import { Log } from "../../src/log.ts";
import { testWith } from "../harness/program.ts";
import { eventually } from "./harness/eventually.ts";
import { NatsServer } from "./harness/nats_server.ts";
import { Recorder } from "./harness/recorder.ts";

interface Node extends AsyncDisposable {
  journal: NatsJournal;
  replica: Recorder;
  log: string[];
}

async function join(
  nats: NatsServer,
  node: string,
  rules = "r",
): Promise<Node> {
  const replica = new Recorder();
  const log: string[] = [];
  const journal = await NatsJournal.open({
    nats: { servers: [nats.address], name: "test" },
    ...{ node, rules, replica, silence: 3_000 },
    log: new Log((line) => log.push(line)),
  });
  const leave = () => journal.close();
  return { journal, replica, log, [Symbol.asyncDispose]: leave };
}

/** Writes a text, and gives what came of it. */
function write({ journal }: Node, text: string): Promise<unknown> {
  return new Promise((resolve) => journal.write({ text }, resolve));
}

function has({ replica }: Node, text: string): () => boolean {
  return () => replica.texts.includes(text);
}

/** Why somebody did not come in. */
async function refusal(come: () => Promise<unknown>): Promise<string> {
  try {
    await come();
  } catch (error) {
    if (error instanceof ClusterError) return error.message;
    throw error;
  }
  throw new Error("somebody came in");
}

testWith(
  "nats-server",
  "cluster log: all nodes see the same deeds in the same order",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await join(nats, "a");
    await using b = await join(nats, "b");
    const outcomes = await Promise.all(
      Array.from(
        { length: 200 },
        (_, at) => write(at % 2 === 0 ? a : b, `${at}`),
      ),
    );
    // Each is told its place, and no two the same.
    assertEquals(new Set(outcomes).size, 200);
    await write(a, "last a");
    await write(b, "last b");
    await eventually(has(a, "last b"), "a has read all");
    assertEquals(a.replica.happened, b.replica.happened);
    assertEquals(a.replica.texts.length, 202);
  },
);

testWith(
  "nats-server",
  "cluster log: a node that comes later has the state of those before it",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await join(nats, "a");
    await write(a, "before");
    await using b = await join(nats, "b");
    assertEquals(b.replica.texts, ["before"]);
    await write(b, "after");
    await eventually(has(a, "after"), "a reads on");
    assertEquals([a.journal.size, b.journal.size], [2, 2]);
  },
);

testWith(
  "nats-server",
  "cluster log: a node that leaves is gone at the same place for all",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await join(nats, "a");
    await using c = await join(nats, "c");
    const b = await join(nats, "b");
    const { writer } = b.journal;
    await b.journal.close();
    const isGone = ({ replica }: Node) =>
      replica.happened.some(([kind, who]) => kind === "gone" && who === writer);
    await eventually(() => isGone(a) && isGone(c), "b is gone");
    assertEquals(a.replica.happened, c.replica.happened);
  },
);

testWith(
  "nats-server",
  "cluster log: who begins after the last has left begins with nothing",
  async () => {
    await using nats = await NatsServer.start();
    const a = await join(nats, "a");
    await write(a, "once");
    await a.journal.close();
    await using b = await join(nats, "b");
    assertEquals(b.replica.texts, []);
  },
);

testWith(
  "nats-server",
  "cluster log: a node of the same name ends the older one, which comes back under another",
  async () => {
    await using nats = await NatsServer.start();
    await using old = await join(nats, "a");
    const { writer } = old.journal;
    await using b = await join(nats, "b");
    await using _newer = await join(nats, "a");
    await eventually(() => old.replica.fences > 0, "the older one is given up");
    await eventually(
      () => old.journal.size === 3,
      "it comes back, by its side",
    );
    assert(
      b.replica.happened.some(([kind, who]) =>
        kind === "gone" && who === writer
      ),
    );
  },
);

testWith(
  "nats-server",
  "cluster log: what NATS was down for is accepted when it is back, once",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await join(nats, "a");
    await using b = await join(nats, "b");
    await write(a, "before");
    await nats.kill();
    const waiting = Promise.all([
      write(a, "meanwhile a"),
      write(b, "meanwhile b"),
    ]);
    assert(a.journal.heldSince !== undefined);
    await nats.start();
    await waiting;
    await write(a, "after");
    await eventually(has(b, "after"), "b reads on");
    assertEquals(a.replica.happened, b.replica.happened);
    assertEquals([...a.replica.texts].sort(), [
      "after",
      "before",
      "meanwhile a",
      "meanwhile b",
    ]);
    assertEquals([a.replica.fences, b.replica.fences], [0, 0]);
  },
);

testWith(
  "nats-server",
  "cluster log: NATS that is stopped and goes on loses and doubles nothing",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await join(nats, "a");
    await write(a, "before");
    nats.stop();
    const waiting = write(a, "meanwhile");
    // Longer than a second, so that it is sent again.
    const since = a.journal.heldSince!;
    await eventually(() => performance.now() - since > 1_500, "it waits");
    nats.goOn();
    await waiting;
    await write(a, "after");
    assertEquals(a.replica.texts, ["before", "meanwhile", "after"]);
  },
);

testWith(
  "nats-server",
  "cluster log: when NATS has lost its disk, all begin anew",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await join(nats, "a");
    await using b = await join(nats, "b");
    await write(a, "lost");
    await nats.kill();
    nats.loseDisk();
    await nats.start();
    await eventually(
      () => a.replica.fences > 0 && b.replica.fences > 0,
      "both see it",
    );
    await write(a, "new a");
    await write(b, "new b");
    await eventually(has(a, "new b"), "a reads b");
    assertEquals(a.replica.texts.includes("lost"), false);
    assertEquals(a.replica.texts, b.replica.texts);
  },
);

testWith(
  "nats-server",
  "cluster log: a node of other rules is told and does not come in",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await join(nats, "a", "new");
    assert((await refusal(() => join(nats, "b", "old"))).includes("version"));
    assertEquals(a.journal.size, 1);
  },
);

Deno.test("cluster log: without NATS, a node says so", async () => {
  const nobody = { address: "127.0.0.1:1" } as NatsServer;
  assert((await refusal(() => join(nobody, "a"))).includes("NATS"));
});

testWith(
  "nats-server",
  "cluster log: a node that is handed the state of a stream that is gone begins anew",
  async () => {
    await using nats = await NatsServer.start();
    const options = { servers: [nats.address], name: "test" };
    const link = await NatsLink.open(options, () => {});
    const members = { clock: 0, time: 0, epoch: 1, rules: "r", writers: [] };
    const old = { seq: 7, hash: "0", members, replica: [], created: "before" };
    let asked = 0;
    const end = serveState(link, () => asked++ === 0 ? old : undefined);
    await using a = await join(nats, "a");
    await write(a, "new");
    assertEquals(a.replica.texts, ["new"]);
    assert(asked > 1);
    end();
    await link.close();
  },
);
