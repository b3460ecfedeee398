/**
 * Parsing the address of a server.
 *
 * @module
 */

/** The parts of an address. */
export interface Target {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  readonly host: string;
  /** The port, if one is given; that of a link may be for its pages only. */
  readonly port?: number;
  /** Whether the address asks for encryption. */
  readonly tls?: boolean;
  /** The name or id of the room that a link leads to. */
  readonly room?: string;
}

/**
 * Reads `host`, `host:port`, `[::1]:port`, `https://host/r/id` or
 * `https://host/c/name`; undefined when it is none of them.
 */
export function parseTarget(text: string): Target | undefined {
  if (/^https?:\/\//i.test(text)) return fromLink(text);
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text);
  if (match === null) {
    return /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text)
      ? { host: text }
      : undefined;
  }
  const [, bracketed, bare, port] = match;
  const host = bracketed ?? bare;
  if (/[\s/]/.test(host) || Number(port ?? 1) > 65_535) return undefined;
  return port === undefined ? { host } : { host, port: Number(port) };
}

/** The name or id in a room's link, or the room's name as it stands. */
export function roomOf(text: string): string {
  return (/^https?:\/\//i.test(text) ? fromLink(text)?.room : undefined) ??
    text.replace(/^#/, "");
}

function fromLink(text: string): Target | undefined {
  if (!URL.canParse(text)) return undefined;
  const { hostname, pathname, protocol, port } = new URL(text);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const [, id] = /^\/[rc]\/([^/]+)\/?$/.exec(pathname) ?? [];
  const tls = protocol === "https:";
  const target = { host, tls, port: Number(port) || (tls ? 443 : 80) };
  if (id !== undefined) return { ...target, room: decode(id) };
  return pathname === "/" ? target : undefined;
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
