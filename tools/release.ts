/**
 * `deno task release`: executables for every kind of machine, with checksums.
 *
 *     deno task release [--out DIR] [NAME...]
 *
 * A NAME is one of {@linkcode TARGETS}; without one, all are made. The
 * checksums are written when all of them have been.
 *
 * @module
 */

import { resolve } from "node:path";
import { parseArgs } from "@std/cli/parse-args";
import project from "../deno.json" with { type: "json" };
import { compile } from "./compile.ts";

/** A kind of machine. */
export interface Target {
  /** What Rust calls it. */
  readonly triple: string;
  /** How its executables begin. */
  readonly magic: readonly number[];
  /** How their names end. */
  readonly suffix?: string;
}

const ELF = [0x7f, 0x45, 0x4c, 0x46];
const MACH_O = [0xcf, 0xfa, 0xed, 0xfe];
const PE = [0x4d, 0x5a];

/** The kinds of machine that there is an executable for. */
export const TARGETS: Readonly<Record<string, Target>> = {
  "linux-x64": { triple: "x86_64-unknown-linux-gnu", magic: ELF },
  "linux-arm64": { triple: "aarch64-unknown-linux-gnu", magic: ELF },
  "macos-x64": { triple: "x86_64-apple-darwin", magic: MACH_O },
  "macos-arm64": { triple: "aarch64-apple-darwin", magic: MACH_O },
  "windows-x64": {
    triple: "x86_64-pc-windows-msvc",
    magic: PE,
    suffix: ".exe",
  },
};

if (import.meta.main) {
  const flags = parseArgs(Deno.args, { string: ["out"] });
  const names = flags._.length > 0 ? flags._.map(String) : Object.keys(TARGETS);
  const unknown = names.find((name) => !(name in TARGETS));
  if (unknown !== undefined) {
    console.error(
      `Cannot release: a name must be one of ${
        Object.keys(TARGETS).join(", ")
      }: current value is ${unknown}`,
    );
    Deno.exit(2);
  }
  Deno.exit(await release(names, flags.out ?? "dist/release") ? 0 : 1);
}

/** Makes the executables, and tells whether all could be made. */
async function release(
  names: readonly string[],
  folder: string,
): Promise<boolean> {
  await Deno.mkdir(folder, { recursive: true });
  const sums = `${folder}/SHA256SUMS`;
  await Deno.remove(sums).catch(() => {});
  const lines: string[] = [];
  for (const name of names) {
    const file = `maru-${project.version}-${name}${TARGETS[name].suffix ?? ""}`;
    const why = await make(TARGETS[name], `${folder}/${file}`);
    if (why === undefined) {
      const { size } = await Deno.stat(`${folder}/${file}`);
      lines.push(`${await sha256(`${folder}/${file}`)}  ${file}`);
      console.log(`${file}  ${(size / 1e6).toFixed(1)} MB`);
    } else {
      console.error(`Cannot compile for ${name}: ${why}`);
    }
  }
  if (lines.length < names.length) return false;
  await Deno.writeTextFile(sums, lines.join("\n") + "\n");
  return true;
}

async function make(
  { triple, magic }: Target,
  path: string,
): Promise<string | undefined> {
  // That base binary is for one kind of machine, whatever is asked for.
  if (Deno.env.has("DENORT_BIN") && triple !== Deno.build.target) {
    return `the base binary that DENORT_BIN names is for ${Deno.build.target}`;
  }
  const why = await compile({ output: resolve(path), target: triple });
  if (why !== undefined) return why;
  using file = await Deno.open(path);
  const head = new Uint8Array(magic.length);
  await file.read(head);
  if (magic.every((byte, at) => head[at] === byte)) return undefined;
  await Deno.remove(path);
  return "what was made is no executable of that kind";
}

async function sha256(path: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await Deno.readFile(path));
  return new Uint8Array(hash).toHex();
}
