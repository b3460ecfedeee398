/** The servers, as data: how each is started and what it cannot be asked. */

import { dirname } from "node:path";
import type { Programs } from "./build.ts";
import { maruCommand } from "./maru.ts";
import { ngircdCommand } from "./ngircd.ts";
import type { Scenario } from "./scenarios.ts";

/** What a server may need to know to be started. */
export interface StartContext {
  readonly port: number;
  /** A directory for its files. */
  readonly dir: string;
  readonly programs: Programs;
  /** Whether it is to be reached over WebSocket. */
  readonly web: boolean;
}

/** A server that can be measured. */
export interface ServerKind {
  readonly id: string;
  readonly title: string;
  /** The protocol as the load knows it. */
  readonly protocol: "line" | "irc" | "ncat" | "nats";
  /** Whether the load knows how to come to it over WebSocket. */
  readonly web?: boolean;
  /** The file that must be there for it to run. */
  readonly needs: string;
  /** How many may be at the door at once while people are let in. */
  readonly window: number;
  /** How to ask it for its version. */
  readonly version?: string[];
  command(context: StartContext): string[] | Promise<string[]>;
  /** Why it cannot take part in a scenario. */
  unfit?(scenario: Scenario): string | undefined;
}

const here = import.meta.dirname!;
const root = dirname(here);

/** All of them, in the order of the tables. */
export const servers: readonly ServerKind[] = [
  {
    id: "maru",
    title: "maru (`deno run`)",
    protocol: "line",
    needs: `${root}/main.ts`,
    web: true,
    window: 64,
    version: ["deno", "--version"],
    command: (context) =>
      maruCommand([Deno.execPath(), "run", "-N", `${root}/main.ts`], context),
  },
  {
    id: "maru-data",
    title: "maru (`--data`)",
    protocol: "line",
    needs: `${root}/main.ts`,
    web: true,
    window: 64,
    version: ["deno", "--version"],
    command: async (context) => {
      const data = `${context.dir}/data-${context.port}`;
      const access = ["-N", `-R=${data}`, `-W=${data}`];
      const program = [Deno.execPath(), "run", ...access, `${root}/main.ts`];
      return [...await maruCommand(program, context), "--data", data];
    },
  },
  {
    id: "maru-irc",
    title: "maru, IRC",
    protocol: "irc",
    needs: `${root}/main.ts`,
    window: 64,
    version: ["deno", "--version"],
    command: (context) =>
      maruCommand(
        [Deno.execPath(), "run", "-N", `${root}/main.ts`],
        context,
        "--irc-port",
      ),
    unfit: ({ bytes }) =>
      (bytes ?? 0) > 400 ? "IRC ends a line at 512 bytes" : undefined,
  },
  {
    id: "maru-compiled",
    title: "maru (`dist/maru`)",
    protocol: "line",
    needs: `${root}/dist/maru`,
    web: true,
    window: 64,
    version: [`${root}/dist/maru`, "--version"],
    command: (context) => maruCommand([`${root}/dist/maru`], context),
  },
  {
    id: "limit",
    title: "`limit.c`",
    protocol: "line",
    needs: "cc",
    window: 64,
    version: ["cc", "--version"],
    command: ({ port, programs }) => [programs.limit, `${port}`],
    unfit: ({ whisper }) => whisper ? "it has no private lines" : undefined,
  },
  {
    id: "bare",
    title: "Deno, bare",
    protocol: "line",
    needs: `${here}/bare.ts`,
    window: 64,
    version: ["deno", "--version"],
    command: ({ port }) => [
      ...[Deno.execPath(), "run", "-N"],
      ...[`${here}/bare.ts`, `${port}`],
    ],
    unfit: ({ silent, idle, burst }) =>
      silent
        ? "it waits for whoever does not read"
        : idle || burst
        ? "it only relays"
        : undefined,
  },
  {
    id: "ngircd",
    title: "ngircd",
    protocol: "irc",
    needs: "ngircd",
    // Its backlog is 10: more at once and some would wait for seconds.
    window: 4,
    version: ["ngircd", "--version"],
    command: ngircdCommand,
    unfit: ({ bytes }) =>
      (bytes ?? 0) > 400 ? "IRC ends a line at 512 bytes" : undefined,
  },
  {
    id: "ncat",
    title: "`ncat --chat`",
    protocol: "ncat",
    needs: "ncat",
    // Someone turned away from its short backlog waits for a greeting that never comes.
    window: 4,
    version: ["ncat", "--version"],
    command: (
      { port },
    ) => ["ncat", "--chat", "-l", "-k", "-m", "1000", "127.0.0.1", `${port}`],
    unfit: ({ people, rooms, silent }) => {
      if (rooms) return "it has one room";
      const all = people + (silent ?? 0);
      return all > 1000 ? "select() ends at 1,024 descriptors" : undefined;
    },
  },
  {
    id: "chat2020",
    title: "Python, threads",
    protocol: "line",
    needs: "python3",
    // Its backlog is 5.
    window: 4,
    version: ["python3", "--version"],
    command: ({ port }) => ["python3", `${here}/chat2020.py`, `${port}`],
    unfit: ({ rooms }) => rooms ? "it has one room" : undefined,
  },
  {
    id: "nats",
    title: "NATS",
    protocol: "nats",
    needs: "nats-server",
    window: 64,
    version: ["nats-server", "--version"],
    command: ({ port }) => ["nats-server", "-a", "127.0.0.1", "-p", `${port}`],
  },
];
