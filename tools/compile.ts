/**
 * `deno task compile`: one executable for this machine, `dist/maru`.
 *
 * With `DENO_COMPILE`, another `deno` compiles; with `DENORT_BIN`, it takes its
 * base binary from there instead of downloading it.
 *
 * @module
 */

const ROOT = new URL("../", import.meta.url);

/** What the program may do, as least as will do for all it can be asked to. */
export const PERMISSIONS = [
  // It listens where its options say, and the client connects where it is told.
  "--allow-net",
  // The certificate, its key, passwords and the state are files whose names
  // are not known before the program starts.
  "--allow-read",
  // The state likewise, and nothing else is written.
  "--allow-write",
  // The options of the server, and what the client asks of a terminal's user.
  "--allow-env=MARU_*,NO_COLOR,LC_ALL,LC_MESSAGES,LANG",
  // Whatever else something should want, it is refused, and nobody is asked.
  "--no-prompt",
];

/** What to compile, and to where. */
export interface CompileOptions {
  /** The file that is made. */
  readonly output: string;
  /** For which kind of machine (a target of Rust). @default {this one} */
  readonly target?: string | undefined;
}

/**
 * Compiles maru.
 *
 * @returns What went wrong, if anything did.
 */
export async function compile(
  { output, target }: CompileOptions,
): Promise<string | undefined> {
  const deno = Deno.env.get("DENO_COMPILE") ?? Deno.execPath();
  const { success, stderr } = await new Deno.Command(deno, {
    args: [
      "compile",
      ...await flagsOf(deno),
      ...PERMISSIONS,
      ...target === undefined ? [] : ["--target", target],
      ...["--output", output, "main.ts"],
    ],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
  }).output();
  return success ? undefined : reasonIn(new TextDecoder().decode(stderr));
}

/** The version of a `deno`. */
export async function versionOf(deno: string): Promise<string> {
  const { stdout } = await new Deno.Command(deno, { args: ["--version"] })
    .output();
  return /^deno (\S+)/.exec(new TextDecoder().decode(stdout))![1];
}

async function flagsOf(deno: string): Promise<string[]> {
  const [major, minor] = (await versionOf(deno)).split(".").map(Number);
  if (major > 2 || minor >= 9) return ["--exclude-unused-npm"];
  // What 2.9 does without a flag, an older one does with one; its types are
  // not the ones that the source is checked against.
  return ["--unstable-raw-imports", "--no-check"];
}

/** What stands between the list of files and the stack of the compiler. */
function reasonIn(said: string): string {
  const from = said.search(/^(error|thread|TS\d+)/m);
  return said.slice(Math.max(0, from)).split("\nStack backtrace")[0].trim();
}

if (import.meta.main) {
  const exe = Deno.build.os === "windows" ? ".exe" : "";
  const why = await compile({ output: `dist/maru${exe}` });
  if (why !== undefined) {
    console.error(`Cannot compile: ${why}`);
    Deno.exit(1);
  }
  console.log(`dist/maru${exe}`);
}
