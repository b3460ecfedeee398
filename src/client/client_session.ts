/**
 * One connection, from the first byte to the last.
 *
 * @module
 */

import type { BadLine } from "../net/line_decoder.ts";
import type { Ending } from "./ending.ts";
import { fromJson } from "./from_json.ts";
import { fromPlain } from "./from_plain.ts";
import type { Asked } from "./server_message.ts";
import { ClientLogin, type Entry } from "./client_login.ts";
import type { ClientState } from "./client_state.ts";
import { HEARTBEAT, Heartbeat } from "./heartbeat.ts";
import { detectPrompt } from "./detect_prompt.ts";
import { InitialSync, type Outcome } from "./initial_sync.ts";
import { Conversation } from "./conversation.ts";
import { textsIn } from "./texts/texts.ts";
import type { View } from "./view.ts";
import type { LineConnection } from "./line_connection.ts";

/** The options of a session. */
export interface ClientSessionOptions {
  /** Lines to and from the server. */
  readonly wire: LineConnection;
  /** The state from earlier connections. */
  readonly memory: ClientState;
  /** Shows everything. */
  readonly view: View;
  /** How many earlier lines to show first. */
  readonly history: number;
}

// The server closes after these, and does not want the client back at once.
const DISMISSALS = new Set(["kicked", "banned", "idleTimeout"]);

// How long a server may take to close after `/quit`: a person has seen
// everything, a pipe may have sent a lot.
const PARTING = 3000;
const DELIVERY = 30_000;

/** One connection: logging in, the first exchange, talking, leaving. */
export class ClientSession {
  readonly #options: ClientSessionOptions;
  readonly #login: ClientLogin;
  #sync: InitialSync | undefined;
  #talk: Conversation | undefined;
  #asked: Asked | undefined;
  #heartbeat: Heartbeat | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #ending: Ending["kind"] | undefined;
  #lastCode = "";
  #lastText = "";
  #parting: ReturnType<typeof setTimeout> | undefined;

