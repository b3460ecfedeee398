/** What the figures were measured on. */

import type { ServerKind } from "./servers.ts";

/** The machine, as far as it bears on the figures. */
export interface Machine {
  readonly cpu: string;
  /** The core of the server and that of the load, when there are two. */
  readonly cores: readonly [server: number, load: number] | undefined;
  readonly count: number;
  readonly memory: string;
  readonly kernel: string;
  readonly congestion: string;
  /** Files a process may have open. */
  readonly files: number;
}

/** Reads all of it. */
export async function readMachine(): Promise<Machine> {
  const count = navigator.hardwareConcurrency;
  const files = Number(await output(["sh", "-c", "ulimit -H -n"]));
  return {
    cpu: field("/proc/cpuinfo", "model name"),
    cores: count > 1 ? [0, otherCore()] : undefined,
    count,
    memory: `${
      Math.round(parseInt(field("/proc/meminfo", "MemTotal")) / 2 ** 20)
    } GiB`,
    kernel: Deno.osRelease(),
    congestion: read("/proc/sys/net/ipv4/tcp_congestion_control").trim(),
    files: Number.isNaN(files) ? Infinity : files,
  };
}

/** The first line that says a number, of what the server says of its version. */
export async function versionOf(kind: ServerKind): Promise<string> {
  if (!kind.version) return "";
  const lines = (await output(kind.version)).split("\n");
  return lines.find((line) => /\d/.test(line))?.trim() ?? "";
}

/** Whether a program can be run, or a file is there. */
export async function isThere(needs: string): Promise<boolean> {
  if (needs.startsWith("/")) {
    return await Deno.stat(needs).then(() => true, () => false);
  }
  const { success } = await new Deno.Command("sh", {
    args: ["-c", 'command -v "$0" >/dev/null', needs],
  }).output();
  return success;
}

// Two threads of one core would share what is to be measured apart.
function otherCore(): number {
  const path = "/sys/devices/system/cpu/cpu0/topology/thread_siblings_list";
  const siblings = read(path).trim().split(/[,-]/).map(Number);
  const count = navigator.hardwareConcurrency;
  for (let core = 1; core < count; core++) {
    if (!siblings.includes(core)) return core;
  }
  return 1;
}

async function output([file, ...args]: string[]): Promise<string> {
  const command = new Deno.Command(file!, { args, stdin: "null" });
  const { stdout, stderr } = await command.output().catch(() => ({
    stdout: undefined,
    stderr: undefined,
  }));
  // Some say their version on the one, some on the other.
  const text = new TextDecoder();
  return text.decode(stdout).trim() || text.decode(stderr).trim();
}

function field(path: string, name: string): string {
  const line = read(path).split("\n").find((line) => line.startsWith(name));
  return line?.split(":")[1]?.trim() ?? "unknown";
}

function read(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch {
    return "";
  }
}
