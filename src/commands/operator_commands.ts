/**
 * The commands of operators.
 *
 * @module
 */

import { becomeOperator } from "../presence/become_operator.ts";
import { notice, type Parameter } from "../messages/answer.ts";
import type { CommandServices } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";
import type { Call, Command } from "./command.ts";
import { fitting } from "./fit_list.ts";

const TEXT: Parameter = { name: "text", isRest: true };

/** The commands of operators. */
export const operatorCommands: readonly Command[] = [
  row("op", [{ name: "password", isRest: true }], op, "named"),
  row("ops", [], ops, "named"),
  { ...row("announce", [TEXT], announce), isShared: true },
];

function row(
  name: Command["name"],
  parameters: readonly Parameter[],
  run: Command["run"],
  who: Command["who"] = "operator",
): Command {
  return { name, parameters, who, cost: 1, run };
}

/** Sends a person off the server. */
export function sendAway(
  services: CommandServices,
  by: Person,
  person: Person,
  why: string,
): void {
  services.log.info("kicked", { name: person.name, by: by.name });
  person.session.end("kicked", notice("kicked", by.name, why), why);
}

function op({ person, services, args: [words] }: Call): void {
  person.tell(notice(becomeOperator(services, person, words)));
}

function announce({ person, services, args: [text] }: Call): void {
  const { registry } = services;
  for (const room of [...registry.rooms(), ...registry.links.rooms()]) {
    registry.broadcast(room, { kind: "announced", who: person.name, text });
  }
}

function ops({ person, services }: Call): void {
  const names = [...services.registry.names.knownTo(person)]
    .filter(({ isOperator }) => isOperator).map(({ name }) => name);
  const listed = fitting(names, services.limits, ({ length }) => length);
  person.tell(notice("opList", names.length, listed.join(", ")));
}