  /** Begins to log in. */
  constructor(options: ClientSessionOptions) {
    this.#options = options;
    const { wire, memory, view } = options;
    this.#login = new ClientLogin(memory, {
      send: (line) => wire.send(line),
      ask: (asked, isAgain) => this.#ask(asked, isAgain),
      show: (heard) => view.show(heard, false),
      enter: (entry) => this.#enter(entry),
    });
  }

  /** The server's question, if there is one. */
  get asked(): Asked | undefined {
    return this.#asked;
  }

  /** Whether lines now reach others. */
  get isTalking(): boolean {
    return this.#talk !== undefined;
  }

  /** Reads until the server is gone. */
  async run(): Promise<Ending> {
    const { wire, memory } = this.#options;
    try {
      for await (const lines of wire.read()) this.#take(lines);
    } finally {
      this.#stop();
    }
    const isDismissed = DISMISSALS.has(this.#lastCode);
    const kind = this.#ending ??
      (!memory.wasIn ? "refused" : isDismissed ? "dismissed" : "lost");
    return {
      kind,
      why: this.#lastText || textsIn(memory.lang).failures.closed,
    };
  }

  /**
   * Takes a line from the person: an answer to what is asked, or talk.
   *
   * @returns Whether it was taken.
   */
  say(line: string): boolean {
    if (this.#talk !== undefined) {
      this.#talk.say(line);
      this.#heartbeat?.asked(Date.now());
      return true;
    }
    if (this.#asked === undefined) return false;
    const asked = this.#asked;
    this.#asked = undefined;
    this.#login.answer(asked, line);
    return true;
  }

  /** Asks for the server's commands, unless that has been done. */
  learnCommands(): void {
    this.#talk?.learnCommands();
  }

  /** Hangs up at once. */
  hangUp(): void {
    this.#options.wire.close();
  }

  /** Leaves: says so where that is understood, and hangs up. */
  leave(words = ""): void {
    const { wire, memory } = this.#options;
    this.#ending = "left";
    const canSay = this.#talk !== undefined && memory.name !== "";
    if (!canSay) return wire.close();
    wire.send(`/quit ${words}`.trim());
    this.#hangUpAfter(PARTING);
  }

  /** Says no more, and waits for the server to have read it all. */
  finish(): void {
    const { wire, memory } = this.#options;
    this.#ending = "left";
    if (memory.isMaru) wire.send("/quit");
    else wire.end();
    this.#hangUpAfter(memory.isMaru ? DELIVERY : PARTING);
  }

  #take(lines: readonly (string | BadLine)[]): void {
    const { memory, view } = this.#options;
    this.#heartbeat?.heard(Date.now());
    for (const line of lines) {
      if (typeof line === "string") this.#line(line);
      else view.tell(textsIn(memory.lang).badLine);
    }
    this.#takeRest();
  }

  #stop(): void {
    this.#login.stop();
    this.#sync?.stop();
    this.#talk?.stop();
    clearInterval(this.#ticking);
    clearTimeout(this.#parting);
  }

  #hangUpAfter(milliseconds: number): void {
    clearTimeout(this.#parting);
    this.#parting = setTimeout(() => this.hangUp(), milliseconds);
  }

  #line(text: string): void {
    const now = Date.now();
    const { memory } = this.#options;
    const json = memory.isMaru ? fromJson(text) : undefined;
    const token = json?.kind === "welcome" ? json.fields.token : undefined;
    if (typeof token === "string") memory.token = token;
    if (this.#talk === undefined && this.#sync === undefined) {
      this.#lastText = text.replace(/^\*\*\* /, "");
      return this.#login.line(text, now);
    }
    if (json?.kind === "ticket") {
      memory.ticket = json.ticket;
      if (!json.isAsked) return;
    }
    if (this.#sync !== undefined) {
      if (json === undefined) this.#sync.line(text, now);
      else this.#sync.take(json);
      return;
    }
    const heard = json ?? fromPlain(text, now);
    this.#lastText = heard.text;
    this.#lastCode = heard.kind === "notice" ? heard.code : "";
    this.#talk!.take(heard);
  }

  /** Text without a newline is a request, or its newline is still to come. */
  #takeRest(): void {
    const { wire, memory } = this.#options;
    const isIn = this.#talk !== undefined || this.#sync !== undefined;
    if (isIn && (memory.isMaru || this.#login.hasSentName)) return;
    const asked = detectPrompt(wire.rest);
    if (asked === undefined) return;
    wire.dropRest();
    this.#talk?.stop();
    this.#talk = undefined;
    this.#login.prompted(asked);
  }

  #ask(asked: Asked, isAgain: boolean): void {
    const { memory, wire, view } = this.#options;
    if (asked === "name" && isAgain && memory.wasIn) {
      this.#ending = "held";
      return wire.close();
    }
    this.#asked = asked;
    view.ask(asked, isAgain);
  }

  #enter(entry: Entry): void {
    this.#asked = undefined;
    const { memory, wire, history } = this.#options;
    if (entry === "plain") return this.#begin();
    this.#sync = new InitialSync(memory, {
      entry,
      history,
      send: (line) => wire.send(line),
      settled: (outcome) => this.#begin(outcome),
    });
  }

  #begin(outcome?: Outcome): void {
    const { wire, memory, view } = this.#options;
    this.#sync = undefined;
    const send = (line: string) => wire.send(line);
    this.#talk = new Conversation({ memory, view, send }, outcome);
    memory.wasIn = true;
    if (memory.isMaru) this.#watch(this.#talk);
    view.refresh();
  }

  #watch(talk: Conversation): void {
    const { wire, view } = this.#options;
    const heartbeat = new Heartbeat({
      // A blank line says nothing, and costs nothing.
      nudge: () => wire.send(""),
      probe: () => talk.probe(),
      giveUp: () => wire.close(),
    }, Date.now());
    this.#heartbeat = heartbeat;
    this.#ticking = setInterval(() => {
      const now = Date.now();
      heartbeat.tick(now);
      view.wait(heartbeat.isSlow(now));
    }, HEARTBEAT);
  }
}
