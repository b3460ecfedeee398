/**
 * A node that reads a replicated stream.
 *
 * @module
 */

import { type Place, placeOf, Stream } from "../../../src/cluster/jetstream.ts";
import { NatsLink } from "../../../src/cluster/nats_link.ts";
import type { Message } from "../../../src/cluster/nats_types.ts";

/** A consumer that says nothing for so long is made anew, in milliseconds. */
const SILENCE = 3_000;
const TICK = 200;
/** A message that has not come back is sent again after this. */
const RESEND = 1_000;

/**
 * A node with a connection to one NATS server. It writes one message at a time,
 * again and again until it has come back, and writes down the message of each
 * place, as the servers of maru do.
 */
export class ReplicaReader implements AsyncDisposable {
  /** The message of each place, as it was read first. */
  readonly read = new Map<number, string>();
  /** Whether it writes. */
  isWriting = true;
  readonly #link: NatsLink;
  readonly #stream: Stream;
  readonly #name: string;
  readonly #timer: ReturnType<typeof setInterval>;
  #end = () => {};
  #consumer: string | undefined;
  #delivered = 0;
  #heardAt = 0;
  #isMaking = false;
  #sent = "";
  #sentAt = 0;
  #count = 0;

  /** Connects, and begins to read and to write. */
  static async start(server: string, name: string): Promise<ReplicaReader> {
    const options = { servers: [server], name: "replicated" };
    const link = await NatsLink.open(options, () => reader.#make());
    const reader = new ReplicaReader(link, name);
    return reader;
  }

  private constructor(link: NatsLink, name: string) {
    this.#link = link;
    this.#stream = new Stream(link);
    this.#name = name;
    this.#timer = setInterval(() => this.#tick(), TICK);
  }

  /** The last place that was read. */
  get last(): number {
    return this.read.size;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#link.close();
  }

  #tick(): void {
    const now = performance.now();
    if (now - this.#heardAt > SILENCE) this.#make();
    if (this.isWriting && now - this.#sentAt > RESEND) this.#write();
  }

  #write(): void {
    if (this.#sent === "") this.#sent = `${this.#name} ${++this.#count}`;
    this.#sentAt = performance.now();
    this.#stream.publish(new TextEncoder().encode(this.#sent));
  }

  async #make(): Promise<void> {
    if (this.#isMaking) return;
    this.#isMaking = true;
    this.#end();
    if (this.#consumer !== undefined) this.#stream.endPush(this.#consumer);
    this.#consumer = undefined;
    this.#delivered = 0;
    const { subject, end } = this.#link.inbox((message) => this.#hear(message));
    this.#end = end;
    try {
      this.#consumer = await this.#stream.push(this.last + 1, subject);
    } catch {
      // It is tried again when nothing has come for a while.
    } finally {
      this.#isMaking = false;
      this.#heardAt = performance.now();
    }
  }

  #hear(message: Message): void {
    this.#heardAt = performance.now();
    if (message.headers?.code === 100) {
      if (message.reply) message.respond();
      return;
    }
    const place = placeOf(message);
    if (place !== undefined) {
      this.#take(place, new TextDecoder().decode(message.data));
    }
  }

  #take({ seq, delivered }: Place, text: string): void {
    if (delivered !== ++this.#delivered || seq !== this.last + 1) {
      this.#heardAt = 0;
      return;
    }
    this.read.set(seq, text);
    if (text !== this.#sent) return;
    this.#sent = "";
    if (this.isWriting) this.#write();
  }
}
