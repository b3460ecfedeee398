/**
 * An IRC client of a test's.
 *
 * @module
 */

import { assertEquals } from "@std/assert";
import { LineClient } from "../../harness/line_client.ts";
import { TestServer } from "../../harness/test_server.ts";
import type { ServerOptions } from "../../../src/server.ts";

/** A server with an IRC port, and the clients that a test brings to it. */
export class IrcServer extends TestServer {
  readonly #peers: IrcPeer[] = [];

  /** Starts it. */
  static async open(
    options: Partial<ServerOptions> = {},
  ): Promise<IrcServer> {
    const irc = { port: 0, name: "irc.test" };
    const server = new IrcServer({ irc, motd: "hello", ...options });
    await server.openIrc();
    return server;
  }

  /** Connects a client that has told nothing of itself. */
  async peer(name = "somebody"): Promise<IrcPeer> {
    const line = await LineClient.connect(name, { port: this.ircPort });
    const peer = new IrcPeer(line);
    this.#peers.push(peer);
    return peer;
  }

  /** Connects a client, and waits until it has its name. */
  async enter(nick: string, capabilities = ""): Promise<IrcPeer> {
    const peer = await this.peer(nick);
    peer.nick = nick;
    if (capabilities !== "") peer.says(`CAP REQ :${capabilities}`);
    peer.says(`NICK ${nick}`);
    peer.says(`USER ${nick.replace(/\W/g, "x")} 0 * :Real ${nick}`);
    peer.says("CAP END");
    await peer.sees(/ 376 /);
    return peer;
  }

  /** Closes every client, then stops. */
  override async [Symbol.asyncDispose](): Promise<void> {
    for (const peer of this.#peers) peer.closes();
    await super[Symbol.asyncDispose]();
  }
}

/** What differs from run to run, masked. */
export function masked(line: string): string {
  return line.replace(/\r$/, "")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replace(/msgid=[^; ]+/, "msgid=ID")
    .replace(/( 333 .* )\d{9,}$/, "$1SECONDS")
    .replace(/( 333 \S+ \S+ \S+ :)\d+/, "$1SECONDS")
    .replace(/( 317 \S+ \S+ )\d+ \d+/, "$1IDLE SINCE")
    .replace(/( 329 .*:)\d+/, "$1SECONDS")
    .replace(/[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}/g, "LINK")
    .replace(/maru-\d+\.\d+\.\d+/, "maru-VERSION");
}

/** A client that sends lines, and knows the answers to each. */
export class IrcPeer {
  /** Its name. */
  nick = "*";
  readonly #line: LineClient;
  #tokens = 0;

  /** Takes over a connection. */
  constructor(line: LineClient) {
    this.#line = line;
  }

  /** Sends a line. */
  says(line: string): void {
    this.#line.sends(`${line}\r\n`);
  }

  /** Sends bytes. */
  sends(bytes: Uint8Array | string): void {
    this.#line.sends(bytes);
  }

  /** Waits for a line, and passes over what comes before it. */
  async sees(expected: RegExp): Promise<string> {
    return (await this.#line.sees(expected)).replace(/\r$/, "");
  }

  /** Everything that has come up to now. */
  async received(): Promise<string[]> {
    const token = `token${++this.#tokens}`;
    this.says(`PING ${token}`);
    const lines: string[] = [];
    for (;;) {
      const line = masked(await this.#line.sees(/^/));
      if (line.endsWith(`PONG irc.test :${token}`)) return lines;
      lines.push(line);
    }
  }

  /** Sends a line, and expects exactly these, and what had come before it. */
  async gets(line: string, ...expected: string[]): Promise<void> {
    this.says(line);
    assertEquals(await this.received(), expected, line);
  }

  /** Expects exactly these to have come. */
  async has(...expected: string[]): Promise<void> {
    assertEquals(await this.received(), expected);
  }

  /** Waits for the end, and gives everything that comes before it. */
  async rest(): Promise<string[]> {
    return (await this.#line.rest()).map(masked);
  }

  /** Closes. */
  closes(): void {
    this.#line.closes();
  }
}
