/**
 * The log of several servers, in a stream of NATS JetStream.
 *
 * @module
 */

import { pause } from "./abortable_pause.ts";
import { messageOf, stackOf } from "../error_text.ts";
import { Incarnation } from "./incarnation.ts";
import type { Deed, Journal, Then } from "./journal.ts";
import { LogReader } from "./log_reader.ts";
import { NatsLink } from "./nats_link.ts";
import type { NatsJournalOptions } from "./nats_journal_options.ts";
import { ReplicatedLog } from "./replicated_log.ts";
import { type Beginning, findBeginning } from "./beginning.ts";
import { Stream } from "./jetstream.ts";
import { serveState } from "./state_transfer.ts";

const TICK = 200;
const SILENCE = 10_000;
const PAUSE = 5_000;
/** How long leaving may take. */
const FAREWELL = 3_000;

/** Deeds in a stream of NATS. Of NATS, it trusts the stream's order alone. */
export class NatsJournal implements Journal {
  readonly #options: NatsJournalOptions;
  readonly #monotonic: () => number;
  readonly #log: ReplicatedLog;
  readonly #self: Incarnation;
  #link!: NatsLink;
  #stream!: Stream;
  #reader: LogReader | undefined;
  #node: string;
  #created = "";
  #isJoining = true;
  readonly #closing = new AbortController();
  readonly #closed = this.#closing.signal;
  #isWrong = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #unserve = () => {};

  /**
   * Becomes a node of the cluster.
   *
   * @throws {ClusterError} When NATS cannot be used, or nodes run by other rules.
   */
  static async open(options: NatsJournalOptions): Promise<NatsJournal> {
    const journal = new NatsJournal(options);
    await journal.#open();
    return journal;
  }

