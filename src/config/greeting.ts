/**
 * The greeting, which the server prints once it listens.
 *
 * @module
 */

import type { LogFields } from "../log.ts";

/** The addresses of a server, and how it was started. */
export interface Listening {
  /** The version of the program. */
  readonly version: string;
  /** The interface; every one if not given. */
  readonly host?: string | undefined;
  /** The port for lines, if there is one. */
  readonly port: number | undefined;
  /** The port for lines over TLS, if there is one. */
  readonly tlsPort: number | undefined;
  /** The port for IRC clients, if there is one. */
  readonly ircPort?: number | undefined;
  /** The port for IRC clients over TLS, if there is one. */
  readonly ircTlsPort?: number | undefined;
  /** The URL to open in a browser, if there is one. */
  readonly webUrl: string | undefined;
  /**
   * The addresses by which others reach this machine; undefined when the program
   * may not know them.
   */
  readonly others?: readonly string[] | undefined;
  /** Whether reading the environment is permitted. */
  readonly readsEnvironment: boolean;
}

/** How the URL of a server that listens on every interface names it. */
const EVERYWHERE: readonly unknown[] = ["localhost", "0.0.0.0", "[::]"];

/** For people: how to join, a line for each way. */
export function greeting(listening: Listening): string {
  const { version, host = "localhost", port, tlsPort, webUrl } = listening;
  const lines = [`maru ${version} · 마루`];
  if (port !== undefined) lines.push(`join with: nc ${host} ${port}`);
  if (tlsPort !== undefined) {
    lines.push(`with TLS:  ncat --ssl ${host} ${tlsPort}`);
  }
  const irc = [
    ...listening.ircPort === undefined ? [] : [`${listening.ircPort}`],
    ...listening.ircTlsPort === undefined
      ? []
      : [`${listening.ircTlsPort} (TLS)`],
  ];
  if (irc.length > 0) lines.push(`with IRC:  ${host}, port ${irc.join(", ")}`);
  if (webUrl !== undefined) lines.push(`or open:   ${webUrl}`);
  lines.push(...forOthers(listening));
  if (!listening.readsEnvironment) {
    lines.push("set by:    flags alone; MARU_… variables need -E='MARU_*'");
  }
  return lines.join("\n");
}

/**
 * The hosts by which others open the pages; none when the server is to be found
 * at an address that was chosen, or there are no pages.
 */
export function hostsOfPages(
  { host, webUrl, others = [] }: Listening,
): readonly string[] {
  const name = webUrl === undefined ? undefined : URL.parse(webUrl)?.hostname;
  if (!EVERYWHERE.includes(name)) return [];
  const isWide = host !== "0.0.0.0" && name !== "0.0.0.0";
  return others.filter((other) => isWide || !other.startsWith("["));
}

/** How others join, who are at another machine. */
function forOthers(
  { host, port, webUrl, others }: Listening,
): readonly string[] {
  // An address that was chosen stands above already.
  const isEverywhere = host === undefined || host === "0.0.0.0" ||
    host === "::";
  const local = webUrl === undefined ? null : URL.parse(webUrl);
  const isLocal = local?.hostname === "localhost";
  if (!isEverywhere || (port === undefined && !isLocal)) return [];
  if (others === undefined) {
    return [
      "others:    your address in place of localhost; --allow-sys=networkInterfaces shows it here",
    ];
  }
  const isHeard = (other: string) =>
    host !== "0.0.0.0" || !other.startsWith("[");
  return others.filter(isHeard).map((other) => {
    // nc takes an address of IPv6 without brackets.
    const bare = other.replace(/^\[(.*)\]$/, "$1");
    const ways = [
      ...port === undefined ? [] : [`nc ${bare} ${port}`],
      ...isLocal ? [`${local!.protocol}//${other}:${local!.port}`] : [],
    ];
    return `others:    ${ways.join("  or  ")}`;
  });
}

/** The same for a log. */
export function greetingFields(listening: Listening): LogFields {
  const { version, host, port, tlsPort, ircPort, ircTlsPort, webUrl } =
    listening;
  const environment = listening.readsEnvironment ? undefined : "not read";
  return {
    ...{ version, host, port, tlsPort, ircPort, ircTlsPort, webUrl },
    environment,
  };
}
