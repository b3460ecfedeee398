/**
 * The client in a pipe.
 *
 * @module
 */

import type { Socket } from "node:net";
import { nameKey } from "../rooms/name.ts";
import { backoff } from "./backoff.ts";
import { ClientError } from "./client_error.ts";
import type { Asked, Heard } from "./server_message.ts";
import type { ClientState } from "./client_state.ts";
import type { UnreadableLine } from "./input_lines.ts";
import type { Output } from "./output.ts";
import { ClientSession } from "./client_session.ts";
import type { Ending } from "./ending.ts";
import { type ClientTexts, textsIn } from "./texts/texts.ts";
import type { View } from "./view.ts";
import { LineConnection } from "./line_connection.ts";

/** The options of a pipe. */
export interface PipeClientOptions {
  /** The state of the client. */
  readonly memory: ClientState;
  /** Its output. */
  readonly output: Output;
  /** Its input, line by line. */
  readonly input: AsyncIterable<string | UnreadableLine>;
  /** Whether an input without a line means to listen, and not to leave. */
  readonly listens: boolean;
  /** Reaches the server. */
  readonly dial: () => Promise<Socket>;
}

// A server that is there answers sooner.
const PATIENCE = 30_000;

/**
 * Says each line of its input, writes messages, and leaves when all lines are
 * delivered.
 */
export class PipeClient implements View {
  readonly #options: PipeClientOptions;
  readonly #room: string | undefined;
  readonly #over = Promise.withResolvers<void>();
  #session: ClientSession | undefined;
  #failure: ClientError | undefined;
  #hasSaid = false;
  #isLeaving = false;
  #refusals = 0;
  #lastRemark = "";
  // Checks the condition that is waited for.
  #look = () => {};

  /** Makes a pipe that has not been connected. */
  constructor(options: PipeClientOptions) {
    this.#options = options;
    this.#room = options.memory.roomKey;
  }

  /**
   * Connects, says everything and leaves.
   *
   * @returns Whether the server took all lines.
   * @throws {ClientError} When it cannot connect, or cannot deliver.
   */
  async run(): Promise<boolean> {
    this.#sayAll().catch((error) => this.#over.reject(error));
    await Promise.race([this.#visits(), this.#over.promise]);
    return this.#refusals === 0;
  }

  /** Leaves without sending the rest; asked twice, at once. */
  leave(): void {
    if (this.#isLeaving || this.#session === undefined) this.#over.resolve();
    this.#isLeaving = true;
    this.#session?.leave();
  }

  ask(asked: Asked, isAgain: boolean): void {
    const { failures } = this.#texts;
    if (isAgain) return this.#fail(failures.turnedAway(this.#lastRemark));
    const flag = asked === "password" ? "password-file" : "name";
    this.#fail(failures.needs(flag), 2);
  }

  ready(events: readonly Heard[]): void {
    const { output, memory } = this.#options;
    for (const event of events) output.heard(event, memory.name);
  }

  show(heard: Heard): void {
    const { output, memory } = this.#options;
    if (this.#session?.isTalking) output.heard(heard, memory.name);
    else this.#lastRemark = heard.text.replace(/^\*\*\* /, "");
    this.#look();
  }

  tell(sentence: string): void {
    this.#options.output.remark(sentence);
  }

  echo(): void {
    this.#look();
  }

  refused(heard: Heard): void {
    this.#refuse(heard.text);
    this.#look();
  }

  wait(): void {
    // A pipe shows no status.
  }

  refresh(): void {
    if (this.#session?.isTalking && !this.#isInRoom()) {
      const { turnedAway, noRooms } = this.#texts.failures;
      const { isMaru } = this.#options.memory;
      this.#fail(turnedAway(isMaru ? this.#lastRemark : noRooms));
    }
    this.#look();
  }

  get #texts(): ClientTexts {
    return textsIn(this.#options.memory.lang);
  }

  /** A line for one room must not be said in another. */
  #isInRoom(): boolean {
    const { room } = this.#options.memory;
    const bare = (name: string) =>
      nameKey(name).replace(/[^\p{L}\p{N}\p{M}]/gu, "");
    return this.#room === undefined || bare(room) === bare(this.#room);
  }

  async #visits(): Promise<void> {
    for (let attempt = 0; !this.#isLeaving;) {
      const ending = await this.#visit();
      if (this.#failure !== undefined) throw this.#failure;
      if (ending?.kind === "left") break;
      if (ending !== undefined) attempt = 0;
      this.#throwUnlessLost(ending);
      await new Promise((done) => setTimeout(done, backoff(attempt++)));
    }
  }

  async #visit(): Promise<Ending | undefined> {
    const { dial, memory } = this.#options;
    let socket;
    try {
      socket = await dial();
    } catch (error) {
      if (memory.wasIn && error instanceof ClientError) return undefined;
      throw error;
    }
    if (this.#isLeaving) {
      socket.destroy();
      return undefined;
    }
    const wire = new LineConnection(socket);
    this.#session = new ClientSession({ wire, memory, view: this, history: 0 });
    const ending = await this.#session.run();
    this.#session = undefined;
    return ending;
  }

  #throwUnlessLost(ending: Ending | undefined): void {
    const { memory, listens } = this.#options;
    const { prefix, turnedAway, notDelivered } = this.#texts.failures;
    const kind = ending?.kind;
    if (kind === "refused" || kind === "dismissed") {
      throw new ClientError(prefix + turnedAway(ending!.why), 1);
    }
    if (listens && !this.#hasSaid) return;
    const count = memory.pending.takeUnsure().length;
    throw new ClientError(prefix + notDelivered(count), 1);
  }

  async #sayAll(): Promise<void> {
    const { input, memory, listens } = this.#options;
    const isReady = () => this.#session?.isTalking === true;
    await this.#until(isReady);
    for await (const line of input) {
      if (typeof line !== "string") {
        this.#hasSaid = true;
        this.#refuse(this.#texts.notUtf8(line.number));
        continue;
      }
      if (line.trim() === "") continue;
      this.#hasSaid = true;
      await this.#until(isReady);
      if (!this.#session!.say(line)) return;
      const deadline = setTimeout(() => this.#giveUp(), PATIENCE);
      const { pending } = memory;
      // After `/quit`, the server answers no more.
      await this.#until(() =>
        pending.speeches.length === 0 && !pending.awaitPast
      );
      clearTimeout(deadline);
    }
    if (listens && !this.#hasSaid) return;
    this.#isLeaving = true;
    this.#session?.finish();
  }

  /** Waits for a condition. */
  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (!isSo()) return;
        this.#look = () => {};
        resolve();
      };
      this.#look();
    });
  }

  /** Notes that a line was not said. */
  #refuse(why: string): void {
    this.#refusals++;
    this.tell(why);
  }

  #giveUp(): void {
    const { notDelivered } = this.#texts.failures;
    this.#fail(notDelivered(this.#options.memory.pending.size));
  }

  #fail(why: string, code: 1 | 2 = 1): void {
    this.#failure ??= new ClientError(this.#texts.failures.prefix + why, code);
    this.#session?.hangUp();
  }
}
