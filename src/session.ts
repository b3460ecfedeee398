/**
 * One person's stay, from the first byte to the last.
 *
 * @module
 */

import { notice } from "./answer.ts";
import { arrive } from "./commands/arrive.ts";
import { tellFault } from "./commands/fault.ts";
import { runCommand } from "./commands/table.ts";
import type { Connection } from "./connection.ts";
import type { Dialect } from "./dialect.ts";
import type { LeaveReason } from "./event.ts";
import { type House, LOBBY } from "./house.ts";
import type { BadLine, Line } from "./lines.ts";
import { nameFault } from "./name.ts";
import { Outbox } from "./outbox.ts";
import { Person } from "./person.ts";

/** How a session begins. */
export interface SessionOptions {
  /** What a person is shown things in at first. */
  readonly dialect: Dialect;
  /** Whether a person's own lines come back to them at first. */
  readonly echo: boolean;
}

/** What the current state of a session does with a line. */
type Handler = (line: string) => void;

/**
 * A session is in one of two states, and its state is the handler of the next
 * line: first the login's, then the chat's.
 */
export class Session {
  readonly #house: House;
  readonly #connection: Connection;
  readonly #person: Person;
  #handle: Handler = (line) => this.#login(line);
  #tries = 0;
  #hasEnded = false;
  // Why and with which words it ended, when it was not the peer that ended it.
  #reason: LeaveReason | undefined;
  #words = "";

  /** Makes the session of a new connection. */
  constructor(connection: Connection, house: House, options: SessionOptions) {
    const { waves, limits, now } = house;
    this.#connection = connection;
    this.#house = house;
    const outbox = new Outbox(connection, waves, limits.privateLines);
    const format = connection.isJson ? "json" : options.dialect.format;
    const dialect = { ...options.dialect, format };
    this.#person = new Person(outbox, { ...options, dialect, now });
  }

  /** Serves the peer until it leaves or has to. */
  async run(): Promise<void> {
    const { login } = this.#house.limits;
    const deadline = setTimeout(() => this.#refuseLate(), login);
    try {
      this.#person.tell({ kind: "prompt" });
      while (!this.#hasEnded) {
        const lines = await this.#connection.read();
        if (lines === undefined) break;
        for (const line of lines) {
          this.#take(line);
          if (this.#hasEnded) break;
        }
        if (this.#person.name !== "") clearTimeout(deadline);
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      clearTimeout(deadline);
      this.#leave();
    }
    await this.#close();
  }

  /** Ends it for the server's sake: says so, and lets what is queued go out. */
  dismiss(): void {
    this.#person.tell(notice("closing"));
    this.#end("closed");
  }

  /** Closes the connection with whatever is still queued. */
  abort(): void {
    this.#connection.close();
    this.#person.outbox.lose("broken");
  }

  #take(line: Line): void {
    if (typeof line !== "string") return this.#refuse(line);
    if (line.trim() === "") return;
    this.#house.counts.lines++;
    this.#handle(line);
  }

  #refuse({ fault }: BadLine): void {
    this.#person.tell(
      fault === "lineTooLong"
        ? notice(fault, this.#house.limits.line)
        : notice(fault),
    );
    if (this.#person.name === "") this.#tryAgain();
  }

  #login(line: string): void {
    if (line.startsWith("/")) {
      this.#command(line);
      if (!this.#hasEnded) this.#person.tell({ kind: "prompt" });
      return;
    }
    const { limits, registry } = this.#house;
    const person = this.#person;
    const name = line.trim().normalize("NFC");
    const fault = nameFault(name, limits);
    if (fault !== undefined) {
      tellFault(person, fault, limits);
    } else if (registry.claim(person, name)) {
      this.#handle = (line) => this.#chat(line);
      person.tell(notice("welcome", name));
      return arrive(this.#house, person, LOBBY);
    } else {
      person.tell(notice("loginTaken"));
    }
    this.#log("login refused", { why: fault ?? "loginTaken" });
    this.#tryAgain();
  }

  #tryAgain(): void {
    this.#tries++;
    if (this.#tries < this.#house.limits.loginTries) {
      return this.#person.tell({ kind: "prompt" });
    }
    this.#person.tell(notice("loginTries"));
    this.#end("closed");
  }

  #refuseLate(): void {
    if (this.#person.name !== "" || this.#hasEnded) return;
    const seconds = Math.round(this.#house.limits.login / 1000);
    this.#person.tell(notice("loginTimeout", seconds));
    this.#log("login refused", { why: "loginTimeout" });
    this.#end("closed");
  }

  #chat(line: string): void {
    const person = this.#person;
    person.lastActive = this.#house.now();
    if (line.startsWith("/") && !line.startsWith("//")) {
      return this.#command(line);
    }
    this.#house.registry.broadcast(person.room!, {
      kind: "said",
      who: person.name,
      text: line.startsWith("//") ? line.slice(1) : line,
    });
  }

  #command(line: string): void {
    const [house, person] = [this.#house, this.#person];
    runCommand(line, { house, person, quit: (words) => this.#quit(words) });
  }

  #quit(words: string): void {
    this.#words = words;
    this.#person.tell(notice("goodbye"));
    this.#end("quit");
  }

  #end(reason: LeaveReason): void {
    this.#hasEnded = true;
    this.#reason ??= reason;
    this.#connection.stopReading();
  }

  /** One person's trouble stays theirs. */
  #fail(error: unknown): void {
    const stack = error instanceof Error ? error.stack : String(error);
    const { address } = this.#connection;
    this.#house.log.error("session failed", { address, stack });
    this.#person.tell(notice("fault"));
    this.#end("closed");
  }

  #leave(): void {
    const { registry, log } = this.#house;
    const person = this.#person;
    if (person.name === "") return;
    const reason = this.#whyLeft();
    registry.release(person, reason, this.#words);
    log.info("left", { name: person.name, reason, people: registry.size });
  }

  #whyLeft(): LeaveReason {
    if (this.#reason !== undefined) return this.#reason;
    const { lost } = this.#person.outbox;
    if (lost === "slow") return "slow";
    return this.#connection.endedCleanly && !lost ? "quit" : "lost";
  }

  async #close(): Promise<void> {
    const { outbox } = this.#person;
    const deadline = setTimeout(
      () => outbox.lose("slow"),
      this.#house.limits.drain,
    );
    await outbox.finish();
    clearTimeout(deadline);
    if (outbox.lost) this.#connection.close();
    else await this.#connection.end();
  }

  #log(event: string, fields: Record<string, string>): void {
    const { address } = this.#connection;
    this.#house.log.info(event, { address, ...fields });
  }
}
