/**
 * The program: arguments to configuration, start, signals, exit codes.
 *
 * @module
 */

import project from "./deno.json" with { type: "json" };
import { configure, helpText, UsageError } from "./src/config.ts";
import { Log } from "./src/log.ts";
import type { OptionValues } from "./src/options.ts";
import { Server } from "./src/server.ts";

if (import.meta.main) main();

function main(): void {
  try {
    const request = configure(Deno.args, readVariable);
    if (request.action === "help") console.log(helpText());
    else if (request.action === "version") console.log(versionText());
    else serve(request.options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    Deno.exit(2);
  }
}

function serve(options: OptionValues): void {
  const log = new Log((line) => console.error(line), {
    level: options["log-level"],
    format: options["log-format"],
  });
  const server = start(options, log);
  console.log(greeting(server.port, options.host));
  let isStopping = false;
  const stop = async () => {
    if (isStopping) Deno.exit(1);
    isStopping = true;
    await server.stop();
    Deno.exit(0);
  };
  Deno.addSignalListener("SIGINT", stop);
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", stop);
}

function start(options: OptionValues, log: Log): Server {
  const { port, host, lang, echo, history } = options;
  try {
    return new Server({
      log,
      port,
      host,
      lang,
      echo: echo === "on",
      newlineOptional: options["newline-optional"],
      limits: { history, line: options["max-line"] },
    });
  } catch (error) {
    console.error(
      error instanceof Deno.errors.AddrInUse
        ? `Cannot start as port ${port} must be free: another program listens on it`
        : `Cannot start as '--host' must be an address of this machine: current value is ${host} (${
          error instanceof Error ? error.message : error
        })`,
    );
    Deno.exit(1);
  }
}

function greeting(port: number, host: string | undefined): string {
  return [
    `maru ${project.version} · 마루`,
    `listening on port ${port} of ${host ?? "every interface"}`,
    `join with: nc ${host ?? "localhost"} ${port}`,
  ].join("\n");
}

function versionText(): string {
  return `maru ${project.version} (deno ${Deno.version.deno})`;
}

/** What the environment says, where reading it is permitted: never asks. */
function readVariable(name: string): string | undefined {
  const query = { name: "env", variable: name } as const;
  if (Deno.permissions.querySync(query).state !== "granted") return undefined;
  return Deno.env.get(name);
}
