/**
 * The terminal client: `maru connect`.
 *
 * @module
 */

import { TerminalClient } from "./terminal_client.ts";
import { Route } from "./route.ts";
import { ClientError } from "./client_error.ts";
import { linesOf } from "./input_lines.ts";
import { localeOf } from "./locale.ts";
import { type ClientState, newClientState } from "./client_state.ts";
import { type ClientOptions, parseOptions } from "./client_options.ts";
import { Output } from "./output.ts";
import { PipeClient } from "./pipe_client.ts";
import { print, printError } from "../standard_streams.ts";
import { readFile } from "./read_file.ts";
import { Terminal } from "./terminal.ts";
import { textsIn } from "./texts/texts.ts";
import { environmentVariable } from "./environment.ts";

/**
 * Runs the client.
 *
 * @param args The command line behind `connect`.
 * @returns The exit code: 0 when it left, 1 when it could not connect, was
 * refused or could not deliver, 2 when the usage was wrong.
 */
export async function connect(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args, localeOf(environmentVariable));
    if (options !== "help") return await run(options);
    return print(textsIn(localeOf(environmentVariable)).help);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    printError(error.message);
    return error.code;
  }
}

function run(options: ClientOptions): Promise<number> {
  const { name = "", room, lang, isLink, passwordFile, ca } = options;
  const texts = textsIn(lang);
  const isChat = Deno.stdin.isTerminal() && Deno.stdout.isTerminal() &&
    !options.json;
  const memory = newClientState({
    name,
    lang,
    roomKey: room,
    // A program that is started again needs its name at once.
    resumes: isChat,
    isMaru: isLink,
    password: passwordFile === undefined
      ? undefined
      : readFile(passwordFile, "password-file", texts).split(/\r?\n/, 1)[0],
  });
  const certificates = ca && readFile(ca, "ca", texts);
  const route = new Route({ ...options, ca: certificates });
  const reach = () => route.dial(textsIn(memory.lang));
  return isChat ? chat(options, memory, reach) : pipe(options, memory, reach);
}

type Reach = ConstructorParameters<typeof TerminalClient>[0]["dial"];

async function chat(
  options: ClientOptions,
  memory: ClientState,
  dial: Reach,
): Promise<number> {
  const { host, ports, time = true, bell = true } = options;
  using terminal = new Terminal({
    redraw: () => chat.redraw(),
    interrupt: () => chat.interrupt(),
    leave: () => chat.leaveOnce(),
  });
  const look = { color: hasColor(options), time };
  const server = `${host}:${ports[0]}`;
  const chat = new TerminalClient({
    terminal,
    memory,
    look,
    bell,
    server,
    dial,
  });
  await chat.run();
  return 0;
}

async function pipe(
  options: ClientOptions,
  memory: ClientState,
  dial: Reach,
): Promise<number> {
  const { json, time = false, lang = "en" } = options;
  const look = { color: hasColor(options), time, lang };
  const output = new Output({
    json,
    look,
    texts: textsIn(lang),
    closed: () => pipe.leave(),
  });
  const input = linesOf(Deno.stdin.readable);
  const pipe = new PipeClient({ memory, output, input, listens: json, dial });
  Deno.addSignalListener("SIGINT", () => pipe.leave());
  if (Deno.build.os !== "windows") {
    Deno.addSignalListener("SIGTERM", () => pipe.leave());
  }
  return await pipe.run() ? 0 : 1;
}

function hasColor({ color }: ClientOptions): boolean {
  return color !== false && Deno.stdout.isTerminal() &&
    (environmentVariable("NO_COLOR") ?? "") === "";
}
