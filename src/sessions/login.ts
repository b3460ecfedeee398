/**
 * The login of the line protocol.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { enterChat } from "../presence/claim_name.ts";
import type { NameRefusal } from "../presence/name_refusal.ts";
import { tryPassword } from "../presence/try_password.ts";
import { tellFault } from "../presence/name_fault.ts";
import { runCommand } from "../commands/command_table.ts";
import type { LoginFault } from "../counters.ts";
import { normalName } from "../rooms/name.ts";
import type { Start } from "../rooms/person.ts";
import type { SessionContext } from "./protocol.ts";
import { LOBBY } from "../rooms/registry.ts";

/** The part of a session in which the person has no name yet. */
export class Login {
  /** The room that the person wants to begin in. */
  start: Start = LOBBY;
  readonly #session: SessionContext;
  #needsPassword: boolean;
  #tries = 0;

  /** Begins the login of a person without a name. */
  constructor(session: SessionContext) {
    this.#session = session;
    this.#needsPassword = session.services.password !== undefined;
  }

  /** Asks for the password or the name. */
  ask(): void {
    const what = this.#needsPassword ? "password" : "name";
    this.#session.person.tell({ kind: "prompt", for: what });
  }

  /**
   * Takes the answer.
   *
   * @param done Called when all that it leads to has happened.
   * @returns The cost, in lines.
   */
  take(line: string, done: () => void): number {
    const { person, services } = this.#session;
    let cost = services.limits.loginCost;
    if (this.#needsPassword) this.#takePassword(line);
    else if (line.startsWith("/")) cost = runCommand(line, person, services);
    else this.#takeName(normalName(line.trim()));
    const waiting = services.deeds?.settled(person);
    if (waiting === undefined) done();
    else waiting.then(done);
    return cost;
  }

  /** Counts a line that could not be read as an answer. */
  fail(why: LoginFault): void {
    const { person, services } = this.#session;
    this.#session.noteRefusal(why);
    if (++this.#tries < services.limits.loginTries) return;
    person.session.end("closed", notice("loginTries"));
  }

  #takePassword(line: string): void {
    const { person, services } = this.#session;
    const { password, loginGuesses } = services;
    const verdict = tryPassword(
      services,
      person,
      line,
      password!,
      loginGuesses,
    );
    if (verdict === "right") {
      this.#needsPassword = false;
      return;
    }
    person.tell(notice(verdict));
    this.fail("passwordWrong");
  }

  #takeName(name: string): void {
    const { person, services } = this.#session;
    const { deeds, resumeTokens } = services;
    const then = (refusal: NameRefusal | undefined) => {
      if (refusal !== undefined) this.#refuse(refusal);
    };
    if (deeds !== undefined) {
      return deeds.logIn(person, name, this.start, then);
    }
    const makeToken = () =>
      person.canResume ? resumeTokens.issue(person) : undefined;
    then(enterChat(services, person, name, this.start, makeToken));
  }

  #refuse(refusal: NameRefusal): void {
    const { person, services } = this.#session;
    if (refusal.why === "banned") {
      this.#session.noteRefusal("banned");
      return person.session.end("closed", notice("banned", refusal.ban.why));
    }
    tellFault(person, refusal.why, services.limits);
    this.fail(refusal.why);
  }
}
