/** How maru is started for the bench. */

import type { StartContext } from "./servers.ts";

// What would get in the way of 10,000 people from one machine, all talking at once.
const wanted: [flag: string, value: string][] = [
  ["--host", "127.0.0.1"],
  ["--web-host", "127.0.0.1"],
  ["--echo", "on"],
  ["--rate", "0"],
  ["--max-clients", "20000"],
  ["--max-per-address", "0"],
  ["--log-level", "error"],
];

const help = new Map<string, Promise<string>>();

/**
 * The command line, with those of the wanted flags that this maru knows.
 *
 * @param door The flag for the port that people come to.
 */
export async function maruCommand(
  program: string[],
  { port, web }: StartContext,
  door = "--port",
): Promise<string[]> {
  const key = program.join(" ");
  const text = help.get(key) ?? readHelp(program);
  help.set(key, text);
  const known = await text;
  const flags = wanted.filter(([flag]) => known.includes(`${flag} `)).flat();
  const doors = web
    ? ["--port", "off", "--web-port", `${port}`]
    : ["--port", "off", "--web-port", "off", door, `${port}`];
  return [...program, ...doors, ...flags];
}

async function readHelp([file, ...args]: string[]): Promise<string> {
  const command = new Deno.Command(file!, { args: [...args, "--help"] });
  return new TextDecoder().decode((await command.output()).stdout);
}
