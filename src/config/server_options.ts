/**
 * How a server runs.
 *
 * @module
 */

import type { Ban, KeepBans } from "../rooms/bans.ts";
import type { Limits } from "../limits.ts";
import type { Certificate } from "../net/certificate.ts";
import type { History } from "../rooms/history.ts";
import type { Log } from "../log.ts";
import type { Lang } from "../messages/texts/texts.ts";

/** Where browsers come in. */
export interface WebOptions {
  /** A port; 0 for any that is free. */
  readonly port: number;
  /** An address or a host's name; without it, every interface. */
  readonly host?: string | undefined;
  /** The origin by which the server is reached from outside. */
  readonly publicUrl?: string | undefined;
  /** The networks of proxies that are believed when they name a client. */
  readonly trustedProxies?: readonly string[];
  /** Names by which browsers may call this server, beside addresses. */
  readonly allowedHosts?: readonly string[];
}

/** Where IRC clients come in. */
export interface IrcOptions {
  /** A port; 0 for any that is free; "off" for none. @default {"off"} */
  readonly port?: number | "off";
  /** The same with TLS. @default {"off"} */
  readonly tlsPort?: number | "off";
  /** What the server is called in messages. */
  readonly name: string;
}

/** How a server runs. */
export interface ServerOptions {
  /** Where things that happen are told. */
  readonly log: Log;
  /** A port; 0 for any that is free; "off" for none. @default {9009} */
  readonly port?: number | "off";
  /** An address or a host's name; without it, every interface. */
  readonly host?: string | undefined;
  /** The networks of proxies that say on the ports for lines for whom they come. */
  readonly proxies?: readonly string[];
  /** A port for lines over TLS, if any, and what to show there and to browsers. */
  readonly tls?: {
    readonly port: number | "off";
    readonly certificate: Certificate;
  };
  /** Where IRC clients come in; without it, nowhere. */
  readonly irc?: IrcOptions | undefined;
  /** Where browsers come in; without it, nowhere. */
  readonly web?: WebOptions | undefined;
  /** The language of the server's words at first. @default {"en"} */
  readonly lang?: Lang;
  /** Whether a person's own lines come back to them at first. @default {true} */
  readonly echo?: boolean;
  /** Whether text that stays without a newline counts as a line. @default {false} */
  readonly newlineOptional?: boolean;
  /** What is asked for before the name. */
  readonly password?: string | undefined;
  /** What makes an operator. */
  readonly operatorPassword?: string | undefined;
  /** Lets scripts say lines over HTTP, with tokens that are made with `key`. */
  readonly scripts?: { readonly key: string | undefined } | undefined;
  /** What everyone is shown after the welcome. */
  readonly motd?: string | undefined;
  /** Names that nobody may take, beside those that nobody may take anywhere. */
  readonly reserved?: readonly string[];
  /** The bans and mutes in force at first. */
  readonly bans?: readonly Ban[];
  /** Is called with all bans and mutes whenever they change. */
  readonly onBans?: KeepBans;
  /** Where what is said in rooms that are found by name is kept; without it, nowhere. */
  readonly history?: History | undefined;
  /** The rooms that exist while they are empty, beside the lobby. */
  readonly rooms?: readonly string[];
  /** The bounds that differ from {@linkcode LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970. @default {Date.now} */
  readonly now?: () => number;
}
