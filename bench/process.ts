/** Starts a server on a core of its own and ends it. */

/** A server that listens. */
export interface Running extends AsyncDisposable {
  readonly pid: number;
  readonly port: number;
  /** What it said when it ended by itself, if it did. */
  crash(): string | undefined;
}

/** How to start it. */
export interface StartOptions {
  /** The core it may use, when there is more than one. */
  readonly core: number | undefined;
  /** Where its output goes: it says why a server did not start. */
  readonly log: string;
}

// The shell becomes the program by `exec`, so the process id stays the same.
const script = 'ulimit -n "$(ulimit -H -n)"; exec "$@" >"$LOG" 2>&1';

/** A port that nobody listens on. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** The command, kept to one core. */
export function pinned(command: string[], core?: number): string[] {
  return core === undefined
    ? command
    : ["taskset", "-c", `${core}`, ...command];
}

/** Starts the command and waits until it listens on the port. */
export async function start(
  command: string[],
  port: number,
  { core, log }: StartOptions,
): Promise<Running> {
  const child = new Deno.Command("sh", {
    args: ["-c", script, "sh", ...pinned(command, core)],
    env: { LOG: log, NO_COLOR: "1" },
    stdin: "null",
  }).spawn();
  let ended = false;
  const end = child.status.then(() => ended = true);
  const running = {
    pid: child.pid,
    port,
    crash: () => ended ? `ended by itself: ${reason(log)}` : undefined,
    async [Symbol.asyncDispose]() {
      if (!ended) child.kill("SIGKILL");
      await end;
    },
  };
  for (let i = 0; i < 200 && !ended; i++) {
    if (isListening(port)) return running;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await running[Symbol.asyncDispose]();
  throw new Error(`did not start: ${reason(log)}`);
}

// Asking the kernel, as a connection made to find out would be a visitor to be announced.
function isListening(port: number): boolean {
  const local = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return ["/proc/net/tcp", "/proc/net/tcp6"].some((path) =>
    Deno.readTextFileSync(path).split("\n").some((line) => {
      const [, address, , state] = line.trim().split(/\s+/);
      return state === "0A" && address?.endsWith(local);
    })
  );
}

// The first line that speaks of an error, as a stack follows it in some servers; or the last.
function reason(log: string): string {
  const lines = Deno.readTextFileSync(log).trimEnd().split("\n");
  const line = lines.find((line) => /error|cannot/i.test(line)) ?? lines.at(-1);
  return line?.replaceAll("|", "/") ?? "";
}
