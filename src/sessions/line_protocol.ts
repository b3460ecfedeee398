/**
 * The protocol of nc, browsers and scripts: lines in, text or JSON out.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { showsNothing } from "../messages/shows_nothing.ts";
import { type BadLine, type Line, TIMING_MARK } from "../net/line_decoder.ts";
import { WONT_TIMING_MARK } from "../net/telnet.ts";
import { arriveInLobby } from "../presence/arrive.ts";
import { tellFault } from "../presence/name_fault.ts";
import { render } from "../render/dialect.ts";
import type { Start } from "../rooms/person.ts";
import { Login } from "./login.ts";
import type { Conversation, Protocol, SessionContext } from "./protocol.ts";
import { takeIntoMessage } from "./say_message.ts";
import { chat } from "./speech.ts";

/** Takes plain lines, and answers in text or JSON. */
export const lineProtocol: Protocol = {
  lines: {},
  dialect: ({ isJson }, choices) =>
    isJson ? { ...choices, format: "json" } : choices,
  open: (session) => new LineConversation(session),
  refusal: (why, dialect, time) => render({ ...notice(why), time }, dialect),
};

/**
 * It has two states: during the login, lines are answers to its questions;
 * after that, they are speech and commands.
 */
class LineConversation implements Conversation {
  readonly #session: SessionContext;
  #login: Login | undefined;

  constructor(session: SessionContext) {
    this.#session = session;
    this.#login = new Login(session);
  }

  begin(): void {
    this.#login?.ask();
  }

  take(line: Line): number {
    const { person, services } = this.#session;
    const { limits } = services;
    if (person.draft !== undefined && line !== TIMING_MARK) {
      return takeIntoMessage(line, person.draft, person, services);
    }
    if (typeof line === "string") return this.#takeText(line);
    if (line !== TIMING_MARK) return this.#refuse(line);
    person.send(WONT_TIMING_MARK);
    return limits.emptyCost;
  }

  startIn(start: Start): void {
    if (this.#login !== undefined) this.#login.start = start;
  }

  refuseLate(): void {
    const { person, services: { limits } } = this.#session;
    this.#session.noteRefusal("loginTimeout");
    person.tell(notice("loginTimeout", Math.round(limits.login / 1000)));
  }

  showOut(): void {
    const { person, services } = this.#session;
    if (person.connection.endsWithRoom === true) person.session.end("closed");
    else arriveInLobby(services, person);
  }

  #takeText(line: string): number {
    const { services, person } = this.#session;
    if (showsNothing(line)) return services.limits.emptyCost;
    services.counters.lines++;
    return this.#login === undefined
      ? chat(line, person, services)
      : this.#logIn(line, this.#login);
  }

  #logIn(line: string, login: Login): number {
    return login.take(line, () => {
      if (this.#session.person.name !== "") {
        this.#login = undefined;
        this.#session.loggedIn();
      } else if (!this.#session.hasEnded) login.ask();
    });
  }

  #refuse({ fault }: BadLine): number {
    const { person, services } = this.#session;
    tellFault(person, fault, services.limits);
    this.#login?.fail(fault);
    if (!this.#session.hasEnded) this.#login?.ask();
    return 1;
  }
}
