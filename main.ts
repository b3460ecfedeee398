/**
 * The program: arguments to configuration, start, signals, exit codes.
 *
 * @module
 */

import project from "./deno.json" with { type: "json" };
import { configure, helpText } from "./src/config/config.ts";
import { messageOf, stackOf } from "./src/error_text.ts";
import { LIMITS } from "./src/limits.ts";
import {
  greeting,
  greetingFields,
  hostsOfPages,
  type Listening,
} from "./src/config/greeting.ts";
import { Log } from "./src/log.ts";
import { LogWriter } from "./src/log_writer.ts";
import type { ClusterNode } from "./src/cluster_node.ts";
import type { MetricsServer } from "./src/metrics/metrics_server.ts";
import type { OptionValues } from "./src/config/options.ts";
import { reachableHosts } from "./src/config/reachable_hosts.ts";
import { shedPermissions } from "./src/config/permissions.ts";
import { SelfPipe } from "./src/net/self_pipe.ts";
import { Server, type ServerOptions } from "./src/server.ts";
import { readCertificate, serverOptions } from "./src/config/setup.ts";
import { whyNotStarted } from "./src/config/start_error.ts";
import { print, printError } from "./src/standard_streams.ts";
import { UsageError } from "./src/config/usage_error.ts";

if (import.meta.main) {
  const [word, ...args] = Deno.args;
  if (word === "connect") await connect(args);
  else if (word === "export" || word === "import") await archive(word, args);
  else await main();
}

/** Loaded on demand: the server needs nothing of the client. */
async function connect(args: readonly string[]): Promise<never> {
  const client = await import("./src/client/connect.ts");
  Deno.exit(await client.connect(args));
}

/** Loaded on demand, too. */
async function archive(
  word: "export" | "import",
  args: readonly string[],
): Promise<never> {
  const { archive } = await import("./src/archive/archive.ts");
  Deno.exit(await archive(word, args));
}

async function main(): Promise<void> {
  try {
    const request = configure(Deno.args, readVariable);
    if (request.action === "help") Deno.exit(print(helpText()));
    if (request.action === "version") Deno.exit(print(versionText()));
    await serve(request.options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(error.message);
    Deno.exit(2);
  }
}

async function serve(options: OptionValues): Promise<void> {
  const { log, writer } = openLog(options);
  const server = await start(await serverOptions(options, log));
  const metrics = await openMetrics(server, options);
  if (metrics !== undefined) log.info("metrics", { url: metrics.url });
  const readsEnvironment = mayRead("MARU_PORT");
  const others = reachableHosts();
  const { state, data, "tls-cert": certificate } = options;
  shedPermissions({ certificate, state, data }, options.cluster !== undefined);
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    log.error("unhandled rejection", { stack: stackOf(event.reason) });
  });
  globalThis.addEventListener("error", (event) => {
    event.preventDefault();
    log.error("uncaught error", { stack: stackOf(event.error) });
  });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) Deno.exit(1);
    isStopping = true;
    await server.stop();
    metrics?.close();
    await writer.flush(LIMITS.logDrain);
    Deno.exit(0);
  };
  Deno.addSignalListener("SIGINT", stop);
  if (Deno.build.os !== "windows") {
    Deno.addSignalListener("SIGTERM", stop);
    // Without a certificate to renew, the SIGHUP of a terminal that closes keeps its usual meaning.
    const isHangUp = options["tls-cert"] === undefined &&
      Deno.stdin.isTerminal();
    Deno.addSignalListener(
      "SIGHUP",
      isHangUp ? stop : () => renew(server, options, log),
    );
  }
  const { host } = options;
  const listening = { ...portsOf(server), host, readsEnvironment, others };
  server.services.webAddress.others = hostsOfPages(listening);
  await greet(listening, log, options);
  // Whoever comes meanwhile waits for it.
  await server.preload();
}

/** The greeting goes to standard output, or into the log when that is JSON. */
async function greet(
  listening: Listening,
  log: Log,
  options: OptionValues,
): Promise<void> {
  if (options["log-format"] === "json") {
    return log.info("listening", greetingFields(listening));
  }
  // Not by console.log(), which stops the server where nobody reads its output.
  const output = new LogWriter(Deno.stdout, { most: LIMITS.logQueue });
  output.add(greeting(listening));
  await output.flush(LIMITS.logDrain);
}

function portsOf({ port, tlsPort, ircPort, ircTlsPort, webUrl }: Server) {
  const { version } = project;
  return { version, port, tlsPort, ircPort, ircTlsPort, webUrl };
}

/** A log on standard error that never waits for its reader. */
function openLog(options: OptionValues): { log: Log; writer: LogWriter } {
  const log: Log = new Log((line) => writer.add(line), {
    level: options["log-level"],
    format: options["log-format"],
    dropped: () => writer.dropped,
  });
  const writer = new LogWriter(Deno.stderr, {
    most: LIMITS.logQueue,
    gapLine: (count) => log.line("warn", "log entries dropped", { count }),
  });
  return { log, writer };
}

/** Uses a renewed certificate; when it cannot be used, the old one stays. */
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
      why: messageOf(error),
    });
  }
}

async function start(options: ServerOptions): Promise<Server> {
  try {
    const all = { ...options, selfPipe: await SelfPipe.open() };
    const server = new Server(all, await joinCluster(all));
    server.openIrc();
    server.openWeb();
    return server;
  } catch (error) {
    return giveUp(error);
  }
}

/** Loaded on demand: most servers are a chat of their own. */
async function joinCluster(
  options: ServerOptions,
): Promise<ClusterNode | undefined> {
  if (options.cluster === undefined) return undefined;
  const { ClusterNode } = await import("./src/cluster_node.ts");
  return await ClusterNode.join(options, options.cluster);
}

/** Gives the reason in one line, unless it is a fault of maru's. */
function giveUp(error: unknown): never {
  const why = whyNotStarted(error);
  if (why === undefined) throw error;
  printError(why);
  Deno.exit(1);
}

/** Loaded on demand: most servers have no metrics. */
async function openMetrics(
  { services }: Server,
  options: OptionValues,
): Promise<MetricsServer | undefined> {
  const { "metrics-port": port, "metrics-host": host } = options;
  const allowedHosts = options["allowed-host"];
  if (port === "off") return undefined;
  const { MetricsServer } = await import("./src/metrics/metrics_server.ts");
  try {
    const { version } = project;
    return await MetricsServer.open({
      port,
      host,
      allowedHosts,
      services,
      version,
    });
  } catch (error) {
    return giveUp(error);
  }
}

function versionText(): string {
  return `maru ${project.version} (deno ${Deno.version.deno})`;
}

/** A variable of the environment, where reading it is permitted: never asks. */
function readVariable(name: string): string | undefined {
  return mayRead(name) ? Deno.env.get(name) : undefined;
}

function mayRead(variable: string): boolean {
  const query = { name: "env", variable } as const;
  return Deno.permissions.querySync(query).state === "granted";
}
