/**
 * One person's stay, from the first byte to the last.
 *
 * @module
 */

import { type Answer, notice } from "../messages/answer.ts";
import { arriveInLobby } from "../presence/arrive.ts";
import { tellFault } from "../presence/name_fault.ts";
import type { Connection } from "../net/connection.ts";
import type { LeaveReason } from "../messages/event.ts";
import type { Services } from "../presence/services.ts";
import { type BadLine, type Line, TIMING_MARK } from "../net/line_decoder.ts";
import { stackOf } from "../error_text.ts";
import type { LoginSteps, Protocol, SessionOptions } from "./protocol.ts";
import { Outbox } from "../fanout/outbox.ts";
import { Throttle } from "./throttle.ts";
import { Person, type SessionHandle, type Start } from "../rooms/person.ts";
import { resume } from "../presence/resume.ts";
import { WONT_TIMING_MARK } from "../net/telnet.ts";

/**
 * A session is in one of two states: while there is a login, lines are answers
 * to it; after that, they are said.
 */
export class Session implements SessionHandle {
  readonly #services: Services;
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #throttle: Throttle;
  readonly #protocol: Protocol;
  #person: Person;
  // Both are there until the person has a name.
  #login: LoginSteps | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #hasEnded = false;
  // Why and with which words it ended, when it was not the peer that ended it.
  #reason: LeaveReason | undefined;
  #words = "";

