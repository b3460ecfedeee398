/**
 * One IRC client: its own data, and the messages to it.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { RoomEvent } from "../messages/event.ts";
import type { Lang } from "../messages/texts/texts.ts";
import type { Identity } from "../presence/deeds.ts";
import type { Person } from "../rooms/person.ts";
import type { SessionContext } from "../sessions/protocol.ts";
import { type Capability, CapabilitySet } from "./capability.ts";
import type { IrcVariant, Tag, TaggedLine } from "./event_writer.ts";
import type { IrcContext } from "./irc_context.ts";
import { formatMessage } from "./irc_message.ts";
import { ReplyQueue } from "./reply_queue.ts";
import { type NumericName, NUMERICS } from "./numeric.ts";

const encoder = new TextEncoder();

/** A client, before and after it has a name. */
export class IrcClient implements Identity {
  /** The state that all IRC clients share. */
  readonly network: IrcContext;
  /** Its session. */
  readonly session: SessionContext;
  /** Its capabilities. */
  readonly capabilities = new CapabilitySet();
  /** The names it watches for, as it wrote them, by key. */
  readonly monitored = new Map<string, string>();
  /** Its user name; empty while it has told none. */
  user = "";
  /** Its real name. */
  realname = "";
  /** The nick that it wants, before it has one. */
  wanted = "";
  /** The password that it has shown. */
  password: string | undefined;
  /** Whether the welcome waits until it has said which capabilities it wants. */
  isNegotiating = false;
  /** The language of the sentences that are for it alone. */
  lang: Lang;
  /** How often it has joined. */
  joins = 0;
  /** The name that it was refused last, before it has one. */
  refused = "";
  /** Why its session ends. */
  farewell = "";
  /** Whether it has asked not to be counted among those who are seen. */
  isInvisible = false;
  // When it was last heard, and since when it has not answered a PING.
  #heard: number;
  #asked: number | undefined;
  readonly #replies: ReplyQueue;

