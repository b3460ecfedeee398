/**
 * From options to a server's options: reads the files that they name.
 *
 * @module
 */

import type { Limits } from "../limits.ts";
import { LIMITS } from "../limits.ts";
import { clean } from "../net/sanitize.ts";
import { normalName, roomNameFault } from "../rooms/name.ts";
import type { Certificate } from "../net/certificate.ts";
import type { Log } from "../log.ts";
import type { OptionValues } from "./options.ts";
import type { IrcOptions, ServerOptions } from "./server_options.ts";
import { clusterOf } from "./cluster_options.ts";
import { keptBans, keptHistory } from "./kept_state.ts";
import { readFile } from "./option_file.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Turns the values of all options into a server's options.
 *
 * @throws {UsageError} When a file cannot be used, or an option needs another.
 */
export async function serverOptions(
  options: OptionValues,
  log: Log,
): Promise<ServerOptions> {
  const { port, host, lang, state, data } = options;
  const certificate = readCertificate(options);
  const tlsPort = options["tls-port"];
  const webPort = options["web-port"];
  const isSecure = certificate !== undefined && tlsPort !== "off";
  const { sniff } = options;
  const hasShared = sniff > 0 && (port !== "off" || isSecure);
  if (webPort === "shared" && !hasShared) {
    throw new UsageError(
      "Cannot start: '--web-port shared' needs --port, and --sniff above 0",
    );
  }
  const irc = ircOf(options, certificate, hasShared);
  if (port === "off" && !isSecure && webPort === "off" && irc === undefined) {
    throw new UsageError(
      "Cannot start: '--port off' needs another way in: --tls-cert and --tls-key, or --web-port",
    );
  }
  const proxies = options["trusted-proxy"];
  if (options["proxy-protocol"] && proxies.length === 0) {
    throw new UsageError(
      "Cannot start: '--proxy-protocol' needs --trusted-proxy too",
    );
  }
  return {
    log,
    port,
    host,
    lang,
    ...options["proxy-protocol"] && { proxies },
    echo: options.echo === "on",
    newlineOptional: options["newline-optional"],
    ...certificate !== undefined && { tls: { port: tlsPort, certificate } },
    irc,
    cluster: clusterOf(options),
    ...webPort !== "off" && {
      web: {
        port: webPort,
        host: options["web-host"],
        publicUrl: options["public-url"],
        trustedProxies: proxies,
        allowedHosts: options["allowed-host"],
      },
    },
    scripts: scriptsOf(options),
    password: readPassword("password-file", options),
    operatorPassword: readPassword("operator-password-file", options),
    motd: readMotd(options),
    reserved: readReserved(options),
    rooms: options.rooms,
    ...data !== undefined && await keptHistory(data, options, log),
    ...state !== undefined && await keptBans(state, log),
    limits: limitsOf(options),
  };
}

function ircOf(
  options: OptionValues,
  certificate: Certificate | undefined,
  hasShared: boolean,
): IrcOptions | undefined {
  const [wanted, tlsPort] = [options["irc-port"], options["irc-tls-port"]];
  const port = wanted === "shared" ? "off" : wanted;
  const isOff = wanted === "off" || (wanted === "shared" && !hasShared);
  if (isOff && tlsPort === "off") return undefined;
  if (tlsPort !== "off" && certificate === undefined) {
    throw new UsageError(
      "Cannot start: '--irc-tls-port' needs --tls-cert and --tls-key too",
    );
  }
  return { port, tlsPort, name: options["irc-name"] };
}

/**
 * The certificate and key that the options name, if they do.
 *
 * @throws {UsageError} When one is missing or cannot be read.
 */
export function readCertificate(
  options: OptionValues,
): Certificate | undefined {
  const [cert, key] = [options["tls-cert"], options["tls-key"]];
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) {
    const [has, needs] = cert === undefined
      ? ["tls-key", "tls-cert"]
      : ["tls-cert", "tls-key"];
    throw new UsageError(`Cannot start: '--${has}' needs --${needs} too`);
  }
  return { cert: readFile("tls-cert", cert), key: readFile("tls-key", key) };
}

function scriptsOf(options: OptionValues): ServerOptions["scripts"] {
  if (!options.post) {
    if (options["post-key-file"] === undefined) return undefined;
    throw new UsageError("Cannot start: '--post-key-file' needs --post too");
  }
  if (options["web-port"] === "off") {
    throw new UsageError("Cannot start: '--post' needs --web-port");
  }
  return { key: readPassword("post-key-file", options) };
}

function limitsOf(options: OptionValues): Partial<Limits> {
  const minute = 60_000;
  const perAddress = options["max-per-address"];
  return {
    history: options.history,
    historyFlush: options.flush,
    line: options["max-line"],
    rate: options.rate,
    burst: options.rate * 4,
    clients: options["max-clients"],
    perAddress,
    arrivals: Math.max(LIMITS.arrivals, perAddress * 2),
    webArrivals: Math.max(LIMITS.webArrivals, perAddress * 8),
    webRequests: Math.max(LIMITS.webRequests, perAddress * 80),
    sniff: options.sniff,
    idle: options["idle-timeout"] * minute,
    linkEmpty: options["link-grace"],
    linkLife: options["link-ttl"] * minute,
  };
}

function readPassword(
  flag: "password-file" | "operator-password-file" | "post-key-file",
  options: OptionValues,
): string | undefined {
  const path = options[flag];
  if (path === undefined) return undefined;
  const [password] = readFile(flag, path).split(/\r?\n/, 1);
  if (password !== "") return password;
  throw new UsageError(
    `Cannot start: '--${flag}' must have a password in its first line: current value is ${path}`,
  );
}

/** The message of the day, without characters that act on a terminal. */
function readMotd({ motd: path }: OptionValues): string | undefined {
  if (path === undefined) return undefined;
  const lines = readFile("motd", path).trimEnd().split(/\r?\n/);
  const text = lines.map((line) => clean(line).trimEnd()).join("\n");
  if (text.length <= LIMITS.motd) return text === "" ? undefined : text;
  throw new UsageError(
    `Cannot start: '--motd' must have at most ${LIMITS.motd} characters: ${path} has ${text.length}`,
  );
}

/** Names, one a line; a line that begins with # is a remark. */
function readReserved({ reserved: path }: OptionValues): string[] {
  if (path === undefined) return [];
  const names = readFile("reserved", path).split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const odd = names.find((name) =>
    roomNameFault(normalName(name), LIMITS) !== undefined
  );
  if (odd === undefined) return names;
  throw new UsageError(
    `Cannot start: '--reserved' must have a name on each line: current value of one in ${path} is ${
      JSON.stringify(odd)
    }`,
  );
}
