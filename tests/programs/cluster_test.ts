import { assertEquals } from "@std/assert";
import { NatsServer } from "../cluster/harness/nats_server.ts";
import { LineClient } from "../harness/line_client.ts";
import { enter, portOf, startMaru } from "../harness/maru.ts";
import { testWith } from "../harness/program.ts";

testWith(
  "nats-server",
  "program: two of them are one chat with --cluster, for nc and for IRC",
  async () => {
    await using nats = await NatsServer.start();
    const start = (node: string) =>
      startMaru([
        ...["--port", "0", "--web-port", "off", "--node", node],
        ...["--cluster", `nats://${nats.address}`],
      ]);
    await using one = start("one");
    const onePort = await portOf(one);
    await using two = start("two");
    const twoPort = await portOf(two);
    using bob = await enter("bob", twoPort);
    using alice = await LineClient.connect("alice", { port: onePort });
    alice.says("NICK alice\r\nUSER alice 0 * :Alice\r\nJOIN #lobby\r");
    await bob.sees("*** alice has joined");
    bob.says("hello");
    await alice.sees(/^:bob!u@maru PRIVMSG #lobby :hello/);
    alice.says("PRIVMSG #lobby :good evening\r");
    await bob.sees("[alice] good evening");
    one.signal("SIGTERM");
    await alice.sees(/^ERROR /);
    await bob.sees(/alice has left/);
    assertEquals(await one.exitCode(), 0);
  },
);
