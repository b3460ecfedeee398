/**
 * A server without a network.
 *
 * @module
 */

import type { Services } from "../../src/presence/services.ts";
import { createServices } from "../../src/create_services.ts";
import { Log } from "../../src/log.ts";
import { SessionManager } from "../../src/sessions/session_manager.ts";
import type { ServerOptions } from "../../src/config/server_options.ts";
import { settle } from "./fake_clock.ts";
import {
  FakeConnection,
  type FakeConnectionOptions,
} from "./fake_connection.ts";

/** A house with a reception, where people come by fake connections. */
export class TestServices implements AsyncDisposable {
  /** What has been logged. */
  readonly log: string[] = [];
  /** The parts. */
  readonly services: Services;
  /** Who meets those who come. */
  readonly sessions: SessionManager;

  /** Furnishes it. */
  constructor(options: Partial<ServerOptions> = {}) {
    const { now = () => 0, monotonic = now } = options;
    const log = new Log((line) => this.log.push(line), { now });
    const all = { log, now, monotonic, ...options };
    this.services = createServices(all);
    this.sessions = new SessionManager(this.services, all);
  }

  /** Lets somebody in who reads everything at once. */
  connect(options: FakeConnectionOptions = {}): FakeConnection {
    const connection = new FakeConnection(options).open();
    this.sessions.receive(connection);
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
    await this.sessions.close();
    this.services.writeScheduler.stop();
  }
}
