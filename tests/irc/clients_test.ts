import type { Pane } from "../client/harness/pane.ts";
import { isInstalled, testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { IrcServer } from "./harness/irc_peer.ts";
import { openIrssi, openWeechat } from "./harness/irc_terminals.ts";

/** It writes its settings on its way out. */
async function quit(client: Pane): Promise<void> {
  await client.says("/quit");
  await client.ends(0);
}

const both = isInstalled("irssi") ? "weechat" : "irssi";

testWith(
  both,
  "irssi, WeeChat, nc and maru's rooms: join, talk, /me, topic, in Korean",
  async () => {
    await using server = await IrcServer.open();
    using home = new TempFolder();
    const { ircPort: port } = server;
    const nc = await server.login("alice");
    await using irssi = await openIrssi({ port, nick: "민수", home });
    await irssi.sees("End of MOTD");
    await irssi.says("/join #lobby");
    await nc.sees("*** 민수 has joined");
    await irssi.sees(/Join to #lobby was synced/);
    await using weechat = await openWeechat({ port, nick: "영희", home });
    await weechat.sees("End of MOTD");
    await weechat.says("/join #lobby");
    await nc.sees("*** 영희 has joined");
    await irssi.sees("영희 [root@maru] has joined #lobby");
    await weechat.sees("민수");

    await irssi.says("안녕하세요");
    await nc.sees("[민수] 안녕하세요");
    await weechat.sees(/민수 \| 안녕하세요/);
    nc.says("hello from nc");
    await irssi.sees("< alice> hello from nc");
    await weechat.sees(/alice \| hello from nc/);
    await weechat.says("/me waves");
    await nc.sees("* 영희 waves");
    await irssi.sees("* 영희 waves");
    nc.says("/me nods");
    await weechat.sees(/\* \| alice nods/);
    await irssi.says("/topic 오늘의 주제");
    await nc.sees("*** 민수 set the topic: 오늘의 주제");
    await weechat.sees('민수 has changed topic for #lobby to "오늘의 주제"');
    await weechat.says("/nick 순희");
    await nc.sees("*** 영희 is now 순희");
    await irssi.sees("영희 is now known as 순희");
    nc.says("/msg 민수 psst");
    await irssi.sees(/\[1:|Act: .*\d/);
    await irssi.says("/quit");
    await nc.sees(/^\*\*\* 민수 has left/);
    await weechat.sees(/민수 \(root@maru\) has quit/);
    await quit(weechat);
  },
);

testWith(
  "irssi",
  "irssi: a Korean name that is taken, a link room, and a kick",
  async () => {
    await using server = await IrcServer.open();
    using home = new TempFolder();
    const { ircPort: port } = server;
    await server.login("김민수철수");
    const owner = await server.enter("owner");
    owner.says("PRIVMSG maru :/invite");
    await owner.sees(/ 366 owner #r\//);
    const [room] = [...server.services.registry.links.rooms()];
    await using irssi = await openIrssi({ port, nick: "김민수철수", home });
    // Its own second choice is no UTF-8.
    await irssi.sees("[김민수철수2");
    await irssi.says(`/join #${room.name.replaceAll("-", "")}`);
    await owner.sees(/^:김민수철수2!root@maru JOIN #r\//);
    await irssi.sees(`[@owner] [ 김민수철수2]`);
    owner.says(`KICK #r/${room.name} 김민수철수2 :안녕히`);
    await irssi.sees(/was kicked from #r\/\S+ by owner \[안녕히\]/);
    await quit(irssi);
  },
);

testWith(
  "weechat",
  "WeeChat: history with its times on coming in and coming back",
  async () => {
    let time = Date.UTC(2031, 4, 6, 7, 8, 9);
    await using server = await IrcServer.open({ now: () => time });
    using home = new TempFolder();
    const nc = await server.login("alice");
    nc.says("said before");
    await nc.sees("[alice] said before");
    time += 60_000;
    await using weechat = await openWeechat({
      port: server.ircPort,
      nick: "bob",
      home,
    });
    await weechat.sees("End of MOTD");
    await weechat.says("/join #lobby");
    await weechat.sees(/:08:09 +alice \| said before/);
    await weechat.says("/disconnect");
    await nc.sees(/^\*\*\* bob has left/);
    nc.says("said meanwhile");
    await nc.sees("[alice] said meanwhile");
    time += 60_000;
    await weechat.says("/connect maru");
    await nc.sees("*** bob has joined");
    await weechat.sees(/:09:09 +alice \| said meanwhile/);
    await quit(weechat);
  },
);
