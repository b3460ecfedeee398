/**
 * The client on a terminal.
 *
 * @module
 */

import type { Socket } from "node:net";
import { Completer } from "./completer.ts";
import { Display } from "./display.ts";
import { DraftRoom } from "./draft_room.ts";
import { Editor } from "./editor.ts";
import { ClientError } from "./client_error.ts";
import type { Asked, Heard } from "./server_message.ts";
import type { ClientState } from "./client_state.ts";
import { ownWords } from "./own_words.ts";
import { Reconnect } from "./reconnect.ts";
import { ClientSession } from "./client_session.ts";
import type { Ending } from "./ending.ts";
import { Submitter } from "./submitter.ts";
import type { Terminal } from "./terminal.ts";
import { type ClientTexts, textsIn } from "./texts/texts.ts";
import type { Look } from "./format_lines.ts";
import { editorStateOf } from "./editor_state.ts";
import type { View } from "./view.ts";
import { LineConnection } from "./line_connection.ts";

/** The options of a chat. */
export interface TerminalClientOptions {
  /** The terminal, taken over. */
  readonly terminal: Terminal;
  /** The state of the client. */
  readonly memory: ClientState;
  /** How lines look. */
  readonly look: Omit<Look, "lang">;
  /** Whether it may ring. */
  readonly bell: boolean;
  /** The name of the server. */
  readonly server: string;
  /** Reaches the server. */
  readonly dial: () => Promise<Socket>;
}

/** The lines of the past that are shown on entering a room. */
const HISTORY = 20;

/** A person at a terminal, from the first connection to the end. */
export class TerminalClient implements View {
  readonly #options: TerminalClientOptions;
  readonly #display: Display;
  readonly #editor: Editor;
  readonly #reconnect: Reconnect;
  readonly #completer: Completer;
  readonly #draftRoom: DraftRoom;
  readonly #over = Promise.withResolvers<void>();
  #session: ClientSession | undefined;
  #isLeaving = false;

