/**
 * Doing what the log says.
 *
 * @module
 */

import type { Deed, Replica } from "../cluster/journal.ts";
import { doMessage } from "../irc/irc_deeds.ts";
import type { PostDeed, PostRefusal } from "../presence/deeds.ts";
import { makeOperator } from "../presence/become_operator.ts";
import { endWhatIsOver } from "../presence/end_what_is_over.ts";
import { releasePerson } from "../presence/release_person.ts";
import type { Ban } from "../rooms/bans.ts";
import type { Person } from "../rooms/person.ts";
import type { MemoryRoomLog } from "../rooms/room_log.ts";
import { sayLines } from "../sessions/say_message.ts";
import { findRoom, postRefusal, sayPost } from "../sessions/script_posts.ts";
import { act } from "../sessions/speech.ts";
import { loadChat, saveChat } from "./chat_state.ts";
import type { LogClock } from "./log_clock.ts";
import {
  type ComingParts,
  giveLink,
  logIn,
  register,
  resumeHere,
} from "./coming.ts";
import { cutOff } from "./stand_in.ts";
import type { OwnDeed, WrittenDeed } from "./written_deed.ts";

/** How often what is over is looked for, by the time of the log. */
const SWEEP = 1_000;

/** The parts of a {@linkcode ChatReplica}. */
export interface ChatReplicaParts extends ComingParts {
  /** The time of the log. */
  readonly clock: LogClock;
  /** Knows where the ids of new rooms begin. */
  readonly ids: MemoryRoomLog;
  /** The rooms that exist while they are empty, at first. */
  readonly rooms: readonly string[];
  /** This server was given up: all who are connected to it have to go. */
  readonly onFenced: () => void;
}

interface Saved {
  readonly chat: unknown;
  readonly swept: number;
  readonly began: number;
  readonly ended: number;
}

const NOTHING: Saved = { chat: undefined, swept: 0, began: 0, ended: 0 };

/**
 * The chat of all servers, as the log has it so far. Each deed is done by the
 * code that does it on a single server; people who are connected to another
 * server are told nothing here.
 */
export class ChatReplica implements Replica {
  readonly #parts: ChatReplicaParts;
  #swept = 0;
  #began = 0;

  /** Is empty. */
  constructor(parts: ChatReplicaParts) {
    this.#parts = parts;
  }

  /** When it began, in milliseconds since 1970. */
  get began(): number {
    return this.#began;
  }

  load(state: unknown): void {
    const { services, all, irc, ids, rooms } = this.#parts;
    const { registry, resumeTokens, bans } = services;
    registry.clear();
    resumeTokens.clear();
    all.clear();
    bans.replace([]);
    const { chat, swept, began, ended } = (state ?? NOTHING) as Saved;
    this.#swept = swept;
    this.#began = began;
    ids.ended = ended;
    irc().clear();
    if (chat !== undefined) return loadChat(services, all, irc(), chat);
    for (const name of rooms) registry.kept.add(registry.open(name)!);
  }

  save(): unknown {
    const { services, all, irc, ids, clock } = this.#parts;
    const chat = clock.during(() => saveChat(services, all, irc()));
    const [swept, began] = [this.#swept, this.#began];
    return { chat, swept, began, ended: ids.ended };
  }

  advance(time: number): void {
    const { clock } = this.#parts;
    clock.set(time);
    this.#began ||= time;
    if (time - this.#swept < SWEEP) return;
    this.#swept = time;
    clock.during(() => this.#endWhatIsOver());
  }

  gone(writer: string): void {
    const { services, all, clock } = this.#parts;
    clock.during(() => {
      for (const person of [...services.registry.people()]) {
        if (all.homeOf(person) !== writer) continue;
        if (person.token === "") this.#release(person, "lost", "");
        else this.#suspend(person);
      }
    });
  }

  apply(writer: string, deed: Deed): unknown {
    const { clock } = this.#parts;
    return clock.during(() => this.#do(writer, deed as WrittenDeed));
  }

  fenced(): void {
    this.#parts.all.arriving.clear();
    this.#parts.onFenced();
  }

  #do(writer: string, deed: WrittenDeed): unknown {
    switch (deed.do) {
      case "login":
        return logIn(this.#parts, writer, deed);
      case "register":
        return register(this.#parts, writer, deed);
      case "resume":
        return resumeHere(this.#parts, writer, deed);
      case "post":
        return this.#post(deed);
      case "bans":
        return this.#addBans(deed.bans);
      default:
        return this.#doOwn(writer, deed);
    }
  }

  /** Does what a person does; nothing when they are no longer there. */
  #doOwn(writer: string, deed: OwnDeed): boolean {
    const { services, all } = this.#parts;
    const person = all.find(deed.p, writer, deed.s);
    if (person === undefined) return false;
    switch (deed.do) {
      case "line":
        giveLink(services, deed.link);
        act(deed.text, person, services);
        break;
      case "irc":
        giveLink(services, deed.link);
        doMessage(this.#parts.irc(), person, deed);
        break;
      case "message":
        sayLines(deed.lines, person, services);
        break;
      case "token":
        return services.resumeTokens.give(person, deed.key);
      case "op":
        makeOperator(services, person);
        break;
      case "leave":
        this.#release(person, deed.reason, deed.words);
        break;
      case "suspend":
        this.#suspend(person);
    }
    return true;
  }

  /** A script may have lost the right to speak since it asked. */
  #post(deed: PostDeed): PostRefusal | true {
    const { services } = this.#parts;
    const room = findRoom(services, deed.room);
    const refusal = postRefusal(services, room, deed.name);
    if (room !== undefined && refusal === undefined) {
      sayPost(deed, room, services.registry);
    }
    return refusal ?? true;
  }

  #addBans(bans: readonly Ban[]): void {
    const { services } = this.#parts;
    for (const ban of bans) services.bans.add(ban, services.now());
  }

  #suspend(person: Person): void {
    const { services, all } = this.#parts;
    services.registry.suspend(person);
    all.move(person, "");
    cutOff(services, person);
    services.log.info("absent", { name: person.name });
  }

  #release(person: Person, reason: OwnReason, words: string): void {
    const { services, all } = this.#parts;
    releasePerson(services, person, reason, words);
    all.delete(person);
  }

  #endWhatIsOver(): void {
    const { services, clock } = this.#parts;
    const end = (person: Person) => this.#release(person, "lost", "");
    endWhatIsOver(services, clock.logTime(), end);
    this.#parts.all.prune((person) => !services.registry.names.has(person));
  }
}

type OwnReason = Extract<OwnDeed, { do: "leave" }>["reason"];
