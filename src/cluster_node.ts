/**
 * A server that is one chat with others.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { createServices } from "./create_services.ts";
import type { ClusterOptions, ServerOptions } from "./config/server_options.ts";
import { IrcNetwork } from "./irc/irc_network.ts";
import { NatsJournal } from "./cluster/nats_journal.ts";
import type { Services } from "./presence/services.ts";
import { ChatReplica } from "./replication/chat_replica.ts";
import { ClusterDeeds } from "./replication/cluster_deeds.ts";
import { HeldNotice } from "./replication/held_notice.ts";
import { LogClock } from "./replication/log_clock.ts";
import { Population } from "./replication/population.ts";
import { MemoryRoomLog } from "./rooms/room_log.ts";

/** Changes with every change of what deeds do, so that no two kinds mix. */
const RULES = 4;

/** A node of a cluster. */
export class ClusterNode {
  /** The services, with the people and rooms of all nodes. */
  readonly services: Services;
  /** The IRC clients of all nodes. */
  readonly irc: IrcNetwork;
  /** Called when all who are connected here have to go. */
  onFenced: () => void = () => {};
  readonly #deeds: ClusterDeeds;
  readonly #replica: ChatReplica;
  readonly #all = new Population();
  #journal: NatsJournal | undefined;
  #held: HeldNotice | undefined;

  /**
   * Joins a cluster, or begins one.
   *
   * @throws {ClusterError} When NATS cannot be used, or the nodes differ.
   */
  static async join(
    options: ServerOptions,
    { nats, node, silence }: ClusterOptions,
  ): Promise<ClusterNode> {
    const joined = new ClusterNode(options);
    const { services } = joined;
    const journal = await NatsJournal.open({
      ...{ nats, node, log: options.log, replica: joined.#replica },
      rules: rulesOf(services, options),
      ...silence !== undefined && { silence },
    });
    joined.#begin(journal);
    // Whoever begins a cluster brings the bans that it has kept.
    const isFirst = journal.size === 1;
    const bans = [...options.bans ?? []];
    if (isFirst && bans.length > 0) journal.write({ do: "bans", bans });
    return joined;
  }

  private constructor(options: ServerOptions) {
    const clock = new LogClock(options.now ?? Date.now);
    const ids = new MemoryRoomLog();
    this.#deeds = new ClusterDeeds(this.#all);
    this.services = createServices(options, {
      deeds: this.#deeds,
      // What lasts in the shared state goes by the time of the log.
      clock: { now: clock.now, monotonic: clock.logTime },
      ids,
      ready: () => this.#journal?.ready(),
    });
    this.#replica = new ChatReplica({
      ...{ services: this.services, all: this.#all, clock, ids },
      irc: () => this.irc,
      rooms: options.rooms ?? [],
      onFenced: () => this.onFenced(),
    });
    const { irc, lang = "en" } = options;
    this.irc = new IrcNetwork(this.services, {
      ...{ name: irc?.name ?? "maru", lang },
      epoch: () => this.#replica.began.toString(36),
    });
  }

  /** How many nodes there are. */
  get size(): number {
    return this.#journal?.size ?? 0;
  }

  /** Leaves the cluster, once all that was asked for has happened. */
  async close(): Promise<void> {
    this.#held?.end();
    await this.#journal?.close();
  }

  #begin(journal: NatsJournal): void {
    this.#journal = journal;
    this.#deeds.begin(journal);
    this.#held = new HeldNotice(journal, this.services);
  }
}

/** All that must be the same on every node, in short. */
function rulesOf(
  { limits, reserved }: Services,
  { rooms = [] }: ServerOptions,
): string {
  const all = [RULES, Deno.version.v8, limits, [...reserved].sort(), rooms];
  return createHash("sha256").update(JSON.stringify(all)).digest("base64url")
    .slice(0, 16);
}
