/**
 * The people of a run.
 *
 * @module
 */

import { pause } from "./pause.ts";
import type { PresenceRecord } from "./presence.ts";
import { Roamer } from "./roamer.ts";
import { NODES, type Servers } from "./servers.ts";
import type { Speaker, SpeakerOptions } from "./speaker.ts";
import { Talker } from "./talker.ts";
import type { Whispers } from "./whispers.ts";

const TALKERS = 6;
const ROAMERS = 4;
const NEVER = 1e6;
/** How often a watcher asks who is there, in milliseconds. */
const LOOK = 500;

/** The parts of a {@linkcode Crowd}. */
export interface CrowdParts {
  /** The servers. */
  readonly servers: Servers;
  /** The link room of those who roam. */
  readonly link: string;
  /** Where private lines are written down. */
  readonly whispers: Whispers;
  /** Where it is written down who is there. */
  readonly presence: PresenceRecord;
  /** Random numbers from 0 to 1. */
  readonly random: () => number;
}

/**
 * People who talk in the lobby, on any server that runs; two who want one name;
 * one on each server who asks who is there; and people in a link room who move
 * from server to server.
 */
export class Crowd {
  /** Everybody who was there. */
  readonly all: Speaker[] = [];
  /** Those who talk in the lobby or watch it, and are there now. */
  readonly inLobby = new Set<Talker>();
  /** Those who roam. */
  readonly roamers: Roamer[] = [];
  readonly #parts: CrowdParts;
  readonly #lives: Promise<void>[] = [];
  #count = 0;
  #isOver = false;
  #isCalm = false;

  /** All come. */
  constructor(parts: CrowdParts) {
    this.#parts = parts;
    for (let at = 0; at < TALKERS; at++) this.#lives.push(this.#talk(at));
    for (let at = 0; at < NODES; at++) this.#lives.push(this.#watch(at));
    for (let at = 0; at < ROAMERS; at++) this.#lives.push(this.#roam(at));
    this.#lives.push(this.#claim(), this.#claim());
  }

  /** Nobody moves or speaks any more. */
  calm(): void {
    this.#isCalm = true;
    for (const one of this.#present()) one.falls();
  }

  /** Whether all are in, and all that they sent has been shown. */
  get isSettled(): boolean {
    return this.#present().every((one) => {
      one.falls();
      return one.isIn && one.isSettled;
    });
  }

  /** All go. */
  async goes(): Promise<void> {
    this.#isOver = true;
    for (const talker of this.inLobby) await talker.goes();
    for (const roamer of this.roamers) roamer.goes();
    await Promise.all(this.#lives);
  }

  #present(): Speaker[] {
    return [...this.inLobby, ...this.roamers.filter(({ isOut }) => !isOut)];
  }

  /** Somebody comes to a server, and is in the lobby until they are cut off. */
  async #visit(
    at: number,
    name: string,
    pause: number,
    during: (talker: Talker) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const port = this.#parts.servers.port(at);
    if (port === undefined) return;
    const talker = new Talker(port, this.#options(name, pause));
    this.all.push(talker);
    this.inLobby.add(talker);
    let gone = () => {};
    talker.came.then(() => gone = this.#parts.presence.came(name));
    await Promise.all([talker.ended, during(talker)]);
    gone();
    this.inLobby.delete(talker);
  }

  async #talk(at: number): Promise<void> {
    while (!this.#isOver) {
      const generation = ++this.#count;
      await this.#visit(at + generation, `t${at}x${generation}`, 40);
      await pause(100);
    }
  }

  /** Asks the server of this number again and again who is there. */
  async #watch(at: number): Promise<void> {
    while (!this.#isOver) {
      const name = `w${at}x${++this.#count}`;
      await this.#visit(at, name, NEVER, async (talker) => {
        let hasEnded = false;
        talker.ended.then(() => hasEnded = true);
        await Promise.race([talker.came, talker.ended]);
        while (!hasEnded) {
          const askedAt = performance.now();
          const names = await Promise.race([talker.who(), talker.ended]);
          if (names === undefined) break;
          this.#parts.presence.answered(at, askedAt, names);
          await pause(LOOK);
        }
      });
      await pause(200);
    }
  }

  /** Wants a name that others want, and gives it back after a while. */
  async #claim(): Promise<void> {
    const { random, servers } = this.#parts;
    while (!this.#isOver) {
      const port = servers.port(Math.floor(random() * NODES));
      if (port !== undefined) {
        const king = new Talker(port, this.#options("king", NEVER));
        await Promise.race([king.ended, pause(200 + random() * 600)]);
        await king.goes();
      }
      await pause(50);
    }
  }

  async #roam(at: number): Promise<void> {
    const { random, servers, link } = this.#parts;
    while (!this.#isOver) {
      const name = `r${at}x${++this.#count}`;
      const roamer = new Roamer(this.#options(name, 200), link);
      this.all.push(roamer);
      this.roamers[at] = roamer;
      while (!this.#isOver && !roamer.isOut) {
        const port = servers.port(Math.floor(random() * NODES));
        if (port !== undefined) {
          const drop = setTimeout(
            () => this.#isCalm || roamer.drops(),
            1_000 + random() * 8_000,
          );
          await roamer.visit(port);
          clearTimeout(drop);
        }
        await pause(50 + random() * 2_000);
      }
    }
  }

  #options(name: string, pause: number): SpeakerOptions {
    const { whispers } = this.#parts;
    return { name, pause, whispers, nextReader: () => this.#someone() };
  }

  /** Anybody who talks or roams. */
  #someone(): string | undefined {
    const all = this.#present();
    return all[Math.floor(this.#parts.random() * all.length)]?.stay.name;
  }
}
