/**
 * The state that all IRC clients of a server share.
 *
 * @module
 */

import type { Lang } from "../messages/texts/texts.ts";
import type { Services } from "../presence/services.ts";
import { nameKey } from "../rooms/name.ts";
import { type Namespace, PUBLIC } from "../rooms/namespace.ts";
import type { Writer } from "../render/dialect.ts";
import type { Room } from "../rooms/room.ts";
import type { Person } from "../rooms/person.ts";
import { present } from "./answer_writer.ts";
import { clientElsewhere, type SharedClient } from "./client_elsewhere.ts";
import { EventWriter, type IrcVariant } from "./event_writer.ts";
import type { Identity } from "../presence/deeds.ts";
import type { IrcContext } from "./irc_context.ts";
import type { IrcClient } from "./irc_client.ts";

/** The name of a network, and its language. */
export interface IrcNetworkOptions {
  /** The server's name in messages. */
  readonly name: string;
  /** The language of the server's sentences. */
  readonly lang: Lang;
  /** Makes ids of messages differ from earlier ones. @default {the start} */
  readonly epoch?: () => string;
}

/** Every IRC client, who watches for whom, and how events are written. */
export class IrcNetwork implements IrcContext {
  /** The server's name in messages. */
  readonly name: string;
  /** The language of the server's sentences at first. */
  readonly lang: Lang;
  /** The parts that all sessions share. */
  readonly services: Services;
  /** Writes events. */
  readonly writer: EventWriter;
  readonly #variants: readonly Writer[];
  // Those of this server.
  readonly #here = new Set<IrcClient>();
  // Those of other servers too, for as long as anything knows their person.
  readonly #clients = new WeakMap<Person, IrcClient>();
  readonly #users = new Map<string, string>();
  #peak = 0;
  readonly #watchers = new Map<string, Set<IrcClient>>();

  /** Makes one without clients. */
  constructor(services: Services, options: IrcNetworkOptions) {
    const { name, lang } = options;
    const { epoch = () => services.since.toString(36) } = options;
    this.name = name;
    this.lang = lang;
    this.services = services;
    this.writer = new EventWriter({
      server: name,
      lang,
      epoch,
      userOf: (who) => this.#users.get(who) ?? "u",
    });
    this.#variants = [0, 1, 2, 3].map((choice) =>
      this.#variantWriter({ time: (choice & 1) > 0, msgid: (choice & 2) > 0 })
    );
    services.registry.presence.observe({
      came: (person, namespace) => this.#came(person, namespace),
      entered: (person, room) => this.#entered(person, room),
      went: (name, namespace) => this.#went(name, namespace),
      away: (person) => this.#tellAway(person),
    });
  }

  /** How many connections have no name yet. */
  get unknown(): number {
    let count = 0;
    for (const { isRegistered } of this.#here) {
      if (!isRegistered) count++;
    }
    return count;
  }

  /** How many have asked not to be counted among those who are seen. */
  get invisible(): number {
    let count = 0;
    for (const person of this.services.registry.people()) {
      if (this.#clients.get(person)?.isInvisible) count++;
    }
    return count;
  }

  /** The most people that there have been at once. */
  notePeak(): number {
    return this.#peak = Math.max(this.#peak, this.services.registry.names.size);
  }

  /** The writer of the events that clients of a variant read. */
  writerOf({ time, msgid }: IrcVariant): Writer {
    return this.#variants[(time ? 1 : 0) + (msgid ? 2 : 0)];
  }

  /** Notes a client of this server. */
  add(client: IrcClient): void {
    this.#here.add(client);
    this.#clients.set(client.person, client);
  }

  /** Forgets a client and all that it watched for. */
  remove(client: IrcClient): void {
    this.#here.delete(client);
    for (const name of client.monitored.keys()) this.unwatch(client, name);
  }

  /**
   * Notes a client of another server.
   *
   * @param name Its name, if it is known already.
   */
  addElsewhere(person: Person, shared: SharedClient, name = ""): void {
    this.#clients.set(person, clientElsewhere(this, person, shared));
    if (name !== "") this.#users.set(name, shared.user);
  }

  /** Forgets who is there. */
  clear(): void {
    this.#users.clear();
  }

  /** The IRC client of a person, if they came by one. */
  clientOf(person: Person): IrcClient | undefined {
    return this.#clients.get(person);
  }

  /** The data about a person that others may know. */
  identityOf(person: Person): Identity {
    return this.#clients.get(person) ?? { user: "u", realname: person.name };
  }

  /** Tells a client from now on when a name comes or goes. */
  watch(client: IrcClient, key: string): void {
    let watchers = this.#watchers.get(key);
    if (watchers === undefined) {
      this.#watchers.set(key, watchers = new Set());
    }
    watchers.add(client);
  }

  /** No longer does. */
  unwatch(client: IrcClient, key: string): void {
    const watchers = this.#watchers.get(key);
    if (watchers?.delete(client) && watchers.size === 0) {
      this.#watchers.delete(key);
    }
  }

  /** The IRC clients that share a room with somebody, each once. */
  neighbours(person: Person): Set<IrcClient> {
    const found = new Set<IrcClient>();
    for (const room of person.rooms) {
      for (const { name } of room.people()) {
        const { names } = this.services.registry;
        const other = names.find(name, room.namespace);
        const client = other && this.#clients.get(other);
        if (client !== undefined && other !== person) found.add(client);
      }
    }
    return found;
  }

  /** Tells the members of a room that a person who entered is away. */
  #entered(person: Person, room: Room): void {
    if (person.away === "") return;
    const source = this.writer.sourceOf(person.name);
    for (const { name } of room.people()) {
      const { names } = this.services.registry;
      const other = names.find(name, room.namespace);
      if (other === undefined || other === person) continue;
      this.#clients.get(other)?.tellAway(source, person.away);
    }
  }

  #variantWriter(variant: IrcVariant): Writer {
    return {
      event: (event) => this.writer.write(event, variant),
      answer: (answer, reader) => {
        const client = this.#clients.get(reader as Person);
        return client === undefined ? "" : present(client, answer);
      },
    };
  }

  #came(person: Person, namespace: Namespace): void {
    const client = this.#clients.get(person);
    if (client !== undefined) this.#users.set(person.name, client.user);
    this.notePeak();
    this.#tellWatchers(person.name, namespace, "RPL_MONONLINE");
  }

  #went(name: string, namespace: Namespace): void {
    // Every IRC client is in public.
    if (namespace === PUBLIC) this.#users.delete(name);
    this.#tellWatchers(name, namespace, "RPL_MONOFFLINE");
  }

  /** Tells those who watch for a name, and know the namespace it is in. */
  #tellWatchers(
    name: string,
    namespace: Namespace,
    numeric: "RPL_MONONLINE" | "RPL_MONOFFLINE",
  ): void {
    const watchers = this.#watchers.get(nameKey(name));
    if (watchers === undefined) return;
    const who = numeric === "RPL_MONONLINE" ? this.writer.sourceOf(name) : name;
    const { names } = this.services.registry;
    for (const client of watchers) {
      if (!names.isIn(client.person, namespace)) continue;
      // Another of that name, or the same elsewhere, is there as before.
      const isThere = numeric === "RPL_MONOFFLINE" &&
        names.known(client.person, name).length > 0;
      if (isThere) continue;
      // One that goes itself is sent nothing behind its goodbye.
      if (client.person.name !== name) client.numericBeside(numeric, who);
    }
  }

  #tellAway(person: Person): void {
    const source = this.writer.sourceOf(person.name);
    for (const client of this.neighbours(person)) {
      client.tellAway(source, person.away);
    }
  }
}