  private constructor(options: NatsJournalOptions) {
    const { replica, log, rules } = options;
    const { monotonic = () => performance.now() } = options;
    this.#options = options;
    this.#node = options.node;
    this.#monotonic = monotonic;
    this.#log = new ReplicatedLog(replica, {
      counted: (batch, outcomes) => this.#self.counted(batch, outcomes),
      differs: (place, writer) => this.#noteDifference(place, writer),
      failed: (error) => log.error("deed failed", { stack: stackOf(error) }),
    });
    const { members } = this.#log;
    this.#self = new Incarnation({
      send: (bytes) => this.#stream.publish(bytes),
      seen: () => this.#log.seen,
      hello: () => ({
        ...{ node: this.#node, rules },
        ...{ at: members.clock, epoch: members.epoch },
      }),
      monotonic,
    });
  }

  get writer(): string {
    return this.#self.writer;
  }

  get size(): number {
    return this.#log.members.size;
  }

  get heldSince(): number | undefined {
    return this.#self.heldSince;
  }

  write(deed: Deed, then?: Then): void {
    this.#self.add(deed, then);
  }

  ready(): Promise<void> | undefined {
    return this.#self.ready();
  }

  async close(): Promise<void> {
    if (this.#closed.aborted) return;
    this.#closing.abort();
    await this.#self.leave(this.size > 1 ? "others" : "last", FAREWELL);
    await this.#end();
    this.#self.giveUp();
  }

  async #open(): Promise<void> {
    this.#link = await NatsLink.open(this.#options.nats, () => {
      this.#reader?.restart();
      this.#self.resend();
    });
    this.#stream = new Stream(this.#link);
    this.#timer = setInterval(() => {
      this.#reader?.tick();
      this.#self.tick(this.#link.isUp);
    }, TICK);
    try {
      await this.#stream.state();
      await this.#join();
      this.#isJoining = false;
      await this.#self.opened;
      // Not before: of several nodes, one gets each request.
      this.#unserve = serveState(this.#link, () => {
        if (!this.#self.isHere || this.#closed.aborted) return undefined;
        return { ...this.#log.save(), created: this.#created };
      });
    } catch (error) {
      this.#closing.abort();
      await this.#end();
      throw error;
    }
  }

  async #end(): Promise<void> {
    clearInterval(this.#timer);
    this.#reader?.end();
    this.#unserve();
    await this.#link.close();
  }

  async #join(): Promise<void> {
    const { rules, silence = SILENCE } = this.#options;
    const [link, closed] = [this.#link, this.#closed];
    while (!closed.aborted) {
      const from = await findBeginning(link, rules, silence, closed);
      if (from === undefined || !await this.#beginFrom(from)) continue;
      if (closed.aborted || await this.#read()) return;
      // What it began from is of another stream than the one that there is.
      this.#self.giveUp();
    }
  }

  /** Takes a state over, or writes an epoch if nobody has written since. */
  async #beginFrom({ state, last, created }: Beginning): Promise<boolean> {
    const { rules, log } = this.#options;
    this.#created = created;
    if (state !== undefined) {
      this.#log.load(state);
      return true;
    }
    this.#log.startAt(last);
    const hello = { node: this.#node, rules, at: 0, epoch: last + 1 };
    const bytes = this.#self.epoch(hello);
    try {
      if (await this.#stream.publishAfter(last, bytes)) return true;
    } catch (error) {
      log.warn("cluster not begun", { why: messageOf(error) });
    }
    this.#self.giveUp();
    return false;
  }

  /** Reads on from there. Tells whether the log goes on from there at all. */
  async #read(): Promise<boolean> {
    let isLost = false;
    const from = { seq: this.#log.seq, created: this.#created };
    this.#reader = new LogReader(this.#link, from, {
      take: ({ seq, time }, bytes) => this.#take(seq, time, bytes),
      lost: (why) => {
        isLost = true;
        this.#options.log.error("cluster log lost", { why });
        this.#rejoin();
      },
      monotonic: this.#monotonic,
      log: this.#options.log,
    });
    await this.#reader.restart();
    if (isLost) return false;
    this.#greetIfCaughtUp();
    return true;
  }

  #take(seq: number, time: number, bytes: Uint8Array): void {
    this.#log.apply(seq, time, bytes);
    if (this.#closed.aborted) return;
    if (this.#isWrong) return this.#rejoin();
    if (this.#self.isHere && !this.#log.members.has(this.writer)) {
      this.#options.log.error("cluster gave this node up", { place: seq });
      // Two that run under one name would end each other for ever.
      if (this.#log.members.hasNode(this.#node)) this.#node += `-${seq}`;
      this.#giveUp();
    }
    this.#greetIfCaughtUp();
  }

  #greetIfCaughtUp(): void {
    if (!this.#self.isReading || this.#reader === undefined) return;
    if (this.#log.seq < this.#reader.goal || this.#closed.aborted) return;
    this.#self.greet();
  }

  #noteDifference(place: number, writer: string): void {
    this.#options.log.error("cluster state differs", { place });
    // The node that has been here longer is taken to be right.
    this.#isWrong ||= this.#log.members.isOlder(writer, this.writer);
  }

  /** Whatever this node asked for, or held, is void. */
  #giveUp(): void {
    this.#self.giveUp();
    this.#options.replica.fenced();
  }

  /** The state here is no longer to be trusted, or cannot be continued. */
  #rejoin(): void {
    if (this.#isJoining || this.#closed.aborted) return;
    this.#isJoining = true;
    this.#isWrong = false;
    this.#reader?.end();
    this.#reader = undefined;
    this.#giveUp();
    this.#joinAgain();
  }

  async #joinAgain(): Promise<void> {
    for (;;) {
      try {
        await this.#join();
        this.#isJoining = false;
        return;
      } catch (error) {
        if (this.#closed.aborted) return;
        const why = messageOf(error);
        this.#options.log.error("cluster not joined", { why });
        await pause(PAUSE, this.#closed);
      }
    }
  }
}
