import { assertEquals } from "@std/assert";
import {
  commandLine,
  resolveCommand,
} from "../../src/messages/resolve_command.js";

const COMMANDS = [
  { name: "me" },
  { name: "msg", aliases: ["tell", "w"] },
  { name: "mute" },
  { name: "who" },
  { name: "whois" },
];

function names(word: string, mayShorten?: (name: string) => boolean) {
  return resolveCommand(
    word,
    COMMANDS,
    mayShorten && (({ name }) => mayShorten(name)),
  ).map(({ name }) => name);
}

Deno.test("resolveCommand() takes a whole name, an alias, or a prefix of one name alone", () => {
  const cases: [string, string[]][] = [
    ["me", ["me"]],
    ["ME", ["me"]],
    ["ms", ["msg"]],
    ["m", ["me", "msg", "mute"]],
    ["who", ["who"]],
    ["whoi", ["whois"]],
    ["wh", ["who", "whois"]],
    ["w", ["msg"]],
    ["tell", ["msg"]],
    ["te", []],
    ["msgs", []],
    ["x", []],
    ["", []],
  ];
  for (const [word, meant] of cases) assertEquals(names(word), meant, word);
});

Deno.test("resolveCommand() shortens no command that may not be given, and still finds it by its name", () => {
  const mayShorten = (name: string) => name !== "mute";
  assertEquals(names("m", mayShorten), ["me", "msg"]);
  assertEquals(names("mu", mayShorten), []);
  assertEquals(names("mute", mayShorten), ["mute"]);
});

Deno.test("commandLine() parts a command's word from the rest of its line", () => {
  assertEquals(commandLine("/msg bob  hi"), { word: "msg", rest: " bob  hi" });
  assertEquals(commandLine("/"), { word: "", rest: "" });
  assertEquals(commandLine("//msg bob"), undefined);
  assertEquals(commandLine("msg /bob"), undefined);
});
