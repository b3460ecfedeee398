/**
 * `maru export` and `maru import`.
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { UsageError } from "../config/usage_error.ts";
import { messageOf } from "../error_text.ts";
import { print, printError, writeAll } from "../standard_streams.ts";
import { exportHistory } from "./export_history.ts";
import { importHistory } from "./import_history.ts";
import { Progress } from "./progress.ts";

const HELP = {
  export: `usage: maru export --data DIR [flags]

writes what is kept to standard output, room by room, the oldest first

  --data DIR       the folder of the history
  --room NAME      this room alone
  --since DATE     from this day on, or from this time (2026-01-31T12:00Z)
  --until DATE     up to this day or time, without it
  --format FORMAT  text, or json, which maru import reads (text)`,
  import: `usage: maru import --data DIR FILE

adds the lines that maru export --format json wrote; FILE may be -, for
standard input

  --data DIR       the folder of the history, also while a server uses it`,
};

/** The name of one of the two. */
export type ArchiveWord = "export" | "import";

/**
 * Runs one of the two.
 *
 * @param args The command line behind its name.
 * @returns The exit code: 0 when all is done, 1 when something cannot be read or
 * written, 2 when the usage was wrong.
 */
export async function archive(
  word: ArchiveWord,
  args: readonly string[],
): Promise<number> {
  const progress = new Progress();
  try {
    const flags = readFlags(word, args);
    if (flags.help) return print(HELP[word]);
    return await (word === "export"
      ? runExport(flags, progress)
      : runImport(flags, progress));
  } catch (error) {
    progress.end();
    // A reader that closes the pipe has seen enough.
    if (!(error instanceof Deno.errors.BrokenPipe)) {
      printError(`Cannot ${word}: ${messageOf(error)}`);
    }
    return error instanceof UsageError ? 2 : 1;
  }
}

type Flags = ReturnType<typeof readFlags>;

function readFlags(word: ArchiveWord, args: readonly string[]) {
  const isExport = word === "export";
  const flags = parseArgs([...args], {
    boolean: ["help"],
    string: ["data", "room", "since", "until", "format", "_"],
    alias: { h: "help" },
    unknown: (arg, key) => {
      if (key !== undefined) throw new UsageError(unknown(word, arg));
    },
  });
  const only = ["room", "since", "until", "format"] as const;
  const odd = isExport
    ? undefined
    : only.find((name) => flags[name] !== undefined);
  if (odd !== undefined) throw new UsageError(unknown(word, `--${odd}`));
  if (flags.help) return flags;
  if (!flags.data) throw new UsageError("'--data' must be given a folder");
  const [most, what] = isExport ? [0, "no file"] : [1, "one file"];
  if (flags._.length !== most) {
    throw new UsageError(
      `maru ${word} takes ${what}, and was given ${flags._.length}`,
    );
  }
  return flags;
}

function unknown(word: ArchiveWord, arg: string): string {
  return `there is no flag '${arg}': maru ${word} --help lists them`;
}

function runExport(flags: Flags, progress: Progress): number {
  const folder = flags.data!;
  const { format = "text" } = flags;
  if (format !== "text" && format !== "json") {
    throw new UsageError(
      `'--format' must be text or json: current value is ${format}`,
    );
  }
  demand("read", folder, `-R=${folder}`);
  const lines = exportHistory(
    `${folder}/history.db`,
    {
      room: flags.room?.replace(/^#/, ""),
      since: timeOf("since", flags.since) ?? 0,
      until: timeOf("until", flags.until) ?? Number.MAX_SAFE_INTEGER,
      format,
    },
    (text, lines) => {
      writeAll(Deno.stdout, text);
      progress.note(lines);
    },
  );
  progress.end();
  if (lines !== undefined) return 0;
  throw new Error(`nothing is kept of a room ${flags.room}`);
}

async function runImport(flags: Flags, progress: Progress): Promise<number> {
  const folder = flags.data!;
  const [file] = flags._.map(String);
  const permissions = `-R=${folder} -W=${folder}`;
  demand("read", folder, permissions);
  demand("write", folder, permissions);
  if (file !== "-") demand("read", file, `${permissions} -R=${file}`);
  const stream = file === "-"
    ? Deno.stdin.readable
    : (await Deno.open(file)).readable;
  const { added, known } = await importHistory(
    folder,
    stream,
    (lines) => progress.note(lines),
  );
  progress.end();
  return print(`${added} lines added, ${known} were there already`);
}

/** A day begins at midnight, in UTC. */
function timeOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(time)) return time;
  throw new UsageError(
    `'--${flag}' must be a day such as 2026-01-31, or a time: current value is ${text}`,
  );
}

/** Says what is missing, where the runtime would stop and ask. */
function demand(name: "read" | "write", path: string, flags: string): void {
  if (Deno.permissions.querySync({ name, path }).state === "granted") return;
  throw new UsageError(
    `${path} needs the permission to ${name} it: run with ${flags}`,
  );
}
