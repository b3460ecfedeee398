/**
 * A chat whose page and server are the test.
 *
 * @module
 */

import { ChatClient } from "../../../src/web/page/chat_client.js";
import type { Message } from "../../../src/messages/json_message.ts";
import { FakeWire, TIME } from "./fake_wire.ts";

/** The message that something was said. */
export function said(id: number, text: string, who = "you", room = "lobby") {
  return { kind: "said", id, room, who, text, time: TIME };
}

/** The answer to `/help`, which the page asks for by itself. */
export function help() {
  const me = { name: "me", usage: "/me text", parameters: [], summary: "acts" };
  const format = { ...me, name: "format", usage: "/format text|json" };
  return { kind: "help", isAll: true, commands: [me, format] };
}

// deno-lint-ignore no-explicit-any
type AnyState = any;

/** A page without a document: a chat, and a server that answers it. */
export class FakePage {
  /** Every connection that the chat has made. */
  readonly wires: FakeWire[] = [];
  /** What was said, as far as it has been shown. */
  readonly texts: string[] = [];
  /** What of that was said before one came. */
  readonly old: string[] = [];
  /** The codes of the notices that have been shown. */
  readonly notices: string[] = [];
  /** Whether the chat is told to try again at once. */
  mayHurry = true;
  /** Whether the server still knows who was here. */
  canResume = true;
  /** The link room that has ended. */
  ended = "";
  /** The name that somebody else has. */
  taken = "";
  /** What the page fails to show. */
  poison: string | undefined;
  /** What it failed to show. */
  readonly faults: string[] = [];
  /** Whether it cannot show that as plain text either. */
  isBroken = false;
  /** The lines that were given back. */
  readonly restored: string[] = [];
  /** Whether any were. */
  wasUnsent = false;
  readonly #unsent = Promise.withResolvers<string[]>();
  readonly #states: AnyState[] = [];
  #wake = () => {};
  #tokens = 0;

  /** The chat. */
  readonly chat: ChatClient = new ChatClient({
    open: () => {
      const wire = new FakeWire((line, wire) => this.#answer(line, wire));
      this.wires.push(wire);
      return wire.wire;
    },
    lang: () => "en",
    onState: (state) => {
      this.#states.push(state);
      if (state.kind === "waiting" && this.mayHurry) {
        queueMicrotask(() => this.chat.hurry());
      }
      this.#wake();
    },
    onMessage: (message: Message, isOld: boolean) => {
      if (message.kind === "notice") this.notices.push(message.code);
      if (message.kind === "help") this.notices.push("help");
      if (message.kind !== "said") return;
      if (message.text === this.poison) throw new Error("cannot be shown");
      this.texts.push(message.text);
      if (isOld) this.old.push(message.text);
      this.#wake();
    },
    onFault: (message) => {
      this.faults.push(message.text);
      this.#wake();
      return !this.isBroken;
    },
    onHelp: () => {},
    onUnsent: (lines) => {
      this.wasUnsent = true;
      this.restored.push(...lines);
      this.#unsent.resolve(lines);
    },
  });

  /** Resolves with the lines that are given back. */
  get unsent(): Promise<string[]> {
    return this.#unsent.promise;
  }

  /** Comes into the lobby; gives the connection. */
  async enters(): Promise<FakeWire> {
    this.chat.enter({ name: "me", goal: { to: "lobby" } });
    await this.state("inside");
    const [first] = this.wires;
    first.tells({ kind: "who", room: "lobby", count: 1, names: ["me"] });
    first.tells(help());
    return first;
  }

  /** Waits until one is inside again; gives the new connection. */
  async comesBack(): Promise<FakeWire> {
    await this.state("inside");
    return this.wires.at(-1)!;
  }

  /** Waits for a state of this kind. */
  async state(kind: string): Promise<AnyState> {
    for (;;) {
      const state = this.#states.shift();
      if (state?.kind === kind) return state;
      if (state === undefined) await this.#change();
    }
  }

  /** Waits until this has been said. */
  async has(text: string): Promise<void> {
    while (!this.texts.includes(text)) await this.#change();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#wake = resolve);
  }

  #answer(line: string, wire: FakeWire): void {
    const prompt = { kind: "prompt", for: "name" };
    const [word, room] = line.split(" ");
    if (line === "/help" || line === "/quit" || word === "/echo") return;
    if (word === "/resume" && this.canResume) return this.#welcome(wire);
    if (word === "/resume") {
      wire.tells({ kind: "notice", code: "resumeFailed" }, prompt);
    } else if (word === "/join") {
      const code = room === this.ended ? "linkEnded" : "startIn";
      wire.tells({ kind: "notice", code }, prompt);
    } else if (line === this.taken) {
      wire.tells({ kind: "notice", code: "loginTaken" }, prompt);
    } else if (line === "me" || line === "you") this.#welcome(wire, line);
    else if (word === "/lang") wire.tells(prompt);
  }

  #welcome(wire: FakeWire, who = "me"): void {
    wire.tells({ kind: "welcome", who, token: `token-${++this.#tokens}` });
  }
}
