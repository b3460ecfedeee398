/**
 * Every option of the server.
 *
 * @module
 */

import { LIMITS } from "../limits.ts";
import { LOG_LEVELS } from "../log.ts";
import {
  choice,
  hosts,
  networks,
  number,
  onOff,
  type Option,
  origin,
  rooms,
  serverName,
  size,
  text,
  time,
  word,
} from "./option_kinds.ts";
import { port, portOrShared } from "./port_option.ts";
import { LANGS } from "../messages/texts/texts.ts";

const MINUTE = 60_000;

/** Every option, by the name of its flag. */
export const OPTIONS = {
  port: port(9009, "the port for everybody; 0 picks a free one"),
  sniff: number(
    "MS",
    { least: 0, most: 5_000 },
    LIMITS.sniff,
    "how long a client may take to show what it speaks; 0 takes all for line clients",
  ),
  host: text("HOST", "the interface to listen on; all of them if not given"),
  "web-port": portOrShared(
    9080,
    "another port for browsers; shared for --port alone, or off",
  ),
  "web-host": text(
    "HOST",
    "the interface for browsers, who come in there alone; else as --host",
  ),
  "public-url": origin("the origin of the server's links, behind a proxy"),
  "trusted-proxy": networks(
    "proxies that are trusted to name their clients",
  ),
  "proxy-protocol": onOff(
    "trusted proxies send a PROXY header on the ports for lines",
  ),
  "allowed-host": hosts("names that browsers may call the server by"),
  lang: choice(
    LANGS,
    LANGS[0],
    "the language of the server's sentences at first",
  ),
  echo: choice(["on", "off"], "on", "whether a person's own lines come back"),
  history: number(
    "N",
    { least: 0, most: LIMITS.remembered },
    LIMITS.history,
    "earlier lines shown to a person who enters a room",
  ),
  "max-line": number(
    "BYTES",
    { least: 64, most: 65_536 },
    LIMITS.line,
    "the longest line a person may send",
  ),
  "newline-optional": onOff(
    `text is a line after ${LIMITS.unfinishedLine} ms without a newline`,
  ),
  rate: number(
    "N",
    { least: 0, most: 1_000_000 },
    LIMITS.rate,
    "lines a person may send a second, four times as many at once; 0 for any",
  ),
  "max-clients": number(
    "N",
    { least: 1, most: 1_000_000 },
    LIMITS.clients,
    "connections in all",
  ),
  "max-per-address": number(
    "N",
    { least: 0, most: 1_000_000 },
    LIMITS.perAddress,
    "connections from one address, and twice as many new ones in 10 s; 0 for any",
  ),
  "idle-timeout": number(
    "MINUTES",
    { least: 0, most: 100_000 },
    LIMITS.idle / MINUTE,
    "how long a person may say nothing; 0 for ever",
  ),
  "link-grace": time(
    { least: 0, most: 7 * 24 * 60 * MINUTE },
    "30m",
    "how long a link room lasts while nobody is in it",
  ),
  "link-ttl": number(
    "MINUTES",
    { least: 1, most: 100_000 },
    LIMITS.linkLife / MINUTE,
    "how long a link room lasts at most",
  ),
  "tls-cert": text("FILE", "a certificate chain in PEM: turns TLS on"),
  "tls-key": text("FILE", "its private key in PEM"),
  "tls-port": port(9010, "another port for everybody, with TLS alone; or off"),
  "irc-port": portOrShared(
    "shared",
    "another port for IRC clients, such as 6667; or off",
  ),
  "irc-tls-port": port("off", "the same with TLS, such as 6697"),
  "irc-name": serverName("maru", "the server's name for IRC clients"),
  "password-file": text("FILE", "holds a password to ask for before the name"),
  "operator-password-file": text("FILE", "holds the password of /op"),
  post: onOff("scripts may say lines in a room over HTTP, with its /token"),
  "post-key-file": text(
    "FILE",
    "holds the key of tokens, so that they outlive a restart",
  ),
  motd: text("FILE", "holds the message that follows the welcome"),
  reserved: text("FILE", "holds names that nobody may take, one a line"),
  state: text("FILE", "keeps the bans over a restart"),
  data: text("DIR", "keeps the lines of named rooms, and the bans"),
  flush: time(
    { least: 10, most: 60_000 },
    "1s",
    "with --data, when a line is on disk at the latest",
  ),
  retain: time(
    { least: 1_000, most: 3_650 * 24 * 60 * MINUTE },
    undefined,
    "with --data, how long a line is kept; for ever if not given",
  ),
  "retain-max": size("with --data, how large the history may grow"),
  rooms: rooms("rooms that exist while they are empty"),
  cluster: text(
    "NATS",
    "is one chat with all servers at this NATS: nats://host:4222, or tls://",
  ),
  "cluster-name": word("maru", "the chat's name there"),
  "cluster-auth": text("FILE", "holds user:password, or the seed of an nkey"),
  "cluster-ca": text("FILE", "the authority of NATS's certificate, in PEM"),
  node: word(undefined, "this server's name among the others"),
  "metrics-port": port("off", "the port for Prometheus"),
  "metrics-host": text("HOST", "the interface for metrics; else 127.0.0.1"),
  "log-level": choice(LOG_LEVELS, "info", "the lowest level that is logged"),
  "log-format": choice(["text", "json"], "text", "the format of the log"),
};

/** The values of all options. */
export type OptionValues = {
  [Name in keyof typeof OPTIONS]: typeof OPTIONS[Name] extends Option<infer V>
    ? V
    : never;
};
