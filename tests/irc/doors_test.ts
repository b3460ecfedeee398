import { assertEquals } from "@std/assert";
import { connect } from "node:tls";
import { WS } from "../../src/web/ws.ts";
import { makeCertificate } from "../harness/certificate.ts";
import { testWith } from "../harness/program.ts";
import { until } from "../harness/until.ts";
import { SocketClient } from "../web/harness/socket_client.ts";
import { IrcServer, masked } from "./harness/irc_peer.ts";

// deno-lint-ignore no-explicit-any
const Ws = WS.WebSocket as any;

Deno.test("IRC over WebSocket is one line a message, without its end", async () => {
  await using server = await IrcServer.open({
    web: { port: 0, host: "127.0.0.1" },
  });
  const port = await server.openWeb();
  const socket = new Ws(`ws://127.0.0.1:${port}/ws`, ["text.ircv3.net"]);
  const messages: string[] = [];
  socket.on("message", (data: Uint8Array) => {
    messages.push(masked(new TextDecoder().decode(data)));
  });
  await new Promise((resolve) => socket.on("open", resolve));
  assertEquals(socket.protocol, "text.ircv3.net");
  const alice = await server.enter("alice");
  alice.says("JOIN #a");
  await alice.received();
  for (
    const line of ["NICK gamja", "USER g 0 * :G", "JOIN #a", "PRIVMSG #a :안녕"]
  ) {
    socket.send(line);
  }
  await alice.sees(/^:gamja!g@maru PRIVMSG #a :안녕/);
  alice.says("PRIVMSG #a :one");
  alice.says("PRIVMSG #a :two");
  await alice.received();
  await until(
    () => messages.at(-1)?.endsWith(":two") === true,
    () => messages.join("\n"),
  );
  assertEquals(messages.slice(-5), [
    ":gamja!g@maru JOIN #a",
    ":irc.test 353 gamja = #a :alice gamja",
    ":irc.test 366 gamja #a :End of NAMES list",
    ":alice!alice@maru PRIVMSG #a :one",
    ":alice!alice@maru PRIVMSG #a :two",
  ]);
  const closed = new Promise((resolve) => socket.on("close", resolve));
  socket.close();
  await closed;
  await alice.sees(/^:gamja!g@maru QUIT /);
});

Deno.test("IRC, nc and a browser's WebSocket share a room", async () => {
  await using server = await IrcServer.open({
    web: { port: 0, host: "127.0.0.1" },
  });
  const port = await server.openWeb();
  const nc = await server.login("alice");
  const irc = await server.enter("bob", "server-time");
  await using web = await SocketClient.connect(
    "carol",
    `http://127.0.0.1:${port}`,
  );
  web.says("carol");
  await nc.sees("*** carol has joined");
  irc.says("JOIN #lobby");
  await nc.sees("*** bob has joined");
  await irc.received();
  nc.says("from nc");
  await irc.sees(/ :alice!u@maru PRIVMSG #lobby :from nc/);
  irc.says("PRIVMSG #lobby :from IRC");
  await nc.sees("[bob] from IRC");
  web.says("from the web");
  await irc.sees(/ :carol!u@maru PRIVMSG #lobby :from the web/);
  await nc.sees("[carol] from the web");
  irc.says("NICK robert");
  await nc.sees("*** bob is now robert");
  nc.says("/msg robert hi");
  await irc.sees(/ :alice!u@maru PRIVMSG robert :hi/);
  irc.says("PRIVMSG alice :hi yourself");
  await nc.sees("[robert -> you] hi yourself");
  irc.says("PART #lobby :bye");
  await nc.sees("*** robert has left (bye)");
});

testWith("openssl", "IRC over TLS is the same", async () => {
  const certificate = makeCertificate();
  await using server = await IrcServer.open({
    irc: { port: "off", tlsPort: 0, name: "irc.test" },
    tls: { port: "off", certificate },
  });
  const socket = connect({
    host: "127.0.0.1",
    port: server.ircTlsPort,
    rejectUnauthorized: false,
  });
  socket.write("NICK alice\r\nUSER a 0 * :A\r\nQUIT\r\n");
  let text = "";
  for await (const chunk of socket) text += new TextDecoder().decode(chunk);
  assertEquals(text.includes(":irc.test 001 alice :"), true);
  assertEquals(text.endsWith("ERROR :Closing link: quit\r\n"), true);
});

Deno.test("IRC: too many from one address are told so, and closed", async () => {
  await using server = await IrcServer.open({
    limits: { perAddress: 1, arrivals: 100, rate: 0 },
  });
  await server.enter("alice");
  const second = await server.peer();
  assertEquals(await second.rest(), [
    "ERROR :too many connections from your address",
  ]);
});

Deno.test("IRC: a client that is silent is asked, and let go when it says nothing", async () => {
  await using server = await IrcServer.open({
    limits: { silence: 1, pong: 1, sweep: 20, rate: 0, perAddress: 0 },
  });
  const alice = await server.enter("alice");
  await alice.sees(/^PING :irc\.test/);
  assertEquals(await alice.rest(), [
    "ERROR :Closing link: no answer for too long; goodbye",
  ]);
});

Deno.test("IRC: a client that sends too much is read more slowly, and loses nothing", async () => {
  await using server = await IrcServer.open({
    limits: { rate: 50, burst: 5, perAddress: 0 },
  });
  const alice = await server.enter("alice");
  for (let at = 0; at < 30; at++) alice.says(`ISON n${at}`);
  alice.says("VERSION");
  await alice.sees(/NOTICE alice :slow down/);
  await alice.sees(/ 351 /);
});
