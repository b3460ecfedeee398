/**
 * The stream of JetStream that the log lies in.
 *
 * These few requests are made here and not by a library: its consumers were
 * deaf for most of a minute after a restart of NATS.
 *
 * @module
 */

import { headers } from "@nats-io/transport-node";
import type { Message } from "./nats_types.ts";
import { ClusterError } from "./cluster_error.ts";
import { messageOf } from "../error_text.ts";
import type { NatsLink } from "./nats_link.ts";

/** The stream as NATS describes it. */
export interface StreamState {
  /** When it was made, as NATS writes it. */
  readonly created: string;
  /** The place of its oldest message. */
  readonly first: number;
  /** The place of its newest one. */
  readonly last: number;
}

/** A message's place and time in the stream. */
export interface Place {
  /** Its place in the stream. */
  readonly seq: number;
  /** Its place among those of its consumer. */
  readonly delivered: number;
  /** When the stream took it, in milliseconds since 1970. */
  readonly time: number;
}

const SECOND = 1_000_000_000;

/** One stream with one subject, on the disk of one server. */
export class Stream {
  readonly #link: NatsLink;
  readonly #subject: string;

  /** Asks nothing yet. */
  constructor(link: NatsLink) {
    this.#link = link;
    this.#subject = link.subject("log");
  }

  /** Sends a batch to the stream. Whether it gets there is not known. */
  publish(bytes: Uint8Array): void {
    this.#link.send(this.#subject, bytes);
  }

  /**
   * Writes a message to the stream if it would be the next after `last`.
   *
   * @returns Whether the stream says that it took it.
   */
  async publishAfter(last: number, bytes: Uint8Array): Promise<boolean> {
    const head = headers();
    head.set("Nats-Expected-Last-Sequence", String(last));
    const reply = await this.#link.ask(this.#subject, bytes, head);
    return reply.json<{ error?: unknown }>().error === undefined;
  }

  /** The state of the stream, which is made if there is none. */
  async state(): Promise<StreamState> {
    const { created, state } = await this.#ensure();
    return { created, first: state.first_seq, last: state.last_seq };
  }

  /** The message at a place of the stream; undefined when it is not there. */
  async message(seq: number): Promise<Uint8Array | undefined> {
    try {
      const { message } = await this.#ask<{ message: { data: string } }>(
        "STREAM.MSG.GET",
        { seq },
      );
      return Uint8Array.fromBase64(message.data);
    } catch (error) {
      if (error instanceof ClusterError) return undefined;
      throw error;
    }
  }

  /**
   * Lets the stream push its messages from a place on.
   *
   * @returns The name of the consumer.
   */
  async push(from: number, inbox: string): Promise<string> {
    const { name } = await this.#ask<{ name: string }>("CONSUMER.CREATE", {
      stream_name: this.#link.name,
      config: {
        deliver_subject: inbox,
        deliver_policy: "by_start_sequence",
        opt_start_seq: from,
        ack_policy: "none",
        replay_policy: "instant",
        idle_heartbeat: SECOND,
        flow_control: true,
        inactive_threshold: 30 * SECOND,
        mem_storage: true,
        num_replicas: 1,
      },
    });
    return name;
  }

  /** Ends a consumer. NATS does that by itself a little later. */
  endPush(consumer: string): void {
    const subject = `$JS.API.CONSUMER.DELETE.${this.#link.name}.${consumer}`;
    this.#link.send(subject, new Uint8Array(0));
  }

  async #ensure(): Promise<StreamInfo> {
    const wanted = {
      name: this.#link.name,
      subjects: [this.#subject],
      storage: "file",
      num_replicas: 1,
      max_age: 600 * SECOND,
      max_bytes: 256 * 1024 * 1024,
      discard: "old",
    };
    const found = await this.#found() ??
      await this.#ask<StreamInfo>("STREAM.CREATE", wanted);
    const { num_replicas: replicas, storage } = found.config;
    if (replicas !== 1 || storage !== "file") {
      throw new ClusterError(
        `the stream ${this.#link.name} must have one replica and file storage: it has ${replicas} and ${storage}`,
      );
    }
    return found;
  }

  async #found(): Promise<StreamInfo | undefined> {
    try {
      return await this.#ask<StreamInfo>("STREAM.INFO", {});
    } catch (error) {
      if (error instanceof NoStream) return undefined;
      throw error;
    }
  }

  async #ask<Answer>(what: string, body: unknown): Promise<Answer> {
    let reply;
    try {
      const subject = `$JS.API.${what}.${this.#link.name}`;
      const text = JSON.stringify(body);
      reply = await this.#link.ask(subject, text);
    } catch (error) {
      throw new ClusterError(
        `JetStream does not answer, is it enabled? (${messageOf(error)})`,
      );
    }
    const answer = reply.json<Answer & { error?: ApiError }>();
    if (answer.error === undefined) return answer;
    const Failure = answer.error.err_code === 10059 ? NoStream : ClusterError;
    throw new Failure(`JetStream refuses: ${answer.error.description}`);
  }
}

class NoStream extends ClusterError {}

interface ApiError {
  readonly err_code: number;
  readonly description: string;
}

interface StreamInfo {
  readonly created: string;
  readonly config: { readonly num_replicas: number; readonly storage: string };
  readonly state: { readonly first_seq: number; readonly last_seq: number };
}

/**
 * The place and time that NATS writes into the reply subject of a message:
 * `$JS.ACK.stream.consumer.tries.seq.delivered.nanoseconds.pending`, with two
 * more words in front from later servers.
 */
export function placeOf({ reply = "" }: Message): Place | undefined {
  const words = reply.split(".");
  if (words[1] !== "ACK" || words.length < 9) return undefined;
  const [, seq, delivered, nanoseconds] = words.length >= 11
    ? words.slice(6)
    : words.slice(4);
  return {
    seq: Number(seq),
    delivered: Number(delivered),
    time: Number(nanoseconds.slice(0, -6)),
  };
}
