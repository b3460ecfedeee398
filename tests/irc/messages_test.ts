import { assertEquals } from "@std/assert";
import { IrcServer } from "./harness/irc_peer.ts";

async function pair(capabilities = "") {
  const server = await IrcServer.open();
  const alice = await server.enter("alice", capabilities);
  const bob = await server.enter("bob");
  for (const peer of [alice, bob]) {
    peer.says("JOIN #a");
    await peer.received();
  }
  await alice.received();
  return { server, alice, bob };
}

Deno.test("IRC: PRIVMSG and NOTICE reach a channel and a person", async () => {
  const { server, alice, bob } = await pair();
  await using _ = server;
  await alice.gets("PRIVMSG #A :hello there");
  await bob.has(":alice!alice@maru PRIVMSG #a :hello there");
  await alice.gets("NOTICE #a :beep");
  await bob.has(":alice!alice@maru NOTICE #a :beep");
  await alice.gets("PRIVMSG BOB :psst");
  await bob.has(":alice!alice@maru PRIVMSG bob :psst");
  await alice.gets("NOTICE bob word");
  await bob.has(":alice!alice@maru NOTICE bob :word");
  await alice.gets("PRIVMSG alice :me", ":alice!alice@maru PRIVMSG alice :me");
  await alice.gets("PRIVMSG #a,bob :both");
  await bob.has(
    ":alice!alice@maru PRIVMSG #a :both",
    ":alice!alice@maru PRIVMSG bob :both",
  );
});

Deno.test("IRC: what cannot be said has its numeric, as a NOTICE never has", async () => {
  const { server, alice } = await pair();
  await using _ = server;
  const rows: [string, string][] = [
    ["", "411 alice :No recipient given (PRIVMSG)"],
    [" #a", "412 alice :No text to send"],
    [" #a :", "412 alice :No text to send"],
    [" #a :\x02\x02", "412 alice :No text to send"],
    [" #none :hi", "403 alice #none :No such channel"],
    [" nobody1 :hi", "401 alice nobody1 :No such nick"],
    [" a,b,c,d,e :hi", "407 alice e :Too many targets"],
  ];
  for (const [rest, answer] of rows) {
    alice.says(`PRIVMSG${rest}`);
    const lines = await alice.received();
    assertEquals(lines.at(-1), `:irc.test ${answer}`);
    await alice.gets(`NOTICE${rest}`);
  }
  const carol = await server.enter("carol");
  await carol.gets(
    "PRIVMSG #a :hi",
    ":irc.test 404 carol #a :Cannot send to channel",
  );
});