  /** Makes the client of a person without a name. */
  constructor(network: IrcContext, session: SessionContext) {
    [this.network, this.session] = [network, session];
    this.lang = network.lang;
    this.#heard = network.services.monotonic();
    this.#replies = new ReplyQueue({
      server: network.name,
      readsBatches: () => this.has("batch"),
      send: (text) => this.person.send(encoder.encode(text)),
    });
  }

  /** Its person. */
  get person(): Person {
    return this.session.person;
  }

  /** Whether it has been welcomed. */
  get isRegistered(): boolean {
    return this.person.name !== "";
  }

  /** Its name in numeric replies. */
  get nick(): string {
    return this.person.name || this.wanted || "*";
  }

  /** Its source in messages. */
  get source(): string {
    return this.network.writer.sourceOf(this.person.name);
  }

  /** Which variant of events it reads. */
  get variant(): IrcVariant {
    return {
      time: this.has("server-time"),
      msgid: this.has("message-tags"),
    };
  }

  /** The label of the line that is taken up. */
  get label(): string | undefined {
    return this.#replies.label;
  }

  /** Whether it has asked for something. */
  has(capability: Capability): boolean {
    return this.capabilities.has(capability);
  }

  /** Sends a numbered reply. */
  numeric(name: NumericName, ...params: readonly string[]): void {
    this.#replies.add({ tags: [], body: this.#formatNumeric(name, params) });
  }

  /** The same for a reply that answers nothing. */
  numericBeside(name: NumericName, ...params: readonly string[]): void {
    this.sendBeside(this.#formatNumeric(name, params), []);
  }

  /** Sends a message, with the time that it has now. */
  send(source: string, command: string, ...params: readonly string[]): void {
    this.sendBody(formatMessage(source, command, ...params));
  }

  /** The same for a message that is written already. */
  sendBody(body: string, tags: readonly Tag[] = []): void {
    this.#replies.add({ tags: [...this.timeTag(), ...tags], body });
  }

  /** Sends what stands outside of any batch or label: it answers nothing. */
  sendBeside(body: string, tags: readonly Tag[] = this.timeTag()): void {
    this.#replies.add({ tags, body, isPlaced: true });
  }

  /** An event as this client reads it, with its tags. */
  eventLines(event: RoomEvent): TaggedLine[] {
    return this.network.writer.linesOf(event, this.variant);
  }

  /** Sends a line that has its tags. */
  sendLine(line: TaggedLine): void {
    this.#replies.add(line);
  }

  /**
   * Sends lines in a batch of its own.
   *
   * @param isAnswer Whether it is what the line that is taken up asked for.
   */
  sendBatch(
    type: readonly string[],
    lines: readonly TaggedLine[],
    isAnswer: boolean,
  ): void {
    const id = this.#replies.nextBatch();
    const start = `:${this.network.name} BATCH +${id} ${type.join(" ")}`;
    const label = isAnswer ? this.#replies.takeLabel() : undefined;
    const tags: Tag[] = label === undefined ? [] : [["label", label]];
    this.#replies.add({ tags, body: start, isPlaced: true });
    for (const { body, tags } of lines) {
      this.#replies.add({
        tags: [["batch", id], ...tags],
        body,
        isPlaced: true,
      });
    }
    const end = `:${this.network.name} BATCH -${id}`;
    this.#replies.add({ tags: [], body: end, isPlaced: true });
  }

  /** Says that something failed, and why (standard replies). */
  fail(command: string, code: string, ...params: readonly string[]): void {
    this.send(this.network.name, "FAIL", command, code, ...params);
  }

  /** Says something as the server. */
  notice(text: string): void {
    for (const line of text.split("\n")) {
      this.send(this.network.name, "NOTICE", this.nick, line);
    }
  }

  /** Tells that a person is away, or is back. */
  tellAway(source: string, words: string): void {
    if (!this.has("away-notify")) return;
    this.sendBeside(
      words === "" ? `:${source} AWAY` : formatMessage(source, "AWAY", words),
    );
  }

  /** Says why the connection ends, which nothing can follow. */
  error(text: string): void {
    this.sendBeside(formatMessage("", "ERROR", text), []);
  }

  /** Sends at once what `work` says, as the answer to a line with this label. */
  answer<Result>(label: string | undefined, work: () => Result): Result {
    const mayLabel = this.has("labeled-response");
    return this.#replies.answer(mayLabel ? label : undefined, work);
  }

  /**
   * The messages of `work` as text; nothing when they become part of an answer.
   */
  textOf(work: () => void): string {
    return this.#replies.textOf(work);
  }

  /** The label of the line that is taken up, for what answers it later. */
  takeLabel(): string | undefined {
    return this.#replies.takeLabel();
  }

  /** Sends what has been said so far, before what happens next. */
  sendSoFar(): void {
    this.#replies.sendSoFar();
  }

  /** The tag with the time that it is, for a client that reads it. */
  timeTag(time = this.network.services.now()): Tag[] {
    return this.has("server-time")
      ? [["time", new Date(time).toISOString()]]
      : [];
  }

  /** Notes that something came from it. */
  noteAlive(): void {
    this.#heard = this.network.services.monotonic();
    this.#asked = undefined;
  }

  /** Asks a client that has been silent, and ends one that does not answer. */
  checkAlive(now: number): void {
    const { silence, pong } = this.network.services.limits;
    if (now - this.#heard < silence) return;
    if (this.#asked === undefined) {
      this.#asked = now;
      const { name } = this.network;
      if (this.isRegistered) {
        this.sendBeside(formatMessage("", "PING", name), []);
      }
    } else if (now - this.#asked >= pong) {
      this.person.session.end("lost", notice("silent"));
    }
  }

  #formatNumeric(name: NumericName, params: readonly string[]): string {
    const [code, text] = NUMERICS[name];
    const rest = text === "" ? params : [...params, text];
    return formatMessage(this.network.name, code, this.nick, ...rest);
  }
}
