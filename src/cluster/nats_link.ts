/**
 * The connection to NATS.
 *
 * @module
 */

import {
  connect,
  createInbox,
  type MsgHdrs,
  type NatsConnection,
  nkeyAuthenticator,
} from "@nats-io/transport-node";
import { ClusterError } from "./cluster_error.ts";
import { messageOf } from "../error_text.ts";
import type { Message, MessageHeaders, NatsAccess } from "./nats_types.ts";

/** Where NATS is, and how to come in. */
export interface NatsOptions {
  /** The addresses of the servers, as `host:port`. */
  readonly servers: readonly string[];
  /** Whether and how to encrypt, and what to show. @default {nothing} */
  readonly access?: NatsAccess;
  /** The stream's name, and the first word of every subject. */
  readonly name: string;
}

const TIMEOUT = 2_000;

/** A connection to NATS. It comes back by itself. */
export class NatsLink {
  readonly #nats: NatsConnection;
  /** The name of the stream, and the first word of every subject. */
  readonly name: string;
  #isUp = true;

  /**
   * Connects.
   *
   * @throws {ClusterError} When NATS cannot be reached.
   */
  static async open(
    { servers, access = {}, name }: NatsOptions,
    onBack: () => void,
  ): Promise<NatsLink> {
    const { nkeySeed, tls, ...rest } = access;
    let nats: NatsConnection;
    try {
      nats = await connect({
        servers: [...servers],
        name: `maru ${name}`,
        ...rest,
        ...tls !== undefined && { tls: verified(tls, servers) },
        ...nkeySeed !== undefined && {
          authenticator: nkeyAuthenticator(new TextEncoder().encode(nkeySeed)),
        },
        timeout: TIMEOUT,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 250,
        // One that answers nothing is given up within seconds.
        pingInterval: 1_000,
        maxPingOut: 2,
        ignoreClusterUpdates: true,
      });
    } catch (error) {
      throw new ClusterError(`NATS does not answer: ${messageOf(error)}`);
    }
    const link = new NatsLink(nats, name);
    link.#follow(onBack);
    return link;
  }

  private constructor(nats: NatsConnection, name: string) {
    this.#nats = nats;
    this.name = name;
  }

  /** Whether it is connected, as far as it knows. */
  get isUp(): boolean {
    return this.#isUp && !this.#nats.isClosed();
  }

  /** Listens on a subject of its own. */
  inbox(
    onMessage: (message: Message) => void,
  ): { subject: string; end: () => void } {
    const subject = createInbox();
    const subscription = this.#nats.subscribe(subject, {
      callback: (error, message) => {
        if (error === null) onMessage(message);
      },
    });
    return { subject, end: () => subscription.unsubscribe() };
  }

  /** Answers requests on a subject; of several nodes, one gets each. */
  serve(word: string, onRequest: (message: Message) => void): () => void {
    const subscription = this.#nats.subscribe(this.subject(word), {
      queue: "nodes",
      callback: (error, message) => {
        if (error === null) onRequest(message);
      },
    });
    return () => subscription.unsubscribe();
  }

  /** Sends a message that is answered at an inbox. */
  request(word: string, reply: string): void {
    if (this.isUp) this.#nats.publish(this.subject(word), "", { reply });
  }

  /** Asks for one answer, of whatever answers. */
  ask(
    subject: string,
    bytes: Uint8Array | string,
    head?: MessageHeaders,
  ): Promise<Message> {
    const options = {
      timeout: TIMEOUT,
      ...head && { headers: head as MsgHdrs },
    };
    return this.#nats.request(subject, bytes, options);
  }

  /**
   * Sends bytes to a subject. While NATS is away, they are not sent at all: the
   * client would drop part of what it holds at its next attempt.
   */
  send(subject: string, bytes: Uint8Array): void {
    if (this.isUp) this.#nats.publish(subject, bytes);
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    this.#isUp = false;
    await this.#nats.close();
  }

  /** The subject of this cluster that ends in a word. */
  subject(word: string): string {
    return `${this.name}.${word}`;
  }

  async #follow(onBack: () => void): Promise<void> {
    for await (const { type } of this.#nats.status()) {
      if (type === "disconnect" || type === "staleConnection") {
        this.#isUp = false;
      }
      if (type !== "reconnect") continue;
      this.#isUp = true;
      onBack();
    }
  }
}

/**
 * The options of TLS. The client names the server in them only when it has a
 * name; by its address, one server alone can be recognized.
 */
function verified(tls: { readonly ca?: string }, servers: readonly string[]) {
  const [one, ...others] = servers;
  const host = one.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return { ...tls, ...others.length === 0 && { host } };
}
