import { assert, assertEquals } from "@std/assert";
import { isInstalled, testWith } from "../harness/program.ts";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { openIrssi } from "../irc/harness/irc_terminals.ts";
import { type ChatNode, joinChat } from "./harness/chat_node.ts";
import { eventually } from "./harness/eventually.ts";
import { NatsServer } from "./harness/nats_server.ts";
import {
  connectIrc,
  enter,
  isFault,
  joinWithIrc,
} from "./harness/irc_nodes.ts";

const NATS = "nats-server";

testWith(
  NATS,
  "cluster: a password is guessed on one server, not on all",
  async () => {
    const options = { operatorPassword: "secret", limits: { guesses: 3 } };
    await using both = await joinWithIrc(options);
    const alice = await enter(both.a, "alice");
    const bob = await enter(both.b, "bob");
    // To somebody else too, so that all servers see it.
    for (let guess = 0; guess < 3; guess++) {
      alice.says("PRIVMSG maru,bob :op wrong");
      await bob.sees(/PRIVMSG bob/);
    }
    alice.says("OPER x secret");
    await alice.sees(/ 464 /);
    bob.says("OPER x secret");
    await bob.sees(/ 381 /);
  },
);

testWith(
  NATS,
  "cluster: nc and IRC on different servers read the same, with the log's times and ids",
  async () => {
    await using both = await joinWithIrc();
    const { a, b } = both;
    const capabilities = "server-time message-tags echo-message";
    const alice = await enter(a, "alice", capabilities);
    const bob = await enter(b, "bob", capabilities);
    const nc = await b.server.login("carol");
    for (const peer of [alice, bob]) {
      peer.says("JOIN #lobby");
      await peer.sees(/ 366 /);
    }
    await nc.sees("*** bob has joined");
    nc.says("hello");
    const [seen, same] = await Promise.all(
      [alice, bob].map((peer) => peer.sees(/PRIVMSG #lobby :hello/)),
    );
    assertEquals(seen, same);
    assert(/^@time=\S+;msgid=\S+ :carol!u@maru /.test(seen));
    bob.says("PRIVMSG #lobby :hi");
    await nc.sees("[bob] hi");
    assertEquals(
      await alice.sees(/PRIVMSG #lobby :hi/),
      await bob.sees(/PRIVMSG #lobby :hi/),
    );
    nc.says("/nick alice");
    await nc.sees(/taken/);
    bob.says("QUIT :tired");
    await nc.sees(/bob has left/);
    await alice.sees(/:bob!bob@maru QUIT :?tired/);
  },
);

testWith(
  NATS,
  "cluster: of two who ask for a nick on two servers, one has it",
  async () => {
    await using both = await joinWithIrc();
    const peers = await Promise.all(
      [both.a, both.b].map(({ server }) => connectIrc(server, "alice")),
    );
    for (const peer of peers) peer.says("NICK alice\r\nUSER u 0 * :me");
    const answers = await Promise.all(
      peers.map((peer) => peer.sees(/ (001|433) /)),
    );
    const codes = answers.map((line) => line.split(" ")[1]);
    assertEquals(codes.sort(), ["001", "433"]);
    const loser = peers[answers.findIndex((line) => line.includes(" 433 "))];
    loser.says("NICK anna");
    await loser.sees(/ 001 anna /);
  },
);

testWith(
  NATS,
  "cluster: a server that comes later knows who came by IRC",
  async () => {
    await using both = await joinWithIrc();
    const alice = await enter(both.a, "alice");
    alice.says("JOIN #tea");
    alice.says("MODE alice +i");
    alice.says("SETNAME :Alice Again");
    await alice.received();
    const irc = { port: 0, name: "irc.test" };
    await using c = await joinChat(both.nats, "c", { irc, motd: "hello" });
    c.server.openIrc();
    const carol = await enter(c, "carol");
    await carol.gets(
      "WHO #tea",
      ":irc.test 352 carol #tea alice maru irc.test alice H :0 Alice Again",
      ":irc.test 315 carol #tea :End of WHO list",
    );
    carol.says("LUSERS");
    await carol.sees(/1 users and 1 invisible/);
    carol.says("JOIN #tea");
    await alice.sees(/carol!carol@maru JOIN/);
    alice.says("PRIVMSG #tea :one");
    alice.says("PART #tea");
    await carol.sees(/:alice!alice@maru PRIVMSG #tea :one/);
    await carol.sees(/:alice!alice@maru PART #tea/);
    alice.says("PRIVMSG maru :invite new");
    const [link] = (await alice.sees(/\/r\/[0-9a-z-]+/)).match(
      /[0-9a-z-]{20,}/,
    )!;
    carol.says(`JOIN #r/${link}`);
    await alice.sees(/carol!carol@maru JOIN #r/);
    await carol.sees(/ 366 carol #r/);
    // In a link room alone, she is still there, as she is on her own server.
    const dave = await enter(c, "dave");
    await dave.gets("ISON alice", ":irc.test 303 dave :alice");
    assertEquals([...both.a.log, ...c.log].filter(isFault), []);
  },
);

testWith(
  NATS,
  "cluster: somebody kicked out of a link room over IRC is in no room on any server",
  async () => {
    await using both = await joinWithIrc();
    const { a, b } = both;
    const nc = await a.server.login("carol");
    nc.says("/invite");
    const [link] = (await nc.sees(/\/r\/[0-9a-z-]+/)).match(/[0-9a-z-]{20,}/)!;
    const bob = await enter(b, "bob");
    bob.says(`JOIN #r/${link}`);
    await nc.sees("*** bob has joined");
    nc.says("/kick bob enough");
    await bob.sees(/:carol!u@maru KICK \S+ bob :?enough/);
    const roomsOf = ({ node }: ChatNode) =>
      [...node.services.registry.names.find("bob")!.rooms].length;
    await eventually(() => roomsOf(a) === 0 && roomsOf(b) === 0, "he is out");
    bob.says("PRIVMSG maru :invite");
    const [own] = (await bob.sees(/\/r\/[0-9a-z-]+/)).match(/[0-9a-z-]{20,}/)!;
    nc.says(`/join ${own}`);
    await bob.sees(/carol!u@maru JOIN/);
    bob.says(`MODE #r/${own} +i`);
    await nc.sees(/bob locked/);
    bob.says(`KICK #r/${own} carol`);
    await nc.sees(/sent away|kicked|sent you/);
    nc.says(`/join ${own}`);
    await nc.sees(/locked/);
    assertEquals([...a.log, ...b.log].filter(isFault), []);
  },
);

testWith(
  isInstalled(NATS) ? "irssi" : NATS,
  "cluster: irssi on one server and nc on another talk, each by the port for everybody",
  async () => {
    await using nats = await NatsServer.start();
    const args = ["--rate", "0", "--cluster", `nats://${nats.address}`];
    await using one = await ChildServer.start([...args, "--node", "one"]);
    await using two = await ChildServer.start([...args, "--node", "two"]);
    const nc = await two.login("bob");
    using home = new TempFolder();
    const { port } = one;
    await using irssi = await openIrssi({ port, nick: "길동", home });
    await irssi.sees("End of MOTD");
    await irssi.says("/join #lobby");
    await nc.sees("*** 길동 has joined");
    await irssi.sees(/Join to #lobby was synced/);
    nc.says("hello from two");
    await irssi.sees("< bob> hello from two");
    await irssi.says("/me waves");
    await nc.sees("* 길동 waves");
    await irssi.says("/nick 홍길동");
    await nc.sees("*** 길동 is now 홍길동");
    assertEquals(await one.stop(), 0);
    await nc.sees(/\*\*\* 홍길동 has left/);
    await irssi.says("/window 1");
    await irssi.sees("Closing link");
  },
);