  /** Makes the session of a new connection. */
  constructor(
    connection: Connection,
    services: Services,
    options: SessionOptions,
  ) {
    const { writeScheduler, limits, now, privateLines } = services;
    this.#connection = connection;
    this.#services = services;
    this.#outbox = new Outbox(connection, writeScheduler, privateLines);
    const { protocol, echo } = options;
    this.#protocol = protocol;
    const dialect = protocol.dialect(connection, options.dialect);
    const choices = { dialect, echo, limits, now };
    this.#person = new Person(this.#outbox, this, choices);
    this.#login = protocol.login(this.#person, services);
    this.#throttle = new Throttle(
      { burst: limits.burst, perSecond: limits.rate },
      now,
      () => this.#person.tell(notice("floodPause")),
    );
  }

  /** Serves the peer until it leaves or has to. */
  async run(): Promise<void> {
    const { login } = this.#services.limits;
    this.#deadline = setTimeout(() => this.#refuseLate(), login);
    try {
      this.#login?.ask();
      for (;;) {
        const lines = await this.#connection.read();
        if (lines === undefined) break;
        this.#services.readScheduler.heard();
        // Most of the time there is nothing to wait for.
        const rest = this.#takeAll(lines, 0);
        if (rest !== undefined) await rest;
        // When the server cannot keep up with what is said, it hears less,
        // rather than take from those who read what they were to be given.
        const { writeScheduler: { queueDelay }, readScheduler } =
          this.#services;
        if (queueDelay.isTooLong && !this.#hasEnded) {
          await queueDelay.shortened();
        }
        const turn = readScheduler.next();
        if (turn !== undefined) await turn;
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      clearTimeout(this.#deadline);
      this.#leave();
    }
    await this.#close();
  }

  end(reason: LeaveReason, goodbye?: Answer, words = ""): void {
    if (this.#person.absentSince !== undefined) {
      return this.#release(reason, words);
    }
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#reason = reason;
    this.#words = words;
    this.#connection.stopReading();
    this.#throttle.stop();
    if (goodbye !== undefined) this.#person.tell(goodbye);
  }

  startIn(start: Start): void {
    if (this.#login !== undefined) this.#login.start = start;
  }

  pause(milliseconds: number): void {
    this.#throttle.pause(milliseconds);
  }

  resume(token: string, lastId: number): boolean {
    const person = resume(this.#services, this.#person, token, lastId);
    if (person === undefined) return false;
    this.#begin(person);
    return true;
  }

  giveWay(): void {
    this.end("closed");
    this.#connection.close();
  }

  showOut(): void {
    if (this.#connection.endsWithRoom === true) this.end("closed");
    else arriveInLobby(this.#services, this.#person);
  }

  /** Ends it when the peer has been silent for too long. */
  endIfIdle(now: number): void {
    const { idle } = this.#services.limits;
    if (idle === 0 || now - this.#person.lastActive < idle) return;
    this.end("closed", notice("idleTimeout", Math.round(idle / 60_000)));
  }

  /** Closes the connection with whatever is still queued. */
  abort(): void {
    this.#connection.close();
    this.#outbox.lose("broken");
  }

  /** Takes the lines from `first` on. Gives a promise if it has to pause. */
  #takeAll(lines: readonly Line[], first: number): Promise<void> | undefined {
    // Much came, and there was no line in it.
    if (lines.length === 0) return this.#throttle.spend(1);
    for (let at = first; at < lines.length; at++) {
      if (this.#hasEnded || this.#outbox.lost !== undefined) return undefined;
      const cost = this.#takeUp(lines[at]);
      if (this.#hasEnded) return undefined;
      const rest = this.#throttle.spend(cost);
      if (rest !== undefined) {
        return rest.then(() => this.#takeAll(lines, at + 1));
      }
    }
    return undefined;
  }

  #takeUp(line: Line): number {
    if (typeof line === "string") return this.#take(line);
    if (line !== TIMING_MARK) return this.#refuse(line);
    this.#person.send(WONT_TIMING_MARK);
    return this.#services.limits.emptyCost;
  }

  #take(line: string): number {
    if (line.trim() === "") return this.#services.limits.emptyCost;
    this.#services.counters.lines++;
    return this.#login === undefined
      ? this.#protocol.take(line, this.#person, this.#services)
      : this.#logIn(line, this.#login);
  }

  #logIn(line: string, login: LoginSteps): number {
    const cost = login.take(line);
    if (this.#person.name !== "") this.#begin(this.#person);
    else if (!this.#hasEnded) login.ask();
    return cost;
  }

  #begin(person: Person): void {
    clearTimeout(this.#deadline);
    this.#deadline = this.#login = undefined;
    this.#person = person;
  }

  #refuse({ fault }: BadLine): number {
    tellFault(this.#person, fault, this.#services.limits);
    this.#login?.fail(fault);
    if (!this.#hasEnded) this.#login?.ask();
    return 1;
  }

  #refuseLate(): void {
    if (this.#person.name !== "") return;
    const seconds = Math.round(this.#services.limits.login / 1000);
    this.#login?.note("loginTimeout");
    this.end("closed", notice("loginTimeout", seconds));
  }

  /** One person's trouble stays theirs. */
  #fail(error: unknown): void {
    const { address } = this.#connection;
    this.#services.log.error("session failed", {
      address,
      stack: stackOf(error),
    });
    this.end("closed", notice("fault"));
  }

  #leave(): void {
    const { registry, log } = this.#services;
    const person = this.#person;
    const isTaken = person.outbox !== this.#outbox;
    if (person.name === "" || isTaken || !registry.has(person)) return;
    const reason = this.#reason ?? this.#whyLost();
    const mayReturn = person.token !== "" && this.#reason === undefined &&
      reason !== "slow";
    if (!mayReturn) return this.#release(reason, this.#words);
    registry.suspend(person);
    log.info("absent", { name: person.name });
  }

  #release(reason: LeaveReason, words: string): void {
    const { registry, resumeTokens, counters, log } = this.#services;
    const { name } = this.#person;
    counters.left[reason]++;
    resumeTokens.forget(this.#person);
    registry.release(this.#person, reason, words);
    log.info("left", { name, reason, people: registry.size });
  }

  #whyLost(): LeaveReason {
    const { lost } = this.#outbox;
    if (lost === "slow") return "slow";
    return this.#connection.endedCleanly && !lost ? "quit" : "lost";
  }

  async #close(): Promise<void> {
    const { drain } = this.#services.limits;
    const deadline = setTimeout(() => this.#outbox.lose("slow"), drain);
    await this.#outbox.finish();
    clearTimeout(deadline);
    if (this.#outbox.lost) this.#connection.close();
    else await this.#connection.end();
  }
}
