/**
 * Somebody who stays in the lobby, and sees that all is as it should be.
 *
 * @module
 */

import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { UNSAFE } from "../harness/bytes.ts";
import { WITNESS_ADDRESS } from "./addresses.ts";
import {
  AWAY,
  FLOOD,
  LISTED,
  PRESENT,
  SCRIPT_ADDRESS,
  SCRIPT_TOKEN,
  WHISPERED,
} from "./forms.ts";
import { Roster } from "./roster.ts";
import type { Verdict } from "./verdict.ts";

/** What is waited for. */
interface Asked {
  readonly form: RegExp;
  readonly answered: (match: RegExpExecArray) => void;
}

const NAME = "witness";
const OWN = `[${NAME}] `;

/**
 * 1. Every line it receives has a known form, is UTF-8 and acts on no terminal.
 * 2. Its own lines come back, each once and in order.
 * 3. What is told of the others never contradicts itself, and whenever it asks
 *    who is there, the answer is what has been told up to that line.
 */
export class Witness {
  /** Who is in the lobby. */
  readonly roster = new Roster();
  /** Takes what is shown first; tells whether it was a script's. */
  scripts: { sees(line: string): boolean } | undefined;
  readonly #socket: Socket;
  readonly #verdict: Verdict;
  readonly #decoder = new TextDecoder("utf-8", {
    fatal: true,
    ignoreBOM: true,
  });
  #rest = "";
  #asked: Asked | undefined;
  /** The rooms listed so far, while they are asked for. */
  #listed: Map<string, number> | undefined;
  #marks = 0;
  #marksSeen = 0;
  #hasLeft = false;

  private constructor(socket: Socket, verdict: Verdict) {
    this.#socket = socket;
    this.#verdict = verdict;
    socket.on("error", () => {});
    socket.on("close", () => {
      if (!this.#hasLeft) verdict.breaks("the witness was cut off");
    });
    socket.on("data", (bytes) => this.#take(bytes));
  }

  /** Comes in. */
  static async join(port: number, verdict: Verdict): Promise<Witness> {
    const socket = connect({
      ...{ host: "127.0.0.1", port, noDelay: true },
      localAddress: WITNESS_ADDRESS,
    });
    await verdict.within(once(socket, "connect"), "the witness's connection");
    const witness = new Witness(socket, verdict);
    await witness.#ask(NAME, /^login ID: \*\*\* welcome, witness\./);
    await verdict.settles(() =>
      witness.roster.present.has(NAME) ? undefined : "the witness is not in"
    );
    return witness;
  }

  /** Says a line of its own, and waits until it comes back. */
  async mark(): Promise<void> {
    const form = new RegExp(`^\\[${NAME}\\] mark ${++this.#marks}$`);
    await this.#ask(`mark ${this.#marks}`, form);
  }

  /** Gives a command, and waits for the answer. */
  ask(command: string, form: RegExp): Promise<RegExpExecArray> {
    return this.#ask(command, form);
  }

  /** Asks who is there, which has to be who should be. */
  async count(): Promise<void> {
    await this.#ask("/who", PRESENT);
  }

  /** Asks for the lobby's token, with which scripts speak there. */
  async token(): Promise<string> {
    return (await this.#ask("/token", SCRIPT_TOKEN))[1];
  }

  /** Asks which rooms there are, and how many people are in each. */
  async rooms(): Promise<Map<string, number>> {
    const listed = this.#listed = new Map<string, number>();
    this.#socket.write("/rooms\n");
    await this.mark();
    this.#listed = undefined;
    return listed;
  }

  /** Goes when the server is about to go. */
  leaves(): void {
    this.#hasLeft = true;
    this.#socket.destroy();
  }

  #ask(line: string, form: RegExp): Promise<RegExpExecArray> {
    const { promise, resolve } = Promise.withResolvers<RegExpExecArray>();
    this.#asked = { form, answered: resolve };
    this.#socket.write(`${line}\n`);
    return this.#verdict.within(promise, `the answer to ${line}`);
  }

  #take(bytes: Uint8Array): void {
    try {
      this.#rest += this.#decoder.decode(bytes, { stream: true });
    } catch {
      return this.#verdict.breaks("what the witness receives is not UTF-8");
    }
    const lines = this.#rest.split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) {
      const wrong = this.#see(line);
      if (wrong === undefined) continue;
      this.#verdict.breaks(
        `the witness sees ${JSON.stringify(line)}: ${wrong}`,
      );
    }
  }

  #see(line: string): string | undefined {
    if (UNSAFE.test(line)) return "it acts on a terminal";
    if (this.scripts?.sees(line)) return undefined;
    if (line.startsWith(OWN) && line !== `${OWN}mark ${++this.#marksSeen}`) {
      return `mark ${this.#marksSeen} should come`;
    }
    const [, room, people] = this.#listed && LISTED.exec(line) || [];
    if (room !== undefined) return void this.#listed!.set(room, Number(people));
    const isAnswer = this.#answer(line);
    // What comes after this line is of no account to what it says.
    const [, count, names] = PRESENT.exec(line) ?? [];
    if (names !== undefined) return this.#compare(Number(count), names);
    if (
      isAnswer ||
      [FLOOD, WHISPERED, AWAY, SCRIPT_ADDRESS].some((form) => form.test(line))
    ) return undefined;
    return this.roster.take(line);
  }

  #answer(line: string): boolean {
    const match = this.#asked?.form.exec(line);
    if (!match) return false;
    const { answered } = this.#asked!;
    this.#asked = undefined;
    answered(match);
    return true;
  }

  #compare(count: number, names: string): string | undefined {
    // Whoever comes is told who is there before they are told to have come.
    if (!this.roster.present.has(NAME)) return undefined;
    const present = names.split(", ").map((name) =>
      name.replace(/ \(away\)$/, "")
    );
    return this.roster.compare(count, present);
  }
}
