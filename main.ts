/**
 * The program: arguments to configuration, start, signals, exit codes.
 *
 * @module
 */

import project from "./deno.json" with { type: "json" };
import { configure, helpText } from "./src/config.ts";
import { Log } from "./src/log.ts";
import type { OptionValues } from "./src/options.ts";
import { Server, type ServerOptions } from "./src/server.ts";
import { readCertificate, serverOptions } from "./src/setup.ts";
import { UsageError } from "./src/usage_error.ts";

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
  const server = start(serverOptions(options, log));
  console.log(greeting(server, options.host));
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    log.error("unhandled rejection", { stack: stackOf(event.reason) });
  });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) Deno.exit(1);
    isStopping = true;
    await server.stop();
    Deno.exit(0);
  };
  Deno.addSignalListener("SIGINT", stop);
  if (Deno.build.os === "windows") return;
  Deno.addSignalListener("SIGTERM", stop);
  Deno.addSignalListener("SIGHUP", () => renew(server, options, log));
}

/** Takes up a renewed certificate; one that is no good leaves the old in force. */
async function renew(
  server: Server,
  options: OptionValues,
  log: Log,
): Promise<void> {
  try {
    const certificate = readCertificate(options);
    if (certificate === undefined) return;
    await server.renewCertificate(certificate);
    log.info("certificate renewed");
  } catch (error) {
    log.error("certificate not renewed", {
      why: error instanceof Error ? error.message : String(error),
    });
  }
}

function start(options: ServerOptions): Server {
  try {
    return new Server(options);
  } catch (error) {
    console.error(whyNotStarted(error, options));
    Deno.exit(1);
  }
}

function whyNotStarted(error: unknown, options: ServerOptions): string {
  const { port, tls, host } = options;
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof Deno.errors.AddrInUse) {
    const ports = [port, tls?.port].filter((port) => typeof port === "number");
    return `Cannot start as port ${
      ports.join(" and ")
    } must be free: another program listens on it`;
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return `Cannot start as port ${port} must be one that may be listened on: ${why}`;
  }
  if (tls !== undefined && /key|certificate/i.test(why)) {
    return `Cannot start as '--tls-cert' and '--tls-key' must be a certificate and its key: ${why}`;
  }
  return `Cannot start as '--host' must be an address of this machine: current value is ${host} (${why})`;
}

function greeting(server: Server, host = "localhost"): string {
  const { port, tlsPort } = server;
  const lines = [`maru ${project.version} · 마루`];
  if (port !== undefined) lines.push(`join with: nc ${host} ${port}`);
  if (tlsPort !== undefined) {
    lines.push(`with TLS:  ncat --ssl ${host} ${tlsPort}`);
  }
  return lines.join("\n");
}

function versionText(): string {
  return `maru ${project.version} (deno ${Deno.version.deno})`;
}

function stackOf(reason: unknown): string {
  return reason instanceof Error ? String(reason.stack) : String(reason);
}

/** What the environment says, where reading it is permitted: never asks. */
function readVariable(name: string): string | undefined {
  const query = { name: "env", variable: name } as const;
  if (Deno.permissions.querySync(query).state !== "granted") return undefined;
  return Deno.env.get(name);
}
