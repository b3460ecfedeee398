/**
 * Parsing lines of JSON.
 *
 * @module
 */

import { clean } from "../net/sanitize.ts";
import type { ServerCommand } from "./known_commands.ts";
import type {
  Heard,
  HeardAnswer,
  HeardBase,
  HeardEvent,
} from "./server_message.ts";

type Fields = Record<string, unknown>;

/** The message in a line of JSON; undefined when there is none. */
export function fromJson(line: string): Heard | undefined {
  const fields = parse(line);
  return fields === undefined
    ? undefined
    : eventIn(fields) ?? answerOf(fields, hearingOf(fields));
}

function hearingOf(fields: Fields): HeardBase {
  const time = Date.parse(textOf(fields.time)) || 0;
  return { text: textOf(fields.text), time, fields };
}

function eventIn(fields: Fields): HeardEvent | undefined {
  return typeof fields.id === "number"
    ? eventOf(fields, fields.id, hearingOf(fields))
    : undefined;
}

function eventOf(
  fields: Fields,
  id: number,
  hearing: HeardBase,
): HeardEvent {
  const [who, room] = [textOf(fields.who), textOf(fields.room)];
  const event = { ...hearing, who, room, id };
  switch (fields.kind) {
    case "said":
    case "acted":
    case "announced":
    case "joined":
    case "left":
      return { ...event, kind: fields.kind };
    case "renamed":
      return { ...event, kind: "renamed", to: textOf(fields.to) };
    default:
      return { ...event, kind: "happened" };
  }
}

function answerOf(fields: Fields, hearing: HeardBase): HeardAnswer {
  const { kind, names } = fields;
  const [who, to, room] = [fields.who, fields.to, fields.room].map(textOf);
  switch (kind) {
    case "typing":
    case "away":
      return { ...hearing, kind: "sign" };
    case "whisper":
      return { ...hearing, kind, who, to };
    case "welcome":
      return { ...hearing, kind, who };
    case "prompt": {
      const asks = fields.for === "password" ? "password" : "name";
      return { ...hearing, kind, asks };
    }
    case "who": {
      return { ...hearing, kind, room, names: listOf(names).map(textOf) };
    }
    case "topic":
      return { ...hearing, kind, room };
    case "ticket": {
      const isAsked = fields.isAsked === true;
      return { ...hearing, kind, ticket: textOf(fields.ticket), isAsked };
    }
    case "past":
    case "found": {
      const events = objectsIn(fields.events).flatMap((event) =>
        eventIn(event) ?? []
      );
      return { ...hearing, kind, events };
    }
    case "help": {
      const commands = objectsIn(fields.commands).map(commandOf);
      return { ...hearing, kind, commands, isAll: fields.isAll === true };
    }
    default:
      return { ...hearing, kind: "notice", code: textOf(fields.code ?? kind) };
  }
}

function commandOf(fields: Fields): ServerCommand {
  const [name, usage, summary] = [fields.name, fields.usage, fields.summary]
    .map(textOf);
  const parameters = objectsIn(fields.parameters)
    .map((parameter) => textOf(parameter.name));
  const aliases = listOf(fields.aliases).map(textOf);
  return { name, aliases, usage, summary, parameters };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectsIn(value: unknown): readonly Fields[] {
  return listOf(value).filter((entry) =>
    typeof entry === "object" && entry !== null
  ) as Fields[];
}

function parse(line: string): Fields | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const fields = JSON.parse(line, cleanText);
    return typeof fields.kind === "string" ? fields : undefined;
  } catch {
    return undefined;
  }
}

/** An escape in JSON may hide characters that sanitizing takes out. */
function cleanText(_key: string, value: unknown): unknown {
  return typeof value === "string"
    ? value.split("\n").map(clean).join("\n")
    : value;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
