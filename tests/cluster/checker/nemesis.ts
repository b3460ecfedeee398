/**
 * The faults that are made.
 *
 * @module
 */

import type { PresenceRecord } from "./presence.ts";
import { NODES, type Servers } from "./servers.ts";
import { pause } from "./pause.ts";

/** Makes one fault after another, as the random numbers say. */
export class Nemesis {
  /** How often each fault was made. */
  readonly made = {
    nodeKilled: 0,
    nodeStopped: 0,
    nodeRestarted: 0,
    natsKilled: 0,
    natsStopped: 0,
  };
  readonly #servers: Servers;
  readonly #presence: PresenceRecord;
  readonly #random: () => number;

  /** Does nothing yet. */
  constructor(
    servers: Servers,
    presence: PresenceRecord,
    random: () => number,
  ) {
    this.#servers = servers;
    this.#presence = presence;
    this.#random = random;
  }

  /** Makes faults for so many milliseconds. */
  async rage(milliseconds: number): Promise<void> {
    const faults = [
      () => this.#killNode(),
      () => this.#stopNode(),
      () => this.#restartNode(),
      () => this.#killNats(),
      () => this.#stopNats(),
    ];
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      await this.#pause(500, 2_000);
      await faults[Math.floor(this.#random() * faults.length)]();
    }
  }

  async #killNode(): Promise<void> {
    this.made.nodeKilled++;
    const at = this.#any();
    await this.#servers.kill(at);
    await this.#pause(300, 12_000);
    await this.#servers.start(at);
  }

  async #restartNode(): Promise<void> {
    this.made.nodeRestarted++;
    const at = this.#any();
    await this.#servers.stop(at);
    await this.#servers.start(at);
  }

  async #stopNode(): Promise<void> {
    this.made.nodeStopped++;
    const at = this.#any();
    const { program } = this.#servers.running[at]!;
    const back = this.#presence.away(at);
    program.signal("SIGSTOP");
    await this.#pause(500, 9_000);
    program.signal("SIGCONT");
    back();
  }

  async #killNats(): Promise<void> {
    this.made.natsKilled++;
    const { nats } = this.#servers;
    const back = this.#presence.away();
    await nats.kill();
    await this.#pause(100, 3_000);
    await nats.start();
    back();
  }

  async #stopNats(): Promise<void> {
    this.made.natsStopped++;
    const { nats } = this.#servers;
    const back = this.#presence.away();
    nats.stop();
    await this.#pause(500, 4_000);
    nats.goOn();
    back();
  }

  #any(): number {
    return Math.floor(this.#random() * NODES);
  }

  #pause(least: number, most: number): Promise<void> {
    return pause(least + this.#random() * (most - least));
  }
}
