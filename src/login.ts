/**
 * From the first byte to a name.
 *
 * @module
 */

import { notice } from "./answer.ts";
import { arriveFirst } from "./commands/arrive.ts";
import { tellFault } from "./commands/fault.ts";
import { runCommand } from "./commands/table.ts";
import type { LoginFault } from "./counts.ts";
import type { House } from "./house.ts";
import { nameFault } from "./name.ts";
import type { Person, Start } from "./person.ts";
import { LOBBY } from "./registry.ts";

/** The part of a session in which the person has no name yet. */
export class Login {
  /** Where the person wants to begin. */
  start: Start = LOBBY;
  readonly #house: House;
  readonly #person: Person;
  #needsPassword: boolean;
  #tries = 0;

  /** Begins the login of a person without a name. */
  constructor(person: Person, house: House) {
    this.#person = person;
    this.#house = house;
    this.#needsPassword = house.password !== undefined;
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
      return runCommand(line, this.#person, this.#house);
    } else this.#takeName(line.trim().normalize("NFC"));
    return this.#house.limits.loginCost;
  }

  /** Tells whoever runs the server that somebody was not let in, and why. */
  note(why: LoginFault): void {
    const { counts, log } = this.#house;
    const { address } = this.#person.connection;
    counts.refusedLogins[why]++;
    log.info("login refused", { address, why });
  }

  /** Counts a line that could not be read as an answer. */
  fail(why: LoginFault): void {
    this.note(why);
    if (++this.#tries < this.#house.limits.loginTries) return;
    this.#person.stay.end("closed", notice("loginTries"));
  }

  #takePassword(line: string): void {
    const { password, limits } = this.#house;
    if (password!.matches(line)) {
      this.#needsPassword = false;
      return;
    }
    this.#person.tell(notice("passwordWrong"));
    this.#person.stay.pause(limits.wrongPassword);
    this.fail("passwordWrong");
  }

  #takeName(name: string): void {
    const { limits, registry, bans, now } = this.#house;
    const person = this.#person;
    const { address } = person.connection;
    const fault = nameFault(name, limits);
    if (fault !== undefined) {
      tellFault(person, fault, limits);
      return this.fail(fault);
    }
    const ban = bans.find("ban", name, address, now());
    if (ban !== undefined) {
      this.note("banned");
      return person.stay.end("closed", notice("banned", ban.why));
    }
    if (!registry.claim(person, name)) {
      person.tell(notice("loginTaken"));
      return this.fail("loginTaken");
    }
    person.mute = bans.find("mute", name, address, now());
    this.#welcome();
  }

  #welcome(): void {
    const [house, person] = [this.#house, this.#person];
    const token = person.connection.transport === "web"
      ? house.absences.issue(person)
      : undefined;
    person.tell({ kind: "welcome", who: person.name, token });
    arriveFirst(house, person, this.start);
  }
}
