/**
 * `deno task docs`: writes the parts of docs/protocol.md that follow from the
 * source.
 *
 * @module
 */

import type { CommandRight } from "../src/commands/command.ts";
import { usage } from "../src/commands/command.ts";
import { COMMANDS } from "../src/commands/command_table.ts";
import { dialectOf, render } from "../src/render/dialect.ts";
import { LIMITS } from "../src/limits.ts";
import { en } from "../src/messages/texts/en.ts";
import { ANSWERS, EVENTS } from "./samples.ts";

/** The document. */
export const PROTOCOL = new URL("../docs/protocol.md", import.meta.url);

const STYLE = { lang: "en", time: false, color: false } as const;
const TEXT = dialectOf({ format: "text", ...STYLE });
const JSON_LINES = dialectOf({ format: "json", ...STYLE });

const RIGHTS: Readonly<Record<CommandRight, string>> = {
  anyone: "anyone",
  named: "after the login",
  guest: "before the login",
  owner: "owner of a link room",
  operator: "operators",
  ownerOrOperator: "owner, operators",
};

const PARTS: Readonly<Record<string, () => string>> = {
  commands: () =>
    table(
      ["command", "what it does", "who", "cost"],
      COMMANDS.map((command) => [
        code(usage(command)),
        en.commands[command.name],
        RIGHTS[command.who],
        String(command.cost),
      ]),
    ),
  events: () => shown(EVENTS),
  answers: () => shown(ANSWERS),
  notices: () =>
    table(
      ["code", "in English"],
      Object.entries(en.notices).map(([name, write]) => [
        code(name),
        sentenceOf(write).replaceAll("\n", " ⏎ "),
      ]),
    ),
  bounds: () =>
    table(["what", "at most"], [
      ["a line", `${LIMITS.line} bytes without its end (\`--max-line\`)`],
      ["a name", `${LIMITS.nameCharacters} characters as a person counts them`],
      ["names tried at a login", String(LIMITS.loginTries)],
      ["time for a login", `${LIMITS.login / 1000} s`],
      [
        "lines a second",
        `${LIMITS.rate}, and ${LIMITS.burst} at once (\`--rate\`)`,
      ],
      ["a topic, words of `/away`", `${LIMITS.words} UTF-16 code units`],
      ["text waiting for a reader", `${LIMITS.feed / 2 ** 20} MiB a room`],
      ["answers waiting for a reader", `${LIMITS.privateLines / 1024} KiB`],
      ["a WebSocket message", `${LIMITS.webMessage / 1024} KiB`],
      ["time to come back after a drop", `${LIMITS.absence / 1000} s`],
    ]),
};

/** The document with its generated parts as they have to be. */
export async function renew(text: string): Promise<string> {
  const renewed = text.replaceAll(
    /(<!-- generated: (\w+) -->).*?(<!-- end -->)/gs,
    (_, begin, name, end) => `${begin}\n\n${PARTS[name]()}\n\n${end}`,
  );
  const deno = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--ext", "md", "-"],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = deno.stdin.getWriter();
  await writer.write(new TextEncoder().encode(renewed));
  await writer.close();
  const { stdout } = await deno.output();
  return new TextDecoder().decode(stdout);
}

/** Each as a line for people, and as JSON. */
function shown(
  samples: Readonly<Record<string, Parameters<typeof render>[0]>>,
): string {
  return Object.entries(samples).map(([kind, sample]) => {
    const lines = [TEXT, JSON_LINES].map((dialect) =>
      render(sample, dialect).trimEnd()
    );
    return `\`${kind}\`\n\n\`\`\`\n${lines.join("\n")}\n\`\`\``;
  }).join("\n\n");
}

/** A sentence, with the names of what it is given in the place of it. */
function sentenceOf(write: (...args: never[]) => string): string {
  const [, list] = /^\(([^)]*)\)/.exec(String(write))!;
  const names = list.split(",").map((name) => name.trim()).filter(Boolean);
  return write(...names.map((name) => `‹${name}›`) as never[]);
}

function table(head: string[], rows: readonly string[][]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  ).join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

if (import.meta.main) {
  const text = await Deno.readTextFile(PROTOCOL);
  await Deno.writeTextFile(PROTOCOL, await renew(text));
}
