import { assert, assertEquals } from "@std/assert";
import { testWith } from "../harness/program.ts";
import { type IrcPeer, IrcServer } from "../irc/harness/irc_peer.ts";
import {
  connectIrc,
  enter,
  isFault,
  joinWithIrc,
} from "./harness/irc_nodes.ts";

const NATS = "nats-server";

const CAPABILITIES =
  "echo-message server-time message-tags labeled-response batch away-notify setname multi-prefix";

/** One of two says a line. */
type Step = readonly ["alice" | "bob", string];

const CONVERSATION: readonly Step[] = [
  ["alice", "JOIN #tea,#cake"],
  ["bob", "JOIN #tea"],
  ["alice", "PRIVMSG #tea :hello"],
  ["bob", "@label=a1 PRIVMSG #tea :\x01ACTION waves\x01"],
  ["bob", "@label=a2 NOTICE alice :psst"],
  ["alice", "PRIVMSG bob :\x01VERSION\x01"],
  ["alice", "@label=a3 PRIVMSG #tea,bob,#nowhere,maru :join #milk"],
  ["bob", "PRIVMSG #nowhere :what"],
  ["alice", "TOPIC #tea :leaves"],
  ["bob", "TOPIC #tea"],
  ["bob", "AWAY :at lunch"],
  ["alice", "PRIVMSG bob :there?"],
  ["alice", "WHOIS bob"],
  ["alice", "@label=a4 WHO #tea"],
  ["alice", "WHO #tea %tcuhnfar,7"],
  ["bob", "AWAY"],
  ["bob", "NAMES #tea"],
  ["bob", "LIST"],
  ["alice", "MONITOR + bob,bert,carol"],
  ["bob", "NICK bert"],
  ["alice", "ISON bert bob"],
  ["bob", "NICK alice"],
  ["bob", "SETNAME :Bert the Other"],
  ["alice", "USERHOST bert"],
  ["alice", "MODE alice +i"],
  ["bob", "LUSERS"],
  ["bob", "MODE #tea b"],
  ["bob", "MODE #tea +i"],
  ["bob", "KICK #tea alice"],
  ["alice", "INVITE bert #cake"],
  ["alice", "PRIVMSG maru :ignore bert"],
  ["bob", "PRIVMSG #tea :unheard"],
  ["alice", "PRIVMSG maru :unignore bert"],
  ["alice", "PRIVMSG maru :who"],
  ["bob", "PRIVMSG maru :nick bob"],
  ["alice", "OPER x wrong"],
  ["bob", "KILL alice"],
  ["alice", "OPER x secret"],
  ["alice", "MODE alice"],
  ["alice", "KICK #tea bob :enough"],
  ["bob", "JOIN #tea"],
  ["bob", "PART #tea :bye"],
  ["bob", "JOIN #tea,#r/nowhere"],
  ["alice", "CHATHISTORY LATEST #tea * 3"],
  ["alice", "JOIN 0"],
  ["alice", "JOIN #tea"],
  ["alice", "NOSUCH thing"],
  ["alice", "KILL bob :for good"],
];

/** What the two are shown, step by step. */
async function talk(
  alice: IrcPeer,
  bob: IrcPeer,
): Promise<Record<string, string[][]>> {
  const shown: Record<string, string[][]> = {};
  for (const [who, line] of CONVERSATION) {
    const [one, other] = who === "alice" ? [alice, bob] : [bob, alice];
    one.says(line);
    const own = await one.received();
    const isLast = line.startsWith("KILL bob");
    // Whoever is sent away leaves at a time of their own.
    while (isLast && !own.some((line) => line.includes(" 731 "))) {
      own.push(...await one.received());
    }
    const others = isLast ? await other.rest() : await readUpToHere(other);
    shown[`${who}: ${line}`] = [own, others];
  }
  return shown;
}

/** Everything up to something of their own, which comes after the others'. */
async function readUpToHere(peer: IrcPeer): Promise<string[]> {
  peer.says("PRIVMSG nobody-there :mark");
  const lines = await peer.received();
  assert(lines.pop()?.includes("nobody-there"));
  return lines;
}

testWith(
  NATS,
  "cluster: IRC on two servers shows what it shows on one",
  async () => {
    const options = { operatorPassword: "secret" };
    await using single = await IrcServer.open(options);
    const alone = await talk(
      await single.enter("alice", CAPABILITIES),
      await single.enter("bob", CAPABILITIES),
    );
    await using both = await joinWithIrc(options);
    const shared = await talk(
      await enter(both.a, "alice", CAPABILITIES),
      await enter(both.b, "bob", CAPABILITIES),
    );
    for (const step of Object.keys(alone)) {
      assertEquals(shared[step], alone[step], step);
    }
    assertEquals([...both.a.log, ...both.b.log].filter(isFault), []);
    // What is shown on the other server is kept for nobody.
    assertEquals(both.b.node.services.privateLines.pool?.held, 0);
  },
);

testWith(
  NATS,
  "cluster: a label of the login is on the welcome, as on one server",
  async () => {
    const register = async (peer: IrcPeer) => {
      peer.says("CAP REQ :labeled-response batch");
      peer.says("USER dora 0 * :Dora");
      peer.says("NICK dora");
      peer.says("@label=in CAP END");
      return await peer.received();
    };
    await using single = await IrcServer.open();
    await using both = await joinWithIrc();
    assertEquals(
      await register(await connectIrc(both.a.server, "dora")),
      await register(await single.peer("dora")),
    );
  },
);
