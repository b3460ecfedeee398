import { assertEquals } from "@std/assert";
import { Stream } from "../../src/cluster/jetstream.ts";
import { isLogIdle } from "../../src/cluster/log_idle.ts";
import { NatsLink } from "../../src/cluster/nats_link.ts";
import { askState } from "../../src/cluster/state_transfer.ts";
import { pause } from "../../src/cluster/abortable_pause.ts";
import { testWith } from "../harness/program.ts";
import { joinBoth } from "./harness/chat_node.ts";
import { eventually } from "./harness/eventually.ts";
import { NatsServer } from "./harness/nats_server.ts";

const NATS = "nats-server";
const AGE = 24 * 60 * 60 * 1_000;

// What a server leaves behind, the sanitizers of these tests find.

for (
  const { when, logged, losesDisk } of [
    { when: "it joins anew", logged: "cluster log lost", losesDisk: true },
    {
      when: "the log cannot be read",
      logged: "cluster log not read",
      losesDisk: false,
    },
  ]
) {
  testWith(
    NATS,
    `cluster: a server that stops while ${when} leaves nothing behind`,
    async () => {
      await using both = await joinBoth();
      await both.nats.kill();
      if (losesDisk) {
        both.nats.loseDisk();
        await both.nats.start();
      }
      await eventually(
        () => both.a.log.some((line) => line.includes(logged)),
        logged,
      );
    },
  );
}

testWith(
  NATS,
  "cluster: a server that stops looks no longer whether the log is idle",
  async () => {
    await using nats = await NatsServer.start();
    const options = { servers: [nats.address], name: "test" };
    const link = await NatsLink.open(options, () => {});
    const stream = new Stream(link);
    await stream.state();
    await stream.publishAfter(0, new Uint8Array(1));
    const stopped = new AbortController();
    const idle = isLogIdle(stream, AGE, stopped.signal);
    stopped.abort();
    assertEquals(await idle, undefined);
    await link.close();
  },
);

testWith(
  NATS,
  "cluster: a server that stops waits for no other's state",
  async () => {
    await using nats = await NatsServer.start();
    const options = { servers: [nats.address], name: "test" };
    const link = await NatsLink.open(options, () => {});
    nats.stop();
    const stopped = new AbortController();
    const state = askState(link, stopped.signal);
    stopped.abort();
    // At once, and not when nobody has answered for long.
    const first = Promise.race([
      state,
      new Promise((resolve) => setTimeout(resolve, 0, "later")),
    ]);
    assertEquals(await first, undefined);
    nats.goOn();
    await link.close();
  },
);

Deno.test("cluster: a pause ends when it is cut short, or was before", async () => {
  const stopped = new AbortController();
  const cut = pause(AGE, stopped.signal);
  stopped.abort();
  await cut;
  await pause(AGE, stopped.signal);
});
