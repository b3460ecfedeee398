/**
 * Makes `docs/client.svg`: a real client, on a real server, in a real terminal.
 *
 *     deno run -A docs/tools/client_picture.ts
 *
 * @module
 */

import { Cable } from "../../tests/client/harness/cable.ts";
import { Pane } from "../../tests/client/harness/pane.ts";
import { TestServer } from "../../tests/harness/test_server.ts";
import { terminalSvg } from "./terminal_svg.ts";

const COLUMNS = 72;
const TITLE = "maru connect: a conversation, a lost connection, and what was " +
  "missed meanwhile, above a draft in Korean";

await using server = new TestServer();
await using cable = new Cable(server.port);
const [bob, minsu] = await server.join("bob", "민수");
bob.says("the build is green again 🎉");
minsu.says("고생하셨어요!");
await bob.sees("[민수] 고생하셨어요!");

await using alice = await Pane.open(
  [`127.0.0.1:${cable.port}`, "--name", "alice"],
  { columns: COLUMNS, rows: 17 },
);
await alice.sees("lobby ›");
await alice.says("hello! is the release still today?");
await alice.sees("[alice] hello!");
bob.says("alice: yes, at four. 민수 is writing the notes");
await alice.sees("[bob] alice: yes");
minsu.says("/me 는 노트를 쓰는 중");
await alice.sees("* 민수 는");
bob.says("/msg alice lunch first?");
await alice.sees("[bob -> you]");
await alice.types(
  "점심은 열두 시에 일층에서 만나요. 릴리스 노트는 제가 다시 한번",
);
cable.cut();
await alice.sees("the connection is lost");
minsu.says("노트 다 썼어요, 한번 봐 주세요");
bob.says("looks good to me");
await bob.sees("[bob] looks good to me");
cable.mend();
await alice.sees("[bob] looks good to me");
await alice.types(" 읽어 볼게요");
await alice.sees("볼게요");

const picture = terminalSvg({
  text: await alice.styled(),
  columns: COLUMNS,
  cursor: await alice.cursor(),
}, TITLE);
const file = new URL("../client.svg", import.meta.url).pathname;
await Deno.writeTextFile(file, picture);
// Formatted as everything else is.
await new Deno.Command(Deno.execPath(), { args: ["fmt", "-q", file] }).output();
