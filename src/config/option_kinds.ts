/**
 * Options and their kinds.
 *
 * @module
 */

import { hostName } from "../net/allowed_hosts.ts";
import { Network } from "../net/network.ts";
import { LIMITS } from "../limits.ts";
import { roomNameFault } from "../rooms/name.ts";

/** One option of the server. */
export interface Option<Value = unknown> {
  /**
   * The placeholder of the value in the help; without it, the option is a
   * switch.
   */
  readonly hint?: string;
  /** Its description. */
  readonly help: string;
  /** The value when it is not given. */
  readonly fallback: Value;
  /** The requirement on a value, for the error message. */
  readonly requirement: string;
  /** The value that a text stands for; undefined when it stands for none. */
  readonly parse: (text: string) => Value | undefined;
}

/** The bounds of a number. */
export interface Range {
  /** The least it may be. */
  readonly least: number;
  /** The most it may be. */
  readonly most: number;
}

/** A whole number. */
export function number(
  hint: string,
  { least, most }: Range,
  fallback: number,
  help: string,
): Option<number> {
  return {
    hint,
    help,
    fallback,
    requirement: `a whole number from ${least} to ${most}`,
    parse: (text) => {
      const value = /^\d+$/.test(text) ? Number(text) : NaN;
      return value >= least && value <= most ? value : undefined;
    },
  };
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A time, such as `1s`, in milliseconds. */
export function time(
  { least, most }: Range,
  fallback: string | undefined,
  help: string,
): Option<number> {
  const parse = (text: string) => {
    const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
    const value = Number(count) * UNITS[unit];
    return value >= least && value <= most ? value : undefined;
  };
  return {
    hint: "TIME",
    help: fallback === undefined ? help : `${help} (${fallback})`,
    fallback: fallback === undefined ? 0 : parse(fallback)!,
    requirement:
      `a time such as 500ms, 1s or 2m, from ${least} ms to ${most} ms`,
    parse,
  };
}

const SIZES: Readonly<Record<string, number>> = {
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/** A number of bytes, such as `10GiB`; any number unless given. */
export function size(help: string): Option<number> {
  return {
    hint: "SIZE",
    help,
    fallback: 0,
    requirement: "a size such as 500MiB or 10GiB",
    parse: (text) => {
      const [, count, unit] = /^([1-9]\d{0,5})(MiB|GiB)$/.exec(text) ?? [];
      return count === undefined ? undefined : Number(count) * SIZES[unit];
    },
  };
}

/** Any text but the empty one. */
export function text(hint: string, help: string): Option<string | undefined> {
  return {
    hint,
    help,
    fallback: undefined,
    requirement: "given a value",
    parse: (text) => text === "" ? undefined : text,
  };
}

/** A server's name, which IRC puts before the server's messages. */
export function serverName(fallback: string, help: string): Option<string> {
  return {
    hint: "NAME",
    help,
    fallback,
    requirement: "1 to 63 letters, digits, dots and hyphens",
    parse: (text) =>
      /^[A-Za-z0-9][A-Za-z0-9.-]{0,62}$/.test(text) ? text : undefined,
  };
}

/** An origin, such as `https://chat.example.org`. */
export function origin(help: string): Option<string | undefined> {
  return {
    hint: "URL",
    help,
    fallback: undefined,
    requirement: "http or https, a host, and nothing behind it",
    parse: (text) => {
      const url = URL.parse(text);
      const isBare = url !== null && /^https?:$/.test(url.protocol) &&
        `${url.origin}/` === url.href;
      return isBare ? url.origin : undefined;
    },
  };
}

/** Networks, with commas between them. */
export function networks(help: string): Option<readonly string[]> {
  return list(
    "NETWORK",
    help,
    "an IP address or a network such as 10.0.0.0/8, or several with commas between them",
    (item) => Network.parse(item)?.toString(),
  );
}

/** Names of hosts, with commas between them. */
export function hosts(help: string): Option<readonly string[]> {
  return list(
    "NAME",
    help,
    "the name of a host, without a port, or several with commas between them",
    (item) => hostName(item) === item.toLowerCase() ? item : undefined,
  );
}

/** Names of rooms, with commas between them. */
export function rooms(help: string): Option<readonly string[]> {
  return list(
    "ROOM",
    help,
    "the name of a room, or several with commas between them",
    (item) => {
      const name = item.replace(/^#/, "").normalize("NFC");
      return roomNameFault(name, LIMITS) === undefined ? name : undefined;
    },
  );
}

function list(
  hint: string,
  help: string,
  requirement: string,
  read: (item: string) => string | undefined,
): Option<readonly string[]> {
  return {
    hint,
    help,
    fallback: [],
    requirement,
    parse: (text) => {
      const items = text.split(",").map((item) => read(item.trim()));
      return items.every((item) => item !== undefined) ? items : undefined;
    },
  };
}

/** One of a few words. */
export function choice<Choice extends string>(
  choices: readonly Choice[],
  fallback: Choice,
  help: string,
): Option<Choice> {
  return {
    hint: choices.join("|"),
    help,
    fallback,
    requirement: choices.join(" or "),
    parse: (text) => choices.find((choice) => choice === text),
  };
}

/** A switch that is off unless given. */
export function onOff(help: string): Option<boolean> {
  return {
    help,
    fallback: false,
    requirement: "true or false",
    parse: (text) =>
      ["", "1", "true", "on"].includes(text)
        ? true
        : ["0", "false", "off"].includes(text)
        ? false
        : undefined,
  };
}

/** A short word. */
export function word<Fallback>(
  fallback: Fallback,
  help: string,
): Option<string | Fallback> {
  return {
    ...{ hint: "NAME", help, fallback },
    requirement: "1 to 32 letters, digits, - or _",
    parse: (text) => /^[A-Za-z0-9_-]{1,32}$/.test(text) ? text : undefined,
  };
}
