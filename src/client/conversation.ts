/**
 * The conversation after the login.
 *
 * @module
 */

import { commandsIn, type ServerCommand } from "./known_commands.ts";
import { EchoDetection } from "./echo_detection.ts";
import { type Heard, type HeardEvent, isEvent } from "./server_message.ts";
import type { ClientState } from "./client_state.ts";
import { mentions } from "../messages/mention.js";
import { Replay } from "./replay.ts";
import type { Outcome } from "./initial_sync.ts";
import { textsIn } from "./texts/texts.ts";
import type { View } from "./view.ts";
import { LANGS } from "../messages/texts/texts.ts";

/** The options of a conversation. */
export interface ConversationOptions {
  /** The state from earlier connections. */
  readonly memory: ClientState;
  /** Shows everything. */
  readonly view: View;
  /** Sends a line. */
  readonly send: (line: string) => void;
}

type Who = Extract<Heard, { kind: "who" }>;

/** Follows events, and the fate of the person's own lines. */
export class Conversation {
  readonly #options: ConversationOptions;
  readonly #echoes: EchoDetection;
  readonly #replay: Replay;
  #helpAsked = false;
  #who: Who | undefined;

  /** Begins with the outcome of the initial sync. */
  constructor(options: ConversationOptions, outcome: Outcome | undefined) {
    this.#options = options;
    const { memory, view } = options;
    this.#replay = new Replay(memory.seen);
    this.#echoes = new EchoDetection(memory.pending, (text) => view.echo(text));
    // A server that has been asked to send everything back does so.
    if (memory.isMaru) this.#echoes.come = true;
    this.#begin(outcome);
  }

  /** Takes a message of the server. */
  take(heard: Heard): void {
    const { view, memory } = this.#options;
    const isRefused = memory.pending.answer(heard, memory.name);
    if (isEvent(heard)) return this.#event(heard);
    const commands = commandsOf(heard);
    if (commands !== undefined && this.#helpAsked) return this.#learn(commands);
    if (heard.kind === "notice") {
      if (heard.code === "history") return this.#history(heard);
      if (heard.code === "goodbye") return;
      if (isRefused) return view.refused(heard);
    }
    if (heard.kind === "who") this.#meet(heard);
    if (heard.kind === "past") this.#replay.answered();
    if (heard.kind === "line" && this.#isShownEcho(heard)) return;
    if (heard.kind === "line" && heard.who !== undefined) {
      memory.people.spoke(heard.who);
    }
    view.show(heard, this.#isCall(heard));
  }

  /** Sends a line of speech or a command. */
  say(line: string): void {
    const { memory, send, view } = this.#options;
    if (memory.isMaru) this.#notice(line);
    memory.pending.add(line, memory.isMaru);
    send(line);
    this.#echoes.said();
    view.refresh();
  }

  /** Asks for the server's commands, unless that has been done. */
  learnCommands(): void {
    const { isMaru, commands } = this.#options.memory;
    const isKnown = this.#helpAsked || commands.list.length > 0;
    if (isMaru && !isKnown) this.probe();
  }

  /** Sends a command whose answer is not shown. */
  probe(): void {
    this.#helpAsked = true;
    this.#options.send("/help");
  }

  /** Stops its timers. */
  stop(): void {
    this.#echoes.stop();
  }

  #begin(outcome: Outcome | undefined): void {
    const { memory, view } = this.#options;
    const texts = textsIn(memory.lang);
    const events = outcome?.events ?? [];
    for (const event of events) {
      memory.pending.answer(event, memory.name);
      this.#follow(event, false);
    }
    const gap = outcome?.hasGap ? [texts.oldHistory] : [];
    view.ready(events, [
      ...gap,
      ...memory.pending.takeUnsure().map((line) => texts.unsure(line)),
    ]);
    if (outcome === undefined) return;
    const { room, remarks, whispers } = outcome;
    for (const heard of [...room, ...remarks, ...whispers]) this.take(heard);
  }

  /** Notes the effect of a command on this side. */
  #notice(line: string): void {
    const { memory } = this.#options;
    const { name, rest } = memory.commands.meaning(line) ?? {};
    if (name === "history") this.#replay.ask();
    if (name === "echo") this.#echoes.come = rest !== "off";
    const lang = LANGS.find((lang) => lang === rest);
    if (name === "lang" && lang !== undefined) memory.lang = lang;
  }

  #event(event: HeardEvent): void {
    const { view, memory } = this.#options;
    const isNew = !memory.seen.has(event);
    const isPast = this.#replay.isPast(event);
    const shown = this.#replay.take(event);
    if (isNew && !isPast) this.#follow(event, true);
    const isOwnJoin = event.kind === "joined" && event.who === memory.name;
    if (isOwnJoin) return view.refresh();
    for (const heard of shown) {
      view.show(heard, isNew && !isPast && this.#isCall(heard));
    }
  }

  /** Updates the people and the room. */
  #follow(event: HeardEvent, isNow: boolean): void {
    const { memory } = this.#options;
    const { people } = memory;
    const { kind, who, room } = event;
    if (kind === "renamed") this.#rename(who, event.to);
    else if (kind === "left") people.remove(who);
    else if (kind === "said" || kind === "acted") {
      if (isNow || people.has(who)) people.spoke(who);
    } else if (kind === "joined" && who !== memory.name) people.add(who);
    else if (kind === "joined") {
      memory.room = memory.roomKey = room;
      if (this.#who?.room === room) people.reset(this.#who.names);
    }
  }

  #rename(from: string, to: string): void {
    const { memory } = this.#options;
    memory.people.rename(from, to);
    if (from === memory.name) memory.name = to;
  }

  #meet(who: Who): void {
    const { memory } = this.#options;
    this.#who = who;
    if (who.room === memory.room) memory.people.reset(who.names);
  }

  #history(header: Heard): void {
    const shown = this.#replay.begin(header);
    if (shown !== undefined) this.#options.view.show(shown, false);
  }

  #learn(commands: readonly ServerCommand[]): void {
    this.#helpAsked = false;
    this.#options.memory.commands.learn(commands);
    this.#options.view.refresh();
  }

  #isShownEcho({ who, words }: Extract<Heard, { kind: "line" }>): boolean {
    if (who === undefined || who !== this.#options.memory.name) return false;
    return this.#echoes.heard(words!);
  }

  #isCall(heard: Heard): boolean {
    const { name } = this.#options.memory;
    if (!("who" in heard) || heard.who === name) return false;
    if (heard.kind === "whisper") return true;
    const words = heard.kind === "line" ? heard.words! : heard.text;
    const isSpeech = ["said", "acted", "announced", "line"].includes(
      heard.kind,
    );
    return isSpeech && mentions(words, name);
  }
}

/** The server's commands, if the message lists them all. */
function commandsOf(heard: Heard): readonly ServerCommand[] | undefined {
  if (heard.kind === "help" && heard.isAll) return heard.commands;
  // A server of the first version sends its help as a text.
  if (heard.kind === "notice" && heard.code === "help") {
    return commandsIn(heard.text);
  }
  return undefined;
}
