/**
 * From the first byte to a name.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { arriveFirst } from "../presence/arrive.ts";
import { personNameFault, tellFault } from "../presence/name_fault.ts";
import { runCommand } from "../commands/command_table.ts";
import type { LoginFault } from "../counters.ts";
import type { Services } from "../presence/services.ts";
import type { Person, Start } from "../rooms/person.ts";
import type { LoginSteps } from "./protocol.ts";
import { LOBBY } from "../rooms/registry.ts";

/** The part of a session in which the person has no name yet. */
export class Login implements LoginSteps {
  /** Where the person wants to begin. */
  start: Start = LOBBY;
  readonly #services: Services;
  readonly #person: Person;
  #needsPassword: boolean;
  #tries = 0;

  /** Begins the login of a person without a name. */
  constructor(person: Person, services: Services) {
    this.#person = person;
    this.#services = services;
    this.#needsPassword = services.password !== undefined;
  }

  /** Asks for what is needed next. */
  ask(): void {
    const what = this.#needsPassword ? "password" : "name";
    this.#person.tell({ kind: "prompt", for: what });
  }

  /**
   * Takes the answer.
   *
   * @returns What that cost, in lines.
   */
  take(line: string): number {
    if (this.#needsPassword) this.#takePassword(line);
    else if (line.startsWith("/")) {
      return runCommand(line, this.#person, this.#services);
    } else this.#takeName(line.trim().normalize("NFC"));
    return this.#services.limits.loginCost;
  }

  /** Tells whoever runs the server that somebody was not let in, and why. */
  note(why: LoginFault): void {
    const { counters, log } = this.#services;
    const { address } = this.#person.connection;
    counters.refusedLogins[why]++;
    log.info("login refused", { address, why });
  }

  /** Counts a line that could not be read as an answer. */
  fail(why: LoginFault): void {
    this.note(why);
    if (++this.#tries < this.#services.limits.loginTries) return;
    this.#person.session.end("closed", notice("loginTries"));
  }

  #takePassword(line: string): void {
    const { password, limits } = this.#services;
    if (password!.matches(line)) {
      this.#needsPassword = false;
      return;
    }
    this.#person.tell(notice("passwordWrong"));
    this.#person.session.pause(limits.wrongPassword);
    this.fail("passwordWrong");
  }

  #takeName(name: string): void {
    const { limits, registry, bans, now } = this.#services;
    const person = this.#person;
    const { address } = person.connection;
    const fault = personNameFault(name, this.#services);
    if (fault !== undefined) {
      tellFault(person, fault, limits);
      return this.fail(fault);
    }
    const ban = bans.find("ban", name, address, now());
    if (ban !== undefined) {
      this.note("banned");
      return person.session.end("closed", notice("banned", ban.why));
    }
    if (!registry.claim(person, name)) {
      person.tell(notice("loginTaken"));
      return this.fail("loginTaken");
    }
    person.mute = bans.find("mute", name, address, now());
    this.#welcome();
  }

  #welcome(): void {
    const [services, person] = [this.#services, this.#person];
    const token = person.connection.canResume === true
      ? services.resumeTokens.issue(person)
      : undefined;
    person.tell({ kind: "welcome", who: person.name, token });
    if (services.motd !== undefined) {
      person.tell(notice("motd", services.motd));
    }
    arriveFirst(services, person, this.start);
  }
}
