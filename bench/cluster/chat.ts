/** One chat for the bench: a NATS and so many servers, or one server alone. */

import { maruCommand } from "../maru.ts";
import { freePort, type Running, start } from "../process.ts";

const main = new URL("../../main.ts", import.meta.url).pathname;

/** A chat that runs. */
export interface Chat extends AsyncDisposable {
  /** Its servers. */
  readonly servers: readonly Running[];
  /** NATS, if there is one. */
  readonly nats: Running | undefined;
}

/** Starts NATS with a stream on disk. */
export function startNats(dir: string): Promise<Running> {
  const port = freePort();
  const store = `${dir}/js-${port}`;
  const command = ["nats-server", "-a", "127.0.0.1", "-p", `${port}`];
  const log = `${dir}/nats.log`;
  return start([...command, "-js", "-sd", store], port, {
    core: undefined,
    log,
  });
}

/** Starts so many servers that are one chat; without a cluster for 0. */
export async function startChat(nodes: number, dir: string): Promise<Chat> {
  await using stack = new AsyncDisposableStack();
  const nats = nodes > 0 ? stack.use(await startNats(dir)) : undefined;
  const servers: Running[] = [];
  for (let at = 0; at < Math.max(1, nodes); at++) {
    const port = freePort();
    const program = [Deno.execPath(), "run", "-N", main];
    const programs = { load: "", limit: "" };
    const context = { port, dir, programs, web: false };
    const command = await maruCommand(program, context);
    const flags = nats === undefined
      ? []
      : ["--cluster", `nats://127.0.0.1:${nats.port}`, "--node", `n${at}`];
    const log = `${dir}/maru${at}.log`;
    const all = [...command, ...flags];
    servers.push(stack.use(await start(all, port, { core: undefined, log })));
  }
  const all = stack.move();
  return { servers, nats, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** The processor time that processes have taken, in seconds. */
export function cpuOf(processes: readonly (Running | undefined)[]): number {
  return processes.reduce((sum, running) => {
    if (running === undefined) return sum;
    const text = Deno.readTextFileSync(`/proc/${running.pid}/stat`);
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return sum + (Number(fields[11]) + Number(fields[12])) / 100;
  }, 0);
}
