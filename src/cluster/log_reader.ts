/**
 * Reading the stream from a place on, each message once and in order.
 *
 * @module
 */

import { pause } from "./abortable_pause.ts";
import type { Message } from "./nats_types.ts";
import { messageOf } from "../error_text.ts";
import type { Log } from "../log.ts";
import { type Place, placeOf, Stream } from "./jetstream.ts";
import type { NatsLink } from "./nats_link.ts";

/** A consumer that says nothing for this long is made anew, in milliseconds. */
const SILENCE = 3_000;
/** The pause between two attempts to make one. */
const PAUSE = 500;

/** The callbacks of a {@linkcode LogReader}. */
export interface LogReaderOptions {
  /** Takes the next message. */
  readonly take: (place: Place, bytes: Uint8Array) => void;
  /** The next message is no longer, or not yet again, in the stream. */
  readonly lost: (why: "behind" | "emptied") => void;
  /** What durations go by. */
  readonly monotonic: () => number;
  /** The log for the operator. */
  readonly log: Log;
}

interface Push {
  readonly end: () => void;
  consumer: string | undefined;
  delivered: number;
}

/**
 * A push consumer with heartbeats. NATS may end it, forget it or leave it deaf;
 * it is made anew behind the last message whenever the connection has come
 * back, a message is missing, or nothing comes for three seconds.
 */
export class LogReader {
  readonly #link: NatsLink;
  readonly #stream: Stream;
  readonly #options: LogReaderOptions;
  #seq: number;
  #created: string;
  #push: Push | undefined;
  #heardAt = 0;
  #isMaking = false;
  readonly #ending = new AbortController();
  /** The place of the newest message when reading began. */
  goal = 0;

  /**
   * Reads nothing yet.
   *
   * @param seq The place of the last message that is known.
   * @param created When the stream was made that it lies in.
   */
  constructor(
    link: NatsLink,
    { seq, created }: { readonly seq: number; readonly created: string },
    options: LogReaderOptions,
  ) {
    this.#link = link;
    this.#stream = new Stream(link);
    this.#seq = seq;
    this.#created = created;
    this.#options = options;
  }

  /** Makes the consumer, or makes it anew. */
  async restart(): Promise<void> {
    if (this.#isMaking || this.#hasEnded) return;
    this.#isMaking = true;
    this.#drop();
    try {
      while (!this.#hasEnded && !await this.#make()) {
        await pause(PAUSE, this.#ending.signal);
      }
    } finally {
      this.#isMaking = false;
      this.#heardAt = this.#options.monotonic();
    }
  }

  /** Looks whether it still hears anything. */
  tick(): void {
    if (this.#isMaking || this.#hasEnded) return;
    const { monotonic, log } = this.#options;
    if (monotonic() - this.#heardAt < SILENCE) return;
    log.warn("cluster log silent", { place: this.#seq });
    this.restart();
  }

  /** Reads no more. */
  end(): void {
    this.#ending.abort();
    this.#drop();
  }

  get #hasEnded(): boolean {
    return this.#ending.signal.aborted;
  }

  #drop(): void {
    this.#push?.end();
    const consumer = this.#push?.consumer;
    if (consumer !== undefined) this.#stream.endPush(consumer);
    this.#push = undefined;
  }

  /** Tells whether it worked, or need not be tried again. */
  async #make(): Promise<boolean> {
    try {
      const { created, first, last } = await this.#stream.state();
      if (this.#hasEnded) return true;
      if (created !== this.#created || last < this.#seq) {
        return this.#lose("emptied");
      }
      if (first > this.#seq + 1) return this.#lose("behind");
      this.goal = last;
      const { subject, end } = this.#link.inbox((message) =>
        this.#hear(push, message)
      );
      const push: Push = { end, consumer: undefined, delivered: 0 };
      this.#push = push;
      push.consumer = await this.#stream.push(this.#seq + 1, subject);
      if (this.#push !== push) this.#stream.endPush(push.consumer);
      return true;
    } catch (error) {
      this.#drop();
      this.#options.log.warn("cluster log not read", {
        why: messageOf(error),
      });
      return false;
    }
  }

  #hear(push: Push, message: Message): void {
    if (push !== this.#push || this.#hasEnded) return;
    this.#heardAt = this.#options.monotonic();
    if (message.headers?.code === 100) return this.#beat(push, message);
    const place = placeOf(message);
    if (place === undefined) return;
    if (place.delivered !== ++push.delivered) return this.#missed(push);
    if (place.seq <= this.#seq) return;
    if (place.seq !== this.#seq + 1) return void this.#lose("behind");
    this.#seq = place.seq;
    this.#options.take(place, message.data);
  }

  /** A sign of life, or the question whether all so far has been taken. */
  #beat(push: Push, message: Message): void {
    const stalled = message.headers?.get("Nats-Consumer-Stalled");
    if (message.reply) message.respond();
    else if (stalled) this.#link.send(stalled, new Uint8Array(0));
    const last = message.headers?.get("Nats-Last-Consumer");
    if (last && Number(last) > push.delivered) this.#missed(push);
  }

  #missed(push: Push): void {
    this.#options.log.warn("cluster log has a gap", { place: this.#seq });
    push.end();
    this.restart();
  }

  #lose(why: "behind" | "emptied"): true {
    this.end();
    this.#options.lost(why);
    return true;
  }
}
