/**
 * A server of a test's own.
 *
 * @module
 */

import type { Services } from "../../src/presence/services.ts";
import type { Certificate } from "../../src/net/certificate.ts";
import type { ClusterNode } from "../../src/cluster_node.ts";
import { Log } from "../../src/log.ts";
import { Server, type ServerOptions } from "../../src/server.ts";
import { LineClient } from "./line_client.ts";
import { until } from "./until.ts";

const WORDS = {
  en: {
    prompt: "login ID: ",
    joined: (who: string) => `*** ${who} has joined`,
  },
  ko: {
    prompt: "로그인ID:",
    joined: (who: string) => `*** [${who}]님이 입장했습니다.`,
  },
};

/** A test's clients come from one address, say much at once, and wait for nothing. */
export const UNHURRIED = {
  rate: 0,
  perAddress: 0,
  arrivals: 1_000_000,
  sniff: 0,
};

/** A server on a free port, with the clients that a test brings to it. */
export class TestServer implements AsyncDisposable {
  /** What it has logged. */
  readonly log: string[] = [];
  readonly #server: Server;
  readonly #lang: "en" | "ko";
  readonly #clients: LineClient[] = [];

  /** Starts it. */
  constructor(options: Partial<ServerOptions> = {}, node?: ClusterNode) {
    this.#lang = options.lang ?? "en";
    this.#server = new Server({
      log: new Log((line) => this.log.push(line), { now: () => 0 }),
      port: 0,
      host: "127.0.0.1",
      ...(options.now && { monotonic: options.now }),
      ...options,
      limits: { ...UNHURRIED, ...options.limits },
    }, node);
  }

  /** The port that it listens on. */
  get port(): number {
    return this.#server.port!;
  }

  /** The port that it listens on with TLS. */
  get tlsPort(): number {
    return this.#server.tlsPort!;
  }

  /** Lets browsers in, and gives the port where they come. */
  async openWeb(): Promise<number> {
    this.#server.openWeb();
    await this.#server.preload();
    return this.#server.webPort!;
  }

  /** Lets IRC clients in. */
  openIrc(): void {
    this.#server.openIrc();
  }

  /** The port where IRC clients come in. */
  get ircPort(): number {
    return this.#server.ircPort!;
  }

  /** The port where they come in with TLS. */
  get ircTlsPort(): number {
    return this.#server.ircTlsPort!;
  }

  /** Shows another certificate from now on. */
  renewCertificate(certificate: Certificate): void {
    this.#server.renewCertificate(certificate);
  }

  /** How many connections it has. */
  get connections(): number {
    return this.#server.connections;
  }

  /** Waits until so many are connected, neither more nor fewer. */
  async hasOnly(count: number): Promise<void> {
    await until(
      () => this.connections === count,
      () => `${this.connections} are connected, not ${count}`,
    );
  }

  /** Its parts, for whoever measures them. */
  get services(): Services {
    return this.#server.services;
  }

  /** Connects somebody who has no name yet. */
  async connect(name = "somebody"): Promise<LineClient> {
    const client = await LineClient.connect(name, this);
    this.#clients.push(client);
    return client;
  }

  /** Connects somebody, and waits until they are in the lobby. */
  async login(name: string): Promise<LineClient> {
    const { prompt, joined } = WORDS[this.#lang];
    const client = await this.connect(name);
    await client.seesNext(prompt);
    client.says(name);
    await client.sees(joined(name));
    return client;
  }

  /** Brings several in one after the other, each of whom sees the later ones come. */
  async join(...names: string[]): Promise<LineClient[]> {
    const { joined } = WORDS[this.#lang];
    const clients: LineClient[] = [];
    for (const name of names) {
      const newcomer = await this.login(name);
      for (const client of clients) {
        await client.seesNext(joined(name));
      }
      clients.push(newcomer);
    }
    return clients;
  }

  /** Drains and stops it. */
  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Closes every client, then stops. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) client[Symbol.dispose]();
    await this.stop();
  }
}
