/**
 * One connection's session, from the first byte to the last.
 *
 * @module
 */

import { type Answer, notice } from "../messages/answer.ts";
import type { Connection } from "../net/connection.ts";
import type { LeaveReason } from "../messages/event.ts";
import type { Services } from "../presence/services.ts";
import type { LoginFault } from "../counters.ts";
import { stackOf } from "../error_text.ts";
import type { Conversation, SessionContext } from "./protocol.ts";
import type { SessionKeeper, SessionOptions } from "./session_options.ts";
import { closeWhenWritten } from "./close_when_written.ts";
import { LineIntake, type LineTaker } from "./line_intake.ts";
import { Outbox } from "../fanout/outbox.ts";
import { depart, lastWords, leave } from "./departure.ts";
import { type Debtor, Throttle } from "./throttle.ts";
import { Person, type SessionHandle, type Start } from "../rooms/person.ts";
import { askToResume } from "../presence/resume.ts";
import type { Room } from "../rooms/room.ts";

/**
 * The session of a peer of any protocol: a person, an outbox, a throttle, a
 * deadline for the login, and an orderly end. The conversation gives lines
 * their meaning.
 */
export class Session
  implements SessionHandle, SessionContext, LineTaker, Debtor {
  readonly #services: Services;
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #throttle: Throttle;
  readonly #conversation: Conversation;
  readonly #intake: LineIntake;
  readonly #keeper: SessionKeeper<Session>;
  #person: Person;
  // It runs until the person has a name.
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #hasEnded = false;
  #isCutOff = false;
  #isAborted = false;
  // Made when something is awaited, which takes several servers.
  #aborted: PromiseWithResolvers<void> | undefined;
  // The reason and words with which the server or a command ended it.
  #reason: LeaveReason | undefined;
  #words = "";

  /** Makes the session of a new connection. */
  constructor(
    connection: Connection,
    services: Services,
    options: SessionOptions<Session>,
  ) {
    const { writeScheduler, limits, now, monotonic, privateLines } = services;
    this.#connection = connection;
    this.#services = services;
    this.#outbox = new Outbox(connection, writeScheduler, privateLines);
    const { protocol, echo, rate, keeper } = options;
    this.#keeper = keeper;
    const dialect = protocol.dialect(connection, options.dialect);
    const choices = { dialect, echo, limits, now, monotonic };
    this.#person = new Person(this.#outbox, this, choices);
    this.#throttle = new Throttle(rate, monotonic, this);
    this.#conversation = protocol.open(this);
    this.#intake = new LineIntake(this, {
      connection,
      conversation: this.#conversation,
      throttle: this.#throttle,
      readScheduler: writeScheduler.reads,
    });
  }

  get person(): Person {
    return this.#person;
  }

  get services(): Services {
    return this.#services;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get isOver(): boolean {
    return this.#hasEnded || this.#outbox.lost !== undefined;
  }

  /** Serves the peer until the session ends. The keeper is told then. */
  run(): void {
    const { login } = this.#services.limits;
    this.#deadline = setTimeout(() => this.#refuseLate(), login);
    try {
      this.#conversation.begin();
    } catch (error) {
      this.ended(error);
      return;
    }
    this.#intake.begin();
  }

  async ended(error?: unknown): Promise<void> {
    const { deeds, limits, log } = this.#services;
    clearTimeout(this.#deadline);
    if (error !== undefined) {
      log.guard("session failed", () => this.#fail(error));
    }
    // A login that is under way elsewhere comes first.
    if (deeds !== undefined) await this.settled();
    log.guard("session failed", () => this.#leave());
    log.guard("session failed", () => this.#conversation.ended?.());
    await closeWhenWritten(this.#outbox, limits.drain, log);
    this.#keeper.ended(this, this.#connection);
  }

  settled(): Promise<void> | undefined {
    const settled = this.#services.deeds?.settled(this.#person);
    if (settled === undefined || this.#isAborted) return undefined;
    this.#aborted ??= Promise.withResolvers();
    return Promise.race([settled, this.#aborted.promise]);
  }

  backlog(): Promise<void> | undefined {
    const { writeScheduler: { queueDelay }, roomLog } = this.#services;
    // A server that is behind with writing reads less, and drops nothing. Nor
    // does it read more than its disk can keep up with.
    return queueDelay.isTooLong && !this.#hasEnded
      ? queueDelay.shortened().then(() => roomLog.ready())
      : roomLog.ready();
  }

  end(reason: LeaveReason, goodbye?: Answer, words = ""): void {
    const { deeds } = this.#services;
    if (this.#person.absentSince !== undefined && deeds === undefined) {
      return leave(this.#services, this.#person, reason, words);
    }
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#reason = reason;
    this.#words = words;
    this.#connection.stopReading();
    this.#throttle.stop();
    if (goodbye !== undefined) this.#person.tell(goodbye);
    this.#conversation.sayLast?.(reason, words);
  }

  loggedIn(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    this.#keeper.loggedIn(this);
  }

  /** Makes room for another, as the person has no name yet. */
  evict(): void {
    this.#keeper.evict(this, this.#connection);
  }

  noteRefusal(why: LoginFault): void {
    const { counters, log } = this.#services;
    counters.refusedLogins[why]++;
    log.info("login refused", { address: this.#connection.address, why });
  }

  startIn(start: Start): void {
    this.#conversation.startIn(start);
  }

  /** The throttle calls it, the first time that the peer has to wait. */
  onDebt(): void {
    this.#person.tell(notice("floodPause"));
  }

  pause(milliseconds: number): void {
    this.#throttle.pause(milliseconds);
  }

  resume(token: string, lastId: number, then: (isBack: boolean) => void): void {
    askToResume(this.#services, this.#person, token, lastId, then);
  }

  becomes(person: Person): void {
    this.#person = person;
  }

  /** Lets the peer's program come back to another server, where it can. */
  moveOn(goodbye: Answer): void {
    if (this.#person.token !== "") return this.#connection.stopReading();
    this.end("closed", goodbye);
    // A login, or a return, that is under way may still come about.
    if (this.#person.name === "") this.#reason = undefined;
  }

  /** Ends the session of a person who is not here any more. */
  cutOff(goodbye: Answer): void {
    if (this.#hasEnded) return;
    this.#isCutOff = this.#hasEnded = true;
    this.#connection.stopReading();
    this.#throttle.stop();
    this.#outbox.send(lastWords(this.#services, this.#person, goodbye));
    this.#conversation.sayLast?.("closed", "");
  }

  giveWay(): void {
    this.end("closed");
  }

  showOut(room: Room, by: string, words = ""): void {
    this.#conversation.showOut(room, by, words);
  }

  /** Ends the session when the peer has been silent for too long. */
  check(now: number): void {
    this.#conversation.check?.(now);
    const { idle } = this.#services.limits;
    if (idle === 0 || now - this.#person.lastActive < idle) return;
    this.end("closed", notice("idleTimeout", Math.round(idle / 60_000)));
  }

  /** Closes the connection at once, and drops queued output. */
  abort(): void {
    this.#connection.close();
    this.#outbox.lose("broken");
    this.#isAborted = true;
    this.#aborted?.resolve();
  }

  #refuseLate(): void {
    if (this.#person.name !== "") return;
    this.#conversation.refuseLate();
    this.end("closed");
  }

  /** A fault ends one session only. */
  #fail(error: unknown): void {
    const fields = { address: this.#connection.address, stack: stackOf(error) };
    this.#services.log.error("session failed", fields);
    this.end("closed", notice("fault"));
  }

  #leave(): void {
    const outbox = this.#outbox;
    if (this.#isCutOff || this.#person.outbox !== outbox) return;
    const departure = { reason: this.#reason, words: this.#words, outbox };
    depart(this.#services, this.#person, departure);
  }
}
