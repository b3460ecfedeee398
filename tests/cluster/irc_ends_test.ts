import { assert } from "@std/assert";
import { testWith } from "../harness/program.ts";
import type { ChatNode } from "./harness/chat_node.ts";
import { eventually } from "./harness/eventually.ts";
import { connectIrc, enter, joinWithIrc } from "./harness/irc_nodes.ts";

const NATS = "nats-server";

testWith(
  NATS,
  "cluster: what an IRC client sends behind its last line is not lost, nor is the line",
  async () => {
    await using both = await joinWithIrc();
    const bob = await enter(both.b, "bob");
    bob.says("JOIN #tea");
    const alice = await enter(both.a, "alice");
    alice.says("JOIN #tea");
    await bob.sees(/alice!\S+ JOIN/);
    alice.says("PRIVMSG #tea :last\r\nNICK anna\r\nQUIT :words");
    const lines = await alice.rest();
    assert(lines.at(-1)!.includes("ERROR"));
    await bob.sees(/alice!alice@maru PRIVMSG #tea :last/);
    await bob.sees(/alice!alice@maru NICK anna/);
    await bob.sees(/anna!alice@maru QUIT :?words/);
  },
);

testWith(
  NATS,
  "cluster: whoever is sent away over IRC is told nothing behind the ERROR",
  async () => {
    await using both = await joinWithIrc({ operatorPassword: "secret" });
    const alice = await enter(both.a, "alice");
    const bob = await enter(both.a, "bob");
    bob.says("OPER x secret");
    await bob.received();
    await both.nats.kill();
    bob.says("KILL alice :enough\r\nPING behind");
    await eventually(() => isHeld(both.a), "that waits");
    alice.says("PRIVMSG bob :hello");
    alice.says("PING behind");
    await bob.sees(/NOTICE bob .*cannot reach/);
    await both.nats.start();
    assert((await alice.rest()).at(-1)!.includes("ERROR"));
    await bob.sees(/alice!alice@maru PRIVMSG bob :hello/);
  },
);

testWith(
  NATS,
  "cluster: a server that stops says so over IRC, and closes",
  async () => {
    await using both = await joinWithIrc();
    const alice = await enter(both.a, "alice");
    const bob = await enter(both.b, "bob");
    for (const peer of [alice, bob]) peer.says("JOIN #tea");
    await bob.sees(/ 366 /);
    const stopped = both.a.server.stop();
    assert((await alice.rest()).at(-1)!.includes("ERROR"));
    alice.closes();
    await stopped;
    await bob.sees(/:alice!alice@maru QUIT/);
  },
);

testWith(
  NATS,
  "cluster: a server that begins anew says so over IRC, and closes",
  async () => {
    await using both = await joinWithIrc();
    const alice = await enter(both.a, "alice");
    await both.nats.kill();
    both.nats.loseDisk();
    await both.nats.start();
    assert(/^ERROR .*connect again/.test((await alice.rest()).at(-1)!));
    alice.closes();
    await eventually(async () => {
      const again = await connectIrc(both.a.server, "alice");
      again.says("NICK alice\r\nUSER alice 0 * :Alice");
      return (await again.sees(/ 001 | 433 |ERROR/)).includes(" 001 ");
    }, "she is back");
  },
);

testWith(
  NATS,
  "cluster: while NATS is away, a PONG waits behind what was said, and both come",
  async () => {
    await using both = await joinWithIrc();
    const alice = await enter(both.a, "alice", "echo-message");
    alice.says("JOIN #tea");
    await alice.received();
    await both.nats.kill();
    await alice.gets("NAMES #tea", ...[
      ":irc.test 353 alice = #tea :alice",
      ":irc.test 366 alice #tea :End of NAMES list",
    ]);
    alice.says("PRIVMSG #tea :held");
    alice.says("PING behind");
    await alice.sees(/NOTICE alice .*cannot reach/);
    await both.nats.start();
    await alice.sees(/PRIVMSG #tea :held/);
    await alice.sees(/PONG irc.test :?behind/);
  },
);

function isHeld({ node }: ChatNode): boolean {
  const bob = node.services.registry.names.find("bob")!;
  return node.services.deeds!.settled(bob) !== undefined;
}
