/**
 * The commands that change how a person is shown things.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { giveToken } from "../presence/resume.ts";
import type { Person } from "../rooms/person.ts";
import { LANGS } from "../messages/texts/texts.ts";
import type { Call, Command, CommandName } from "./command.ts";

/** The commands about how things are shown. */
export const settingCommands: readonly Command[] = [
  setting("echo", ["on", "off"], (person, value) => {
    person.echo = value === "on";
  }),
  setting("time", ["on", "off"], (person, value) => {
    person.speak({ time: value === "on" });
  }),
  setting("color", ["on", "off"], (person, value) => {
    person.speak({ color: value === "on" });
  }),
  setting("lang", LANGS, (person, value) => person.speak({ lang: value })),
  {
    name: "format",
    parameters: [{ name: "text|json" }, { name: "resume", isOptional: true }],
    who: "anyone",
    cost: 1,
    run: format,
  },
  {
    name: "clear",
    parameters: [],
    who: "anyone",
    cost: 1,
    run: ({ person }) => person.tell(notice("clearHere")),
  },
];

/** With `json resume`, the program comes back by itself when it is cut off. */
function format({ person, services, args: [value, word] }: Call): void {
  if (word !== "" && `${value} ${word}` !== "json resume") {
    return person.tell(notice("usage", "/format text|json [resume]"));
  }
  person.speak({ format: value as "text" | "json" });
  person.tell(notice("setting", "format", value));
  if (word !== "") giveToken(services, person);
}

function setting<Value extends string>(
  name: CommandName,
  choices: readonly Value[],
  set: (person: Person, value: Value) => void,
): Command {
  return {
    name,
    parameters: [{ name: choices.join("|") }],
    who: "anyone",
    cost: 1,
    run: ({ person, args: [value] }) => {
      set(person, value as Value);
      person.tell(notice("setting", name, value));
    },
  };
}
