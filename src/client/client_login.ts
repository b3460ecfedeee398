/**
 * The login, from the first byte on.
 *
 * @module
 */

import { LANGS, texts } from "../messages/texts/texts.ts";
import { fromJson } from "./from_json.ts";
import { fromPlain } from "./from_plain.ts";
import type { Asked, Heard } from "./server_message.ts";
import { type ClientState, wayBack } from "./client_state.ts";

/** The kind of server that let the client in: */
export type Entry =
  /** one that was asked for JSON, */
  | "json"
  /** one that has JSON, */
  | "maru"
  /** or one that has lines only. */
  | "plain";

/** The hooks of a login. */
export interface LoginHooks {
  /** Sends a line. */
  readonly send: (line: string) => void;
  /** Asks the person, or asks again after a refusal. */
  readonly ask: (asked: Asked, isAgain: boolean) => void;
  /** Shows lines that are no part of the login. */
  readonly show: (heard: Heard) => void;
  /** Called once, at the end. */
  readonly enter: (entry: Entry) => void;
}

// On a server that asks for no name, everyone may speak at once; only waiting
// tells. The wait is longer where a name is given, as a server that is merely
// slow must not take the first line for a name.
const SILENCE = 2000;
const LONG_SILENCE = 10_000;

// After a name has been refused, the next request follows at once.
const SECOND_THOUGHT = 500;

/** The notices that answer what comes before the name. */
const ANSWERS: ReadonlySet<string> = new Set([
  "setting",
  "startIn",
  "resumeFailed",
]);

/** What a server that has JSON is sent before the name. */
function openingOf(memory: ClientState): string[] {
  const { lang, room, token, seen } = memory;
  const back = wayBack(memory);
  return [
    formatLine(memory),
    ...lang === undefined ? [] : [`/lang ${lang}`],
    ...token === "" ? [] : [`/resume ${token} ${seen.lastId(room)}`],
    // Where that fails, the login goes on.
    ...back === undefined ? [] : [`/join ${back}`],
  ];
}

/** The line that asks for JSON, and for a token if there is a use for it. */
export function formatLine({ resumes }: ClientState): string {
  return resumes ? "/format json resume" : "/format json";
}

/**
 * A login in plain lines, which every server understands: nothing but a name is
 * sent before the server has shown what it is. Only a server that is known to
 * have JSON is asked for it first.
 */
export class ClientLogin {
  readonly #memory: ClientState;
  readonly #hooks: LoginHooks;
  readonly #opening: string[];
  #isJson = false;
  #sentName = false;
  #sentPassword = false;
  // Whether the server has asked for anything: then it will do so again.
  #hasAsked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins to wait for the server. */
  constructor(memory: ClientState, hooks: LoginHooks) {
    this.#memory = memory;
    this.#hooks = hooks;
    this.#opening = memory.isMaru ? openingOf(memory) : [];
    this.#enterAfter(memory.name === "" ? SILENCE : LONG_SILENCE);
  }

  /** Whether a name has been sent; the server may have taken it. */
  get hasSentName(): boolean {
    return this.#sentName;
  }

  /** Takes a request that has no newline. */
  prompted(asked: Asked): void {
    clearTimeout(this.#timer);
    this.#hasAsked = true;
    if (asked === "password") return this.#offerPassword();
    const next = this.#opening.shift();
    if (next !== undefined) {
      this.#enterAfter(LONG_SILENCE);
      return this.#hooks.send(next);
    }
    if (this.#memory.name === "" || this.#sentName) {
      return this.#hooks.ask("name", this.#sentName);
    }
    this.answer("name", this.#memory.name);
  }

  /** Takes the person's answer. */
  answer(asked: Asked, text: string): void {
    this.#hasAsked = asked === "password";
    if (asked === "password") this.#sentPassword = true;
    // There are commands that work before the name; they are followed by the
    // same request again.
    else this.#sentName = !text.startsWith("/");
    if (asked === "password" || this.#sentName) this.#memory[asked] = text;
    this.#hooks.send(text);
    this.#enterAfter(LONG_SILENCE);
  }

  /** Takes a line. */
  line(text: string, now: number): void {
    const heard = fromJson(text);
    if (heard !== undefined && this.#memory.isMaru) return this.#json(heard);
    // Before its JSON, maru ends the line of the last request.
    if (text === "" && this.#memory.isMaru) return;
    const { name } = this.#memory;
    const isWelcome = LANGS.some((lang) =>
      text === `*** ${texts[lang].welcome(name)}`
    );
    if (this.#sentName && isWelcome) return this.#enter("maru");
    this.#hooks.show(fromPlain(text, now));
    if (this.#hasAsked) return;
    if (!this.#sentName) return this.#enterAfter(SILENCE);
    if (text.includes(`[${name}]`)) this.#enter("plain");
    else this.#enterAfter(SECOND_THOUGHT);
  }

  /** Stops its timers. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #json(heard: Heard): void {
    this.#isJson = true;
    if (heard.kind === "prompt") return this.prompted(heard.asks);
    if (heard.kind === "welcome") {
      this.#memory.name = heard.who;
      this.#sentName = true;
      return this.#enter("json");
    }
    const isAnswer = heard.kind === "notice" && ANSWERS.has(heard.code);
    if (!isAnswer) this.#hooks.show(heard);
  }

  #offerPassword(): void {
    const { password } = this.#memory;
    if (password === undefined || this.#sentPassword) {
      this.#hooks.ask("password", this.#sentPassword);
    } else {
      this.answer("password", password);
    }
  }

  #enterAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#isJson) return;
    this.#timer = setTimeout(() => this.#enter("plain"), milliseconds);
  }

  #enter(entry: Entry): void {
    clearTimeout(this.#timer);
    this.#memory.isMaru = entry !== "plain";
    // A server that asked for no name knows none.
    if (!this.#sentName) this.#memory.name = "";
    this.#hooks.enter(entry);
  }
}
