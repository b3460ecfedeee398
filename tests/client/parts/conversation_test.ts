import { assertEquals } from "@std/assert";
import { newClientState } from "../../../src/client/client_state.ts";
import { Conversation } from "../../../src/client/conversation.ts";
import { fromJson } from "../../../src/client/from_json.ts";
import type { View } from "../../../src/client/view.ts";

/** A conversation in which nothing is shown; gives what was asked for. */
function converse() {
  const memory = newClientState({
    name: "alice",
    lang: "en",
    roomKey: undefined,
    isMaru: true,
    password: undefined,
  });
  const [sent, shown]: [string[], string[]] = [[], []];
  const view: View = {
    ask: () => {},
    ready: () => {},
    show: ({ text }) => shown.push(text),
    tell: () => {},
    echo: () => {},
    refused: () => {},
    wait: () => {},
    refresh: () => {},
  };
  const send = (line: string) => sent.push(line);
  const conversation = new Conversation({ memory, view, send }, undefined);
  return { conversation, memory, sent, shown };
}

const FIELDS =
  '{"kind":"help","isAll":true,"commands":[{"name":"msg","usage":"/msg name text","parameters":[{"name":"name"},{"name":"text","isRest":true}],"summary":"write"}],"text":"commands"}';
const TEXT =
  '{"kind":"notice","code":"help","text":"commands:\\n/msg name text  write\\n//text says /text"}';

for (const [server, help] of [["this", FIELDS], ["the first", TEXT]]) {
  Deno.test(`Conversation learns the commands of ${server} version's server, and shows no answer that nobody asked for`, () => {
    const { conversation, memory, sent, shown } = converse();
    conversation.learnCommands();
    assertEquals(sent, ["/help"]);
    conversation.take(fromJson(help)!);
    assertEquals(
      memory.commands.list.map(({ name, usage, summary, parameters }) => ({
        name,
        usage,
        summary,
        parameters,
      })),
      [{
        name: "msg",
        usage: "/msg name text",
        summary: "write",
        parameters: ["name", "text"],
      }],
    );
    assertEquals(shown, []);
    // The next is one that somebody asked for.
    conversation.take(fromJson(help)!);
    assertEquals(shown.length, 1);
  });
}

Deno.test("Conversation does not take the help of one command for all there are", () => {
  const { conversation, memory, shown } = converse();
  conversation.learnCommands();
  conversation.take(fromJson(FIELDS.replace("true", "false"))!);
  assertEquals([memory.commands.list, shown.length], [[], 1]);
});