  /** Makes a chat that has not been connected. */
  constructor(options: TerminalClientOptions) {
    this.#options = options;
    this.#draftRoom = new DraftRoom(options.memory);
    const typing = () =>
      editorStateOf(this.#editor, options.memory, this.#session?.asked);
    this.#display = new Display({ ...options, typing });
    this.#reconnect = new Reconnect({
      ...options,
      tell: (text) => this.#set(text),
    });
    this.#completer = new Completer(options.memory);
    const submitter = new Submitter({
      memory: options.memory,
      session: () => this.#session,
      leave: (words) => this.leave(words),
      reconnect: () => this.#reconnect.now(),
      discard: () => this.#editor.discard(),
      showTimes: (isShown) => this.#display.time = isShown,
      clear: () => this.#display.clear(),
      tell: (sentence) => this.tell(sentence),
    });
    this.#editor = new Editor({
      submit: (draft) => submitter.submit(draft),
      tab: (isAgain) => this.#tab(isAgain),
      interrupt: () => this.interrupt(),
      leave: () => this.leave(),
      clear: () => this.#display.clear(),
      changed: () => this.#changed(),
    });
  }

  /**
   * Connects and talks until the person leaves.
   *
   * @throws {ClientError} When the server cannot be reached, or lets nobody in.
   */
  async run(): Promise<void> {
    this.#listen();
    try {
      await Promise.race([this.#visits(), this.#over.promise]);
    } finally {
      this.#reconnect.now();
      this.#display.finish();
      this.#editor.close();
    }
  }

  /** Clears the draft or, when there is none, leaves. */
  interrupt(): void {
    if (this.#editor.draft === "" || this.#isLeaving) return this.leave();
    this.#editor.clear();
    this.#display.refresh();
  }

  /** Leaves; asked twice, without waiting for the server. */
  leave(words = ""): void {
    if (this.#isLeaving || this.#session === undefined) this.#over.resolve();
    this.#isLeaving = true;
    this.#session?.leave(words);
  }

  /**
   * Leaves when the terminal goes away. A terminal ends its keys and sends a
   * signal as well: the two together do not cut the goodbye off.
   */
  leaveOnce(): void {
    if (!this.#isLeaving) this.leave();
  }

  /** Draws everything anew. */
  redraw(): void {
    this.#display.redraw();
  }

  ask(asked: Asked, isAgain: boolean): void {
    // When asked again, the person has just seen the reason.
    const isNew = asked === "name" && !isAgain;
    this.#set(isNew ? this.#texts.nameHint : "");
    this.#display.refresh();
  }

  ready(events: readonly Heard[], sentences: readonly string[]): void {
    const seconds = this.#reconnect.succeed();
    const { back, backAndMissed } = this.#texts;
    if (seconds !== undefined) {
      this.tell(events.length > 0 ? backAndMissed(seconds) : back(seconds));
    }
    this.#display.status = "";
    for (const event of events) this.show(event, false);
    for (const sentence of sentences) this.tell(sentence);
  }

  show(heard: Heard, isCall: boolean): void {
    this.#display.show(heard, isCall);
  }

  tell(sentence: string): void {
    this.#display.tell(sentence);
  }

  echo(words: string): void {
    this.show(ownWords(words, this.#options.memory.name), false);
  }

  refused(heard: Heard): void {
    // Up brings the line back.
    this.show(heard, false);
  }

  wait(isSlow: boolean): void {
    this.#set(isSlow ? this.#texts.waiting : "");
  }

  refresh(): void {
    this.#keepDraftFromOthers();
    if (this.#completer.isWaiting) this.#tab(false);
    this.#display.refresh();
  }

  get #texts(): ClientTexts {
    return textsIn(this.#options.memory.lang);
  }

  async #listen(): Promise<void> {
    for await (const bytes of this.#options.terminal.keys()) {
      this.#editor.feed(bytes);
    }
    this.leaveOnce();
  }

  async #visits(): Promise<void> {
    const { dial, server } = this.#options;
    this.#set(this.#texts.connecting(server));
    for (let socket = await dial();;) {
      const ending = await this.#visit(socket);
      if (ending.kind === "left") return;
      if (ending.kind === "refused") {
        const { prefix, turnedAway } = this.#texts.failures;
        throw new ClientError(prefix + turnedAway(ending.why), 1);
      }
      const wasAway = this.#reconnect.isAway;
      if (ending.kind === "lost" && !wasAway) this.tell(this.#texts.lost);
      socket = await this.#reconnect.run(ending.kind);
    }
  }

  async #visit(socket: Socket): Promise<Ending> {
    const { memory } = this.#options;
    const wire = new LineConnection(socket);
    this.#session = new ClientSession({
      wire,
      memory,
      view: this,
      history: HISTORY,
    });
    const ending = await this.#session.run();
    this.#session = undefined;
    this.#draftRoom.lost();
    return ending;
  }

  /** A draft for one room must not be said in another. */
  #keepDraftFromOthers(): void {
    const isIn = this.#session?.isTalking === true;
    if (!isIn || !this.#draftRoom.isElsewhere()) {
      return;
    }
    this.#editor.putAside();
    this.tell(this.#texts.draftAside);
  }

  #set(status: string): void {
    if (this.#display.status === status) return;
    this.#display.status = status;
    this.#display.refresh();
  }

  #changed(): void {
    this.#draftRoom.typed(this.#editor.draft);
    if (this.#editor.draft.startsWith("/")) this.#session?.learnCommands();
    this.#display.refresh();
  }

  #tab(isAgain: boolean): void {
    if (this.#session?.asked !== undefined) return;
    const { draft, cursor } = this.#editor;
    const before = draft.slice(0, cursor);
    const change = this.#completer.press(before, isAgain);
    if (change !== undefined) this.#editor.change(change);
  }
}
