/**
 * The options of a server.
 *
 * @module
 */

import type { Ban, KeepBans } from "../rooms/bans.ts";
import type { Limits } from "../limits.ts";
import type { Certificate } from "../net/certificate.ts";
import type { SelfPipe } from "../net/self_pipe.ts";
import type { NatsAccess } from "../cluster/nats_types.ts";
import type { History } from "../rooms/history.ts";
import type { LinkLedger } from "../rooms/link_ledger.ts";
import type { Log } from "../log.ts";
import type { Lang } from "../messages/texts/texts.ts";

/** The options of the HTTP server. */
export interface WebOptions {
  /**
   * A port; 0 for any that is free; "shared" for none but those for everybody.
   */
  readonly port: number | "shared";
  /**
   * An address or a host's name; without it, every interface. With another than
   * the server's, browsers come in there alone.
   */
  readonly host?: string | undefined;
  /** The origin by which the server is reached from outside. */
  readonly publicUrl?: string | undefined;
  /** The networks of trusted proxies, which name their clients. */
  readonly trustedProxies?: readonly string[];
  /** Names by which browsers may call this server, beside addresses. */
  readonly allowedHosts?: readonly string[];
}

/** The options of IRC. It is spoken on the ports for everybody, too. */
export interface IrcOptions {
  /** A port; 0 for any that is free; "off" for none. @default {"off"} */
  readonly port?: number | "off";
  /** The same with TLS. @default {"off"} */
  readonly tlsPort?: number | "off";
  /** The name of the server in messages. */
  readonly name: string;
}

/** The options of a server that is one chat with others. */
export interface ClusterOptions {
  /** Where NATS is, and how to come in. */
  readonly nats: {
    /** Its addresses, as `host:port`. */
    readonly servers: readonly string[];
    /** The name of the chat there. */
    readonly name: string;
    /** What to show, and whether to encrypt. */
    readonly access?: NatsAccess;
  };
  /** This server's name among the others. */
  readonly node: string;
  /** How long the log must be silent before a server begins anew. */
  readonly silence?: number;
}

/** The options of a server. */
export interface ServerOptions {
  /** The log of the server. */
  readonly log: Log;
  /**
   * A port for everybody, unless `limits.sniff` is 0; 0 for any that is free;
   * "off" for none. @default {9009}
   */
  readonly port?: number | "off";
  /** An address or a host's name; without it, every interface. */
  readonly host?: string | undefined;
  /** The networks of proxies that send a PROXY header on the ports for lines. */
  readonly proxies?: readonly string[];
  /**
   * The port for the same over TLS, if any, and the certificate for it, for
   * HTTPS, and for TLS on the port for everybody.
   */
  readonly tls?: {
    readonly port: number | "off";
    readonly certificate: Certificate;
  };
  /** IRC; without it, it is not spoken. */
  readonly irc?: IrcOptions | undefined;
  /** The HTTP server; without it, there is none. */
  readonly web?: WebOptions | undefined;
  /** The language of the server's sentences at first. @default {"en"} */
  readonly lang?: Lang;
  /** Whether a person's own lines come back to them at first. @default {true} */
  readonly echo?: boolean;
  /**
   * Whether text counts as a line when no newline follows it for a while.
   * @default {false}
   */
  readonly newlineOptional?: boolean;
  /** The password that is asked for before the name. */
  readonly password?: string | undefined;
  /** The password of operators. */
  readonly operatorPassword?: string | undefined;
  /** Lets scripts say lines over HTTP, with tokens that are made with `key`. */
  readonly scripts?: { readonly key: string | undefined } | undefined;
  /** The message of the day, which everyone is shown after the welcome. */
  readonly motd?: string | undefined;
  /** Reserved names, beside those that are always reserved. */
  readonly reserved?: readonly string[];
  /** The bans and mutes in force at first. */
  readonly bans?: readonly Ban[];
  /** Called with all bans and mutes whenever they change. */
  readonly onBans?: KeepBans;
  /** Keeps the lines of named rooms; without it, they are not kept. */
  readonly history?: History | undefined;
  /** Knows the link rooms of before a restart; without it, a restart ends them. */
  readonly linkLedger?: LinkLedger | undefined;
  /** Lets lines be read between two waves of writes. The server closes it. */
  readonly selfPipe?: SelfPipe | undefined;
  /** The cluster to join; without it, the server is a chat of its own. */
  readonly cluster?: ClusterOptions | undefined;
  /** The rooms that exist while they are empty, beside the lobby. */
  readonly rooms?: readonly string[];
  /** The bounds that differ from {@linkcode LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970. @default {Date.now} */
  readonly now?: () => number;
  /** What durations go by, in milliseconds. @default {performance.now} */
  readonly monotonic?: () => number;
}
