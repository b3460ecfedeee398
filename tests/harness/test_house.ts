/**
 * A server without a network.
 *
 * @module
 */

import type { House } from "../../src/house.ts";
import { furnish } from "../../src/furnish.ts";
import { Log } from "../../src/log.ts";
import { Reception } from "../../src/reception.ts";
import type { ServerOptions } from "../../src/server_options.ts";
import { settle } from "./fake_clock.ts";
import {
  FakeConnection,
  type FakeConnectionOptions,
} from "./fake_connection.ts";

/** A house with a reception, where people come by fake connections. */
export class TestHouse implements AsyncDisposable {
  /** What has been logged. */
  readonly log: string[] = [];
  /** The parts. */
  readonly house: House;
  /** Who meets those who come. */
  readonly reception: Reception;

  /** Furnishes it. */
  constructor(options: Partial<ServerOptions> = {}) {
    const { now = () => 0 } = options;
    const log = new Log((line) => this.log.push(line), { now });
    const all = { log, now, ...options };
    this.house = furnish(all, () => undefined);
    this.reception = new Reception(this.house, all);
  }

  /** Lets somebody in who reads everything at once. */
  connect(options: FakeConnectionOptions = {}): FakeConnection {
    const connection = new FakeConnection(options).open();
    const refusal = this.reception.admit(connection.address);
    if (refusal === undefined) this.reception.serve(connection);
    else this.reception.refuse(connection, refusal);
    return connection;
  }

  /** Lets somebody in who says their name. */
  async login(
    name: string,
    options: FakeConnectionOptions = {},
  ): Promise<FakeConnection> {
    const connection = this.connect(options);
    connection.says(name);
    await settle();
    connection.forget();
    return connection;
  }

  /** Sends everyone away. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.reception.close();
    this.house.waves.stop();
  }
}
