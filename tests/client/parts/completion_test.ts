import { assertEquals } from "@std/assert";
import { commandsIn } from "../../../src/client/known_commands.ts";
import { complete } from "../../../src/client/complete.ts";
import { CompletionCycle } from "../../../src/client/completion_cycle.ts";
import { KnownPeople } from "../../../src/client/known_people.ts";

const HELP = `commands:
/help [command]  what a command does
/msg name text   write to one person only
/echo on|off     whether your own lines come back
/join room       go to a room
//text says /text`;

const KNOWN = {
  commands: commandsIn(HELP),
  names: ["밥", "Bob", "Brian"],
  rooms: ["lobby", "builds"],
};

Deno.test("commandsIn() reads what the server's help says", () => {
  assertEquals(KNOWN.commands, [
    {
      name: "help",
      usage: "/help [command]",
      summary: "what a command does",
      parameters: ["command"],
    },
    {
      name: "msg",
      usage: "/msg name text",
      summary: "write to one person only",
      parameters: ["name", "text"],
    },
    {
      name: "echo",
      usage: "/echo on|off",
      summary: "whether your own lines come back",
      parameters: ["on|off"],
    },
    {
      name: "join",
      usage: "/join room",
      summary: "go to a room",
      parameters: ["room"],
    },
  ]);
});

Deno.test("complete() knows what can stand at each place", () => {
  const cases: [string, string[]][] = [
    ["/", ["/help ", "/msg ", "/echo ", "/join "]],
    ["/E", ["/echo "]],
    ["/echo ", ["on ", "off "]],
    ["/echo of", ["off "]],
    ["/join b", ["builds "]],
    ["/help ms", ["msg "]],
    ["/msg b", ["Bob ", "Brian "]],
    ["/msg bob hi br", ["Brian "]],
    ["//e", []],
    ["hello b", ["Bob ", "Brian "]],
    ["ㅎ 밥", ["밥 "]],
    ["", ["밥 ", "Bob ", "Brian "]],
    ["nobody", []],
  ];
  for (const [before, texts] of cases) {
    assertEquals(complete(before, KNOWN).texts, texts, before);
  }
});

Deno.test("CompletionCycle.next() goes around, and counts characters as people do", () => {
  const cycle = new CompletionCycle({ word: "🙂", texts: ["🙂a ", "🙂bc "] });
  assertEquals(cycle.next(), { back: 1, text: "🙂a " });
  assertEquals(cycle.next(), { back: 3, text: "🙂bc " });
  assertEquals(cycle.next(), { back: 4, text: "🙂a " });
  assertEquals(new CompletionCycle({ word: "x", texts: [] }).next(), undefined);
});

Deno.test("KnownPeople.names() has who spoke last first", () => {
  const people = new KnownPeople();
  people.reset(["a", "b", "c"]);
  people.spoke("b");
  people.spoke("a");
  assertEquals(people.names(), ["a", "b", "c"]);
  people.spoke("B");
  assertEquals(people.names(), ["B", "a", "c"]);
  people.rename("a", "z");
  people.rename("c", "d");
  assertEquals(people.names(), ["z", "B", "d"]);
  people.remove("Z");
  people.add("b");
  assertEquals(people.names(), ["B", "d"]);
  // Who spoke and is still here keeps the place.
  people.reset(["d", "e", "b"]);
  assertEquals(people.names(), ["B", "d", "e"]);
});
