/**
 * The flags of the client.
 *
 * @module
 */

import { type Args, parseArgs } from "@std/cli/parse-args";
import { nearest } from "../messages/nearest.ts";
import { type Lang, LANGS } from "../messages/texts/texts.ts";
import { ClientError } from "./client_error.ts";
import { parseTarget, roomOf, type Target } from "./target.ts";
import { type ClientTexts, clientTexts } from "./texts/texts.ts";

/** The options of the client. */
export interface ClientOptions {
  /** A name or an address. */
  readonly host: string;
  /** The ports that may take its lines, the likeliest first. */
  readonly ports: readonly number[];
  /** Whether to encrypt. */
  readonly tls: boolean;
  /** A file of certificates to trust. */
  readonly ca: string | undefined;
  /** Whether any certificate is trusted. */
  readonly insecure: boolean;
  /** A file with the password of a private server. */
  readonly passwordFile: string | undefined;
  /** The name of the person. */
  readonly name: string | undefined;
  /** The room to enter. */
  readonly room: string | undefined;
  /** Whether the address was a link, so that the server must be maru. */
  readonly isLink: boolean;
  /** The language that was asked for. */
  readonly lang: Lang | undefined;
  /** Whether there are colours; undefined is "as fits", here and below. */
  readonly color: false | undefined;
  /** Whether lines begin with the time. */
  readonly time: boolean | undefined;
  /** Whether to ring. */
  readonly bell: boolean | undefined;
  /** Whether to write JSON. */
  readonly json: boolean;
}

const SWITCHES = ["tls", "insecure", "no-color", "json", "help"];
const VALUES = ["name", "room", "ca", "password-file", "lang", "time", "bell"];

/**
 * Reads the command line behind `connect`; "help" when that is asked for.
 *
 * @param locale The language that the environment asks for.
 * @throws {ClientError} When the usage is wrong.
 */
export function parseOptions(
  args: readonly string[],
  locale: Lang | undefined,
): ClientOptions | "help" {
  const { failures } = clientTexts[locale ?? LANGS[0]];
  const flags = readFlags(args, failures);
  if (flags.help) return "help";
  for (const flag of VALUES) {
    if (flags[flag] === "") throw wrong(failures, failures.value(flag));
  }
  const target = readTarget(flags._.map(String), failures);
  const tls: boolean = flags.tls || (target.tls ?? false);
  const needsTls = flags.insecure ? "insecure" : flags.ca && "ca";
  if (needsTls && !tls) throw wrong(failures, failures.needsTls(needsTls));
  const choose = <Choice extends string>(
    flag: string,
    choices: readonly Choice[],
  ) => readChoice(flag, choices, flags[flag], failures);
  return {
    host: target.host,
    ports: portsOf(target, tls),
    tls,
    ca: flags.ca,
    insecure: flags.insecure,
    passwordFile: flags["password-file"],
    name: flags.name?.trim().normalize("NFC"),
    room: flags.room === undefined ? target.room : roomOf(flags.room),
    isLink: isLink(target),
    lang: choose("lang", LANGS) ?? locale,
    color: flags["no-color"] ? false : undefined,
    time: onOff(choose("time", ["on", "off"])),
    bell: onOff(choose("bell", ["on", "off"])),
    json: flags.json,
  };
}

/** With a certificate, the one port for everybody takes TLS as well. */
function portsOf(target: Target, tls: boolean): readonly number[] {
  const usual = tls ? [9010, 9009] : [9009];
  const { port } = target;
  if (port === undefined) return usual;
  // The port of the pages is that of the lines, too, unless they are apart.
  return isLink(target) ? [...new Set([port, ...usual])] : [port];
}

function isLink({ tls }: Target): boolean {
  return tls !== undefined;
}

type Failures = ClientTexts["failures"];

function readFlags(args: readonly string[], failures: Failures): Args {
  return parseArgs([...args], {
    boolean: SWITCHES,
    string: VALUES,
    alias: { h: "help" },
    unknown: (arg, key) => {
      if (key !== undefined) throw wrong(failures, unknownFlag(arg, failures));
    },
  });
}

function readTarget(words: readonly string[], failures: Failures): Target {
  if (words.length > 1) {
    throw wrong(failures, failures.servers(words.join(" ")));
  }
  const [word = "localhost"] = words;
  const target = parseTarget(word);
  if (target === undefined) throw wrong(failures, failures.host(word));
  return target;
}

function readChoice<Choice extends string>(
  flag: string,
  choices: readonly Choice[],
  value: string | undefined,
  failures: Failures,
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((choice) => choice === value);
  if (choice !== undefined) return choice;
  throw wrong(failures, failures.choice(flag, choices, value));
}

function onOff(choice: "on" | "off" | undefined): boolean | undefined {
  return choice === undefined ? undefined : choice === "on";
}

function unknownFlag(arg: string, failures: Failures): string {
  const word = arg.replace(/^-+/, "").replace(/=.*$/s, "");
  return failures.flag(arg, nearest(word, [...SWITCHES, ...VALUES]));
}

function wrong({ prefix }: Failures, text: string): ClientError {
  return new ClientError(prefix + text, 2);
}
