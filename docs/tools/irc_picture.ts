/**
 * Makes `docs/irc.svg`: a real irssi, on a real server, in a real terminal.
 *
 *     deno run -A docs/tools/irc_picture.ts
 *
 * @module
 */

import { TempFolder } from "../../tests/harness/temp_folder.ts";
import { IrcServer } from "../../tests/irc/harness/irc_peer.ts";
import { openIrssi } from "../../tests/irc/harness/irc_terminals.ts";
import { terminalSvg } from "./terminal_svg.ts";

const COLUMNS = 72;
const TITLE =
  "irssi in a room of maru, with people who came by nc, a browser " +
  "and WeeChat";

await using server = await IrcServer.open();
using home = new TempFolder();
const [alice, minsu] = await server.join("alice", "민수");
alice.says("/topic the release is at four");
alice.says("is anybody here?");
minsu.says("안녕하세요! 저는 nc로 왔어요");
await alice.sees("[민수] 안녕하세요! 저는 nc로 왔어요");
await using irssi = await openIrssi({
  ...{ port: server.ircPort, nick: "bob", home },
  ...{ columns: COLUMNS, rows: 18 },
});
await irssi.sees("End of MOTD");
await irssi.says("/join #lobby");
await irssi.sees("was synced");
const chloe = await server.enter("chloé");
chloe.says("JOIN #lobby");
await irssi.sees("chloé");
await irssi.says("hello! I am on irssi");
alice.says("so we cannot tell :)");
await irssi.sees("so we cannot tell");
minsu.says("/me 는 노트를 쓰는 중");
await irssi.sees("노트를");
chloe.says("PRIVMSG #lobby :and I am on WeeChat");
await irssi.sees("on WeeChat");
await irssi.types("see you at four");
await irssi.sees(/\] see you at four/);

const picture = terminalSvg({
  text: await irssi.styled(),
  columns: COLUMNS,
  cursor: await irssi.cursor(),
}, TITLE);
const file = new URL("../irc.svg", import.meta.url).pathname;
await Deno.writeTextFile(file, picture);
// Formatted as everything else is.
await new Deno.Command(Deno.execPath(), { args: ["fmt", "-q", file] }).output();
