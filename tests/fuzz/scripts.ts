/**
 * Scripts that post lines and read events over HTTP.
 *
 * @module
 */

import { crowdAddress } from "./addresses.ts";
import type { Door } from "./doors.ts";
import type { Random } from "./random.ts";
import type { Record } from "./record.ts";
import { ScriptCall } from "./script_call.ts";
import {
  anyRequest,
  type Credential,
  lobbyPost,
  readRequest,
} from "./script_text.ts";
import { roomText } from "./text.ts";
import type { Verdict } from "./verdict.ts";

const LOBBY = "lobby";
/** The most requests under way at a time, and the most readers. */
const MOST_CALLS = 12;
const MOST_READERS = 6;
/** Rooms whose token is known, the latest. */
const MOST_TOKENS = 20;

/** A post to the lobby, until its lines have been seen. */
interface Posted {
  readonly name: string;
  readonly lines: readonly string[];
  status: number | undefined;
  seen: number;
}

/**
 * 1. A post to the lobby that is answered with 200 is seen there, whole, once
 *    and with nothing in between; one that is refused is not seen at all.
 * 2. A script cannot speak under the name of somebody who is there.
 */
export class Scripts {
  readonly #door: Door;
  readonly #random: Random;
  readonly #record: Record;
  readonly #verdict: Verdict;
  readonly #tokens = new Map<string, string>();
  readonly #posted = new Map<string, Posted>();
  #calls: ScriptCall[] = [];
  #readers: { readonly call: ScriptCall; readonly name: string }[] = [];
  // The token of the lobby, where whatever is said has to be accounted for.
  #lobbyToken: string | undefined;
  #count = 0;
  // The post of which more lines have to come before anything else.
  #current: Posted | undefined;

  /** Makes scripts that come through a door for pages. */
  constructor(
    door: Door,
    random: Random,
    record: Record,
    verdict: Verdict,
  ) {
    this.#door = door;
    this.#random = random;
    this.#record = record;
    this.#verdict = verdict;
  }

  /** The names of those who read: the server may count them as people. */
  get readerNames(): string[] {
    return this.#readers.map(({ name }) => name);
  }

  /** Learns a room's token. */
  learns(room: string, token: string): void {
    if (room === LOBBY) {
      this.#lobbyToken = token;
      return;
    }
    this.#tokens.delete(room);
    this.#tokens.set(room, token);
    if (this.#tokens.size <= MOST_TOKENS) return;
    this.#tokens.delete(this.#tokens.keys().next().value!);
  }

  /** Lets some of them do something. */
  act(links: readonly string[]): void {
    this.#forget();
    const random = this.#random;
    if (this.#calls.length < MOST_CALLS && random.chance(0.5)) {
      const token = this.#lobbyToken;
      if (token !== undefined && random.chance(0.5)) this.#postsToLobby(token);
      else this.#asks(anyRequest(this.#credential(), links, random));
    }
    if (this.#calls.length > 0 && random.chance(0.05)) {
      random.pick(this.#calls).closes();
    }
    if (this.#readers.length < MOST_READERS && random.chance(0.1)) {
      this.#reads(roomText(random, links));
    }
    if (this.#readers.length === 0) return;
    const { call } = random.pick(this.#readers);
    if (random.chance(0.02)) call.closes();
    if (random.chance(0.05)) call.pauses();
    if (random.chance(0.05)) call.resumes();
  }

  /**
   * Takes a line that the lobby shows.
   *
   * @returns Whether a script has said it.
   */
  sees(line: string): boolean {
    const [, name, words] = /^\[(script_\d+)\] (.*)$/.exec(line) ?? [];
    const posted = this.#current ?? this.#posted.get(name);
    if (posted === undefined) {
      return name !== undefined && this.#isStrange(line);
    }
    const { lines, seen, status } = posted;
    const isNext = name === posted.name && words === lines[seen];
    const isRefused = status !== undefined && status !== 200;
    if (!isNext || isRefused) return this.#isStrange(line);
    posted.seen++;
    this.#current = posted.seen < lines.length ? posted : undefined;
    this.#settle(posted);
    return true;
  }

  /** Reads on everywhere; tells what is still waited for. */
  settles(): string | undefined {
    this.#forget();
    for (const { call } of this.#readers) call.resumes();
    for (const { name, lines, seen, status } of this.#posted.values()) {
      if (status !== 200 || seen === lines.length) continue;
      return `${name} was told that ${lines.length} lines were said, and ${seen} came`;
    }
    return undefined;
  }

  /** Lets all of them go; tells who is still there. */
  leave(): string | undefined {
    for (const call of this.#calls) call.closes();
    for (const { call } of this.#readers) call.closes();
    this.#forget();
    const left = this.#calls.length + this.#readers.length;
    return left === 0 ? undefined : `${left} scripts are still connected`;
  }

  #postsToLobby(token: string): void {
    const random = this.#random;
    const isTaken = random.chance(0.1);
    const name = isTaken ? "witness" : `script_${++this.#count}`;
    const lines = random.times(
      random.between(1, 6),
      () => `post ${this.#count}.${random.below(1_000)}`,
    );
    const posted: Posted = { name, lines, status: undefined, seen: 0 };
    if (!isTaken) this.#posted.set(name, posted);
    const request = lobbyPost({ room: LOBBY, token, name, lines }, random);
    this.#asks(request, (status) => {
      posted.status = status;
      if (status === 200) this.#record.posts++;
      if (isTaken && status === 200) {
        this.#verdict.breaks("a script spoke under the witness's name");
      }
      if (status !== 200 && posted.seen > 0) {
        this.#verdict.breaks(`${name} was refused (${status}), and was heard`);
      }
      this.#settle(posted);
    });
  }

  /** What has been answered and seen is forgotten, and so is a refusal. */
  #settle({ name, lines, status, seen }: Posted): void {
    if (status === undefined) return;
    if (status !== 200 || seen === lines.length) this.#posted.delete(name);
  }

  #isStrange(line: string): true {
    this.#verdict.breaks(
      `the lobby shows ${JSON.stringify(line)}, and ${
        JSON.stringify(this.#current ?? "no script")
      } was to be heard`,
    );
    return true;
  }

  #credential(): Credential {
    const known = [...this.#tokens];
    if (known.length === 0) return { room: LOBBY, token: "wrong" };
    const [room, token] = this.#random.pick(known);
    return { room, token: this.#random.chance(0.9) ? token : `${token}x` };
  }

  #reads(room: string): void {
    const name = `reader_${++this.#count}`;
    const request = readRequest(room, name, this.#random.chance(0.5));
    const call = this.#call(request, () => {});
    this.#readers.push({ call, name });
  }

  #asks(request: Uint8Array, answered: (status: number) => void = () => {}) {
    this.#calls.push(this.#call(request, answered));
  }

  #call(
    request: Uint8Array,
    answered: (status: number) => void,
  ): ScriptCall {
    const { port, isTls } = this.#door;
    const from = crowdAddress(this.#random);
    this.#record.sent("a script", request);
    return new ScriptCall({
      place: { port, isTls, from },
      request,
      answered,
      heardWrong: (why) => this.#verdict.breaks(why),
    });
  }

  #forget(): void {
    this.#calls = this.#calls.filter(({ isOpen }) => isOpen);
    this.#readers = this.#readers.filter(({ call }) => call.isOpen);
    // Whoever hangs up before the answer does not know what became of it.
    if (this.#posted.size < 1_000) return;
    for (const [name, { status }] of this.#posted) {
      if (status === undefined) this.#posted.delete(name);
      if (this.#posted.size < 500) return;
    }
  }
}
