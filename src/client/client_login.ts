/**
 * From the first byte to being in.
 *
 * @module
 */

import { LANGS, texts } from "../messages/texts/texts.ts";
import { fromJson } from "./from_json.ts";
import { fromPlain } from "./from_plain.ts";
import type { Asked, Heard } from "./server_message.ts";
import type { ClientState } from "./client_state.ts";

/** How one came in. */
export type Entry =
  /** By a server whose JSON has been asked for, */
  | "json"
  /** by one that has JSON, */
  | "maru"
  /** or by one that has lines and nothing else. */
  | "plain";

/** What a login needs from outside. */
export interface LoginHooks {
  /** Sends a line. */
  readonly send: (line: string) => void;
  /** Has somebody asked, again if it was refused before. */
  readonly ask: (asked: Asked, isAgain: boolean) => void;
  /** Shows what does not belong to the login itself. */
  readonly show: (heard: Heard) => void;
  /** Is called once, at the end. */
  readonly enter: (entry: Entry) => void;
}

// A server that asks for no name is one where everyone may speak at once; how
// would one know, but by waiting? Longer where a name is at hand, as a server
// that is only slow must not take the first thing said for one.
const SILENCE = 2000;
const LONG_SILENCE = 10_000;

// After a name has been refused, the next request follows at once.
const SECOND_THOUGHT = 500;

/**
 * A login in plain lines, which every server understands: nothing but a name
 * is sent before the server has shown what it is. Only one that is known to
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
    const { isMaru, lang, roomKey } = memory;
    this.#opening = isMaru ? ["/format json"] : [];
    if (isMaru && lang !== undefined) this.#opening.push(`/lang ${lang}`);
    if (isMaru && roomKey !== undefined) this.#opening.push(`/join ${roomKey}`);
    this.#enterAfter(memory.name === "" ? SILENCE : LONG_SILENCE);
  }

  /** Whether a name has been sent, which may have been taken. */
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

  /** Takes what somebody answers to what was asked. */
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
    // Where JSON begins, maru ends the request that was read without its end.
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

  /** Waits for nothing any more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #json(heard: Heard): void {
    this.#isJson = true;
    if (heard.kind === "prompt") return this.prompted(heard.asks);
    if (heard.kind === "welcome") return this.#enter("json");
    const isAnswer = heard.kind === "notice" &&
      (heard.code === "setting" || heard.code === "startIn");
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
    // Nobody there knows a name that was not asked for.
    if (!this.#sentName) this.#memory.name = "";
    this.#hooks.enter(entry);
  }
}
