/**
 * The server that is tried.
 *
 * @module
 */

import { TempFolder } from "../harness/temp_folder.ts";
import { makeCertificate } from "../harness/certificate.ts";
import type { Door } from "./doors.ts";
import { OPERATOR_PASSWORD } from "./line_deeds.ts";
import { ROOT } from "../harness/program.ts";
import type { Verdict } from "./verdict.ts";

/** Counts memory at a signal. */
const COLLECTOR = [
  "--v8-flags=--expose-gc",
  "--preload=tests/fuzz/collector.ts",
];

/** How the server is started. */
export interface TargetOptions {
  /** Lines a second for one client; 0 for any. */
  readonly rate: number;
  /** Whether it has a certificate: pages, and some of the lines, then use TLS. */
  readonly isSecure: boolean;
}

/** As its users start it, with every door that it has. */
function commandOf(
  folder: TempFolder,
  { rate, isSecure }: TargetOptions,
): string[] {
  const operators = folder.write("op", OPERATOR_PASSWORD);
  const files = [operators];
  const flags: string[] = [];
  if (isSecure) {
    const { cert, key } = makeCertificate();
    const [certFile, keyFile] = [
      folder.write("cert", cert),
      folder.write("key", key),
    ];
    files.push(certFile, keyFile);
    flags.push("--tls-cert", certFile, "--tls-key", keyFile);
    flags.push("--tls-port", "0", "--irc-tls-port", "0");
  }
  return [
    ...["run", "-N", `-R=${files.join(",")}`, ...COLLECTOR, "main.ts"],
    ...["--port", "0", "--web-port", "0", "--irc-port", "0", "--post"],
    ...["--operator-password-file", operators, "--rate", String(rate)],
    // On a busy machine, a handshake may begin late.
    ...["--sniff", "5000"],
    ...["--link-grace", "1m"],
    ...["--metrics-port", "0", "--log-format", "json", ...flags],
  ];
}

/** The ways in that an entry of the log tells of. */
function doorsOf(
  { port, tlsPort, webUrl, ircPort, ircTlsPort }: { [name: string]: unknown },
): Door[] {
  const web = webDoor(String(webUrl));
  const doors = [
    { speaks: "lines", port, isTls: false, weight: 30 },
    { speaks: "lines", port: tlsPort, isTls: true, weight: 15 },
    web,
    // The port of lines serves all of them.
    { ...web, port, weight: 6 },
    { speaks: "irc", port, isTls: false, weight: 4 },
    { speaks: "lines", port: tlsPort && port, isTls: true, weight: 4 },
    { speaks: "irc", port: ircPort, isTls: false, weight: 12 },
    { speaks: "irc", port: ircTlsPort, isTls: true, weight: 5 },
  ];
  return doors.filter(({ port }) => port !== undefined) as Door[];
}

function webDoor(address: string): Door {
  const { protocol, port } = new URL(address);
  const isTls = protocol === "https:";
  return { speaks: "web", port: Number(port), isTls, weight: 38 };
}

/** How long it may take to go down, in milliseconds. */
const GOING_DOWN = 10_000;

/** A server in a process of its own, whose log is read as it is written. */
export class Target implements AsyncDisposable {
  /** The ways in; plain lines first. */
  doors: readonly Door[] = [];
  readonly #folder = new TempFolder();
  readonly #child: Deno.ChildProcess;
  readonly #verdict: Verdict;
  // A connection that is kept would count among the descriptors.
  readonly #client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
  #metricsUrl = "";
  #isStopping = false;
  #listening: (() => void) | undefined;
  #collected: ((bytes: number) => void) | undefined;

  private constructor(verdict: Verdict, options: TargetOptions) {
    this.#verdict = verdict;
    this.#child = new Deno.Command(Deno.execPath(), {
      args: commandOf(this.#folder, options),
      cwd: ROOT,
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#child.status.then(({ code }) => {
      if (!this.#isStopping) verdict.breaks(`the server ended with ${code}`);
    });
  }

  /** Starts it, and waits until it listens. */
  static async start(
    verdict: Verdict,
    options: TargetOptions,
  ): Promise<Target> {
    const target = new Target(verdict, options);
    const { promise, resolve } = Promise.withResolvers<void>();
    target.#listening = resolve;
    eachLine(target.#child.stdout, () => {});
    eachLine(target.#child.stderr, (line) => target.#readLog(line));
    await verdict.within(promise, "the start");
    return target;
  }

  /** The memory that something refers to, in bytes. */
  held(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#collected = resolve;
    this.#child.kill("SIGUSR2");
    return this.#verdict.within(promise, "counting memory");
  }

  /** How many connections it serves. */
  async connections(): Promise<number> {
    const answer = fetch(this.#metricsUrl, { client: this.#client })
      .then((response) => response.text());
    const text = await this.#verdict.within(answer, "counting connections");
    const counts = text.matchAll(/^maru_connections(?:\{.*\})? (\d+)$/gm);
    return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  /** How many descriptors it has open. */
  get descriptors(): number {
    return [...Deno.readDirSync(`/proc/${this.#child.pid}/fd`)].length;
  }

  /** Asks it to stop; gives its exit code. */
  async stop(): Promise<number> {
    this.#isStopping = true;
    this.#child.kill("SIGTERM");
    const { status } = this.#child;
    return (await this.#verdict.within(status, "going down", GOING_DOWN)).code;
  }

  /** Ends it, if it has not ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true;
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended.
    }
    await this.#child.status;
    this.#client.close();
    this.#folder[Symbol.dispose]();
  }

  /** Whatever the runtime itself has to say is no JSON, and no good news. */
  #readLog(line: string): void {
    let level: unknown;
    try {
      const entry = JSON.parse(line);
      ({ level } = entry);
      if (entry.event === "metrics") this.#metricsUrl = entry.url;
      if (entry.event === "listening") {
        this.doors = doorsOf(entry);
        this.#listening?.();
      }
      if (entry.event === "collected") this.#collected?.(entry.held);
    } catch {
      level = undefined;
    }
    if (level !== "info" && level !== "warn") {
      this.#verdict.breaks(`the server's log says: ${line}`);
    }
  }
}

/** Reads to the end, so that who writes never waits. */
async function eachLine(
  stream: ReadableStream<Uint8Array>,
  take: (line: string) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of stream) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop()!;
    lines.forEach(take);
  }
  if (rest !== "") take(rest);
}