Deno.test("IRC: formatting goes, ACTION is /me, other requests stay among IRC clients", async () => {
  const { server, alice, bob } = await pair();
  await using _ = server;
  const carol = await server.login("carol");
  carol.says("/join a");
  await carol.sees("*** carol has joined");
  await alice.received();
  await bob.received();
  await alice.gets(
    "PRIVMSG #a :\x0304,12red\x03 \x02bold\x02 \x1b[31mx\x1b[0m 5",
  );
  await bob.has(":alice!alice@maru PRIVMSG #a :red bold x 5");
  await carol.sees("[alice] red bold x 5");
  await alice.gets("PRIVMSG #a :\x01ACTION waves\x01");
  await bob.has(":alice!alice@maru PRIVMSG #a :\x01ACTION waves\x01");
  await carol.seesNext("* alice waves");
  await alice.gets("PRIVMSG #a :\x01VERSION\x01");
  await bob.has(":alice!alice@maru PRIVMSG #a :\x01VERSION\x01");
  await alice.gets("PRIVMSG bob :\x01PING 12\x01");
  await bob.has(":alice!alice@maru PRIVMSG bob :\x01PING 12\x01");
  await alice.gets("PRIVMSG carol :\x01ACTION nods\x01");
  await carol.seesNext("[alice -> you] * nods");
  carol.says("/me smiles");
  await alice.sees(/^:carol!u@maru PRIVMSG #a :.ACTION smiles.\r$/);
});

Deno.test("IRC: a long line from elsewhere is split between characters", async () => {
  const { server, alice } = await pair("message-tags");
  await using _ = server;
  const carol = await server.login("carol");
  carol.says("/join a");
  await carol.sees("*** carol has joined");
  await alice.received();
  const text = "가".repeat(600);
  carol.says(text);
  await carol.sees(`[carol] ${text}`);
  const lines = await alice.received();
  assertEquals(lines.map((line) => line.replace(/.* :/, "")).join(""), text);
  assertEquals(lines.filter((line) => line.startsWith("@")).length, 1);
  for (const line of lines) {
    const body = line.replace(/^@\S+ /, "");
    assertEquals(new TextEncoder().encode(`${body}\r\n`).length <= 512, true);
  }
});

Deno.test("IRC: a line that would be cut on its way is refused, and one that fits is not", async () => {
  const { server, alice, bob } = await pair();
  await using _ = server;
  const overhead = ":alice!alice@maru PRIVMSG #a :\r\n".length;
  const fitting = "x".repeat(512 - overhead);
  await alice.gets(`PRIVMSG #a :${fitting}`);
  await bob.has(`:alice!alice@maru PRIVMSG #a :${fitting}`);
  await alice.gets(
    `PRIVMSG #a :${fitting}x`,
    ":irc.test 417 alice :Input line was too long",
  );
  await alice.gets(
    `PRIVMSG #a :${"x".repeat(600)}`,
    ":irc.test 417 alice :Input line was too long",
  );
  await alice.gets(
    `@${"t".repeat(4200)} PING x`,
    ":irc.test 417 alice :Input line was too long",
  );
  await alice.gets(`@${"t".repeat(4000)} PING x`, ":irc.test PONG irc.test :x");
});

Deno.test("IRC: a line that is not UTF-8 fails, with its label, and reaches nobody", async () => {
  const { server, alice, bob } = await pair("labeled-response batch");
  await using _ = server;
  const bytes = (text: string) =>
    Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  alice.sends(bytes("PRIVMSG #a :caf\xe9\r\n"));
  await alice.has(
    ":irc.test FAIL PRIVMSG INVALID_UTF8 :Message rejected: it is not UTF-8",
  );
  alice.sends(bytes("@label=7 PRIVMSG #a :caf\xe9\r\n"));
  await alice.has(
    "@label=7 :irc.test FAIL PRIVMSG INVALID_UTF8 :Message rejected: it is not UTF-8",
  );
  await bob.has();
});

Deno.test("IRC: an echo is what others see, and has the label", async () => {
  const { server, alice, bob } = await pair(
    "echo-message labeled-response batch message-tags server-time",
  );
  await using _ = server;
  await alice.gets(
    "PRIVMSG #a :one",
    "@time=TIME;msgid=ID :alice!alice@maru PRIVMSG #a :one",
  );
  await alice.gets(
    "@label=x PRIVMSG #a :two",
    "@label=x;time=TIME;msgid=ID :alice!alice@maru PRIVMSG #a :two",
  );
  await alice.gets(
    "@label=y PRIVMSG bob :three",
    "@label=y;time=TIME :alice!alice@maru PRIVMSG bob :three",
  );
  await bob.has(
    ":alice!alice@maru PRIVMSG #a :one",
    ":alice!alice@maru PRIVMSG #a :two",
    ":alice!alice@maru PRIVMSG bob :three",
  );
  await alice.gets(
    "@label=z PRIVMSG #a,bob :four",
    "@label=z :irc.test BATCH +1 labeled-response",
    "@batch=1;time=TIME;msgid=ID :alice!alice@maru PRIVMSG #a :four",
    "@batch=1;time=TIME :alice!alice@maru PRIVMSG bob :four",
    ":irc.test BATCH -1",
  );
  await alice.gets(
    "@label=a PING b",
    "@label=a;time=TIME :irc.test PONG irc.test :b",
  );
  await alice.gets("@label=a PONG b", "@label=a :irc.test ACK");
  await alice.gets(
    "@label=a PRIVMSG alice :self",
    "@time=TIME :alice!alice@maru PRIVMSG alice :self",
    "@label=a;time=TIME :alice!alice@maru PRIVMSG alice :self",
  );
});

Deno.test("IRC: without echo-message a label is acknowledged", async () => {
  const { server, alice } = await pair("labeled-response batch");
  await using _ = server;
  await alice.gets("@label=x PRIVMSG #a :two", "@label=x :irc.test ACK");
  await alice.gets(
    "@label=t TOPIC #a :news",
    "@label=t :alice!alice@maru TOPIC #a :news",
  );
  await alice.gets(
    "@label=n NONSENSE",
    "@label=n :irc.test 421 alice NONSENSE :Unknown command",
  );
});

Deno.test("IRC: a PONG never overtakes what was said before it, in any room", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice", "echo-message");
  alice.says("JOIN #a,#b,#c");
  await alice.received();
  for (let round = 0; round < 50; round++) {
    const said = ["#a", "#b", "#c"].map((channel) => {
      alice.says(`PRIVMSG ${channel} :${round}`);
      return `:alice!alice@maru PRIVMSG ${channel} :${round}`;
    });
    assertEquals((await alice.received()).sort(), said);
  }
});

Deno.test("IRC: maru takes its commands by PRIVMSG and answers by NOTICE", async () => {
  const { server, alice, bob } = await pair();
  await using _ = server;
  const said = (text: string) => `:maru!maru@maru NOTICE alice :${text}`;
  await alice.gets("PRIVMSG maru :/who", said("2 here: alice, bob"));
  await alice.gets("PRIVMSG MARU :rooms", said("a (2)"));
  await alice.gets("NOTICE maru :/who");
  await alice.gets(
    "PRIVMSG maru :ignore bob",
    said("ignoring bob"),
  );
  await bob.gets("PRIVMSG #a :unread");
  await alice.has();
  await alice.gets("PRIVMSG maru :lang ko", said("lang: ko"));
  await alice.gets(
    "PRIVMSG maru :/time on",
    said(
      "IRC에서는 /time 명령이 소용없습니다. 표시 방식은 접속 프로그램이 정합니다.",
    ),
  );
  const carol = await server.enter("carol");
  await carol.gets(
    "PRIVMSG maru :topic hi",
    ":maru!maru@maru NOTICE carol :you are in no room; join one first",
  );
  for (const word of ["me x", "his 5", "kick bob", "close"]) {
    carol.says(`PRIVMSG maru :${word}`);
    await carol.sees(/NOTICE carol :/);
  }
  await carol.gets(
    "PRIVMSG maru :j a",
    ":carol!carol@maru JOIN #a",
    ":irc.test 353 carol = #a :alice bob carol",
    ":irc.test 366 carol #a :End of NAMES list",
  );
  await carol.gets("PRIVMSG maru :leave", ":carol!carol@maru PART #a");
});
