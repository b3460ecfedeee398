/**
 * Asking for deeds.
 *
 * @module
 */

import type { Journal } from "../cluster/journal.ts";
import { notice } from "../messages/answer.ts";
import { namesService } from "../irc/service.ts";
import type { NameRefusal } from "../presence/name_refusal.ts";
import type {
  Deeds,
  Identity,
  PersonDeed,
  PostDeed,
  PostRefusal,
} from "../presence/deeds.ts";
import { randomId } from "../rooms/link_rooms.ts";
import type { Person, Start } from "../rooms/person.ts";
import { newToken, tokenKey } from "../rooms/resume_tokens.ts";
import type { Population } from "./population.ts";
import { originOf } from "./stand_in.ts";
import type { WrittenDeed } from "./written_deed.ts";

/** How many lines of one person may be under way. */
const MOST_LINES = 16;

/** What a person waits for. */
interface Waiting {
  count: number;
  /** Whether something is among it that the next line may depend on. */
  isDecisive: boolean;
  readonly settled: PromiseWithResolvers<void>;
}

/** Writes what the people of this server do to the log. */
export class ClusterDeeds implements Deeds {
  readonly #all: Population;
  readonly #waiting = new WeakMap<Person, Waiting>();
  #journal: Journal | undefined;

  /** Writes nothing yet. */
  constructor(all: Population) {
    this.#all = all;
  }

  /** Writes to a log from now on. */
  begin(journal: Journal): void {
    this.#journal = journal;
  }

  ask(
    person: Person,
    deed: PersonDeed,
    then?: (outcome: unknown) => void,
  ): void {
    const p = this.#all.idOf(person);
    if (p === undefined) return;
    this.#write(person, {
      ...{ ...deed, p, s: this.#all.stayOf(person) },
      ...mayLink(deed) && { link: randomId() },
    }, then);
  }

  after(person: Person, act: () => void): void {
    const waiting = this.#waiting.get(person);
    if (waiting === undefined) return act();
    waiting.isDecisive = true;
    waiting.settled.promise.then(act);
  }

  logIn(
    person: Person,
    name: string,
    start: Start,
    then: (refusal: NameRefusal | undefined) => void,
  ): void {
    const { arriving } = this.#all;
    const id = this.#all.newId();
    const next = person.canResume ? newToken() : undefined;
    arriving.set(id, { person, ...next && { token: next.token } });
    const deed = {
      ...{ do: "login", id, name, start } as const,
      ...originOf(person),
      ...next && { key: next.key },
      ...typeof start !== "string" && { link: randomId() },
    };
    this.#write(person, deed, (outcome) => {
      arriving.delete(id);
      then((outcome ?? undefined) as NameRefusal | undefined);
    });
  }

  register(
    person: Person,
    name: string,
    { user, realname }: Identity,
    told: (refusal: NameRefusal | undefined) => void,
  ): void {
    const { arriving } = this.#all;
    const id = this.#all.newId();
    arriving.set(id, { person, told });
    const deed = {
      ...{ do: "register", id, name, user, realname } as const,
      ...originOf(person),
    };
    this.#write(person, deed, () => arriving.delete(id));
  }

  resume(
    guest: Person,
    token: string,
    lastId: number,
    then: (isBack: boolean) => void,
  ): void {
    const { arriving } = this.#all;
    const id = this.#all.newId();
    const next = newToken();
    arriving.set(id, { person: guest, token: next.token });
    const deed = {
      ...{ do: "resume", id, lastId } as const,
      ...originOf(guest),
      ...{ key: tokenKey(token), next: next.key },
    };
    this.#write(guest, deed, (outcome) => {
      arriving.delete(id);
      // This server was given up before it came to that: they may try elsewhere.
      if (outcome === undefined) {
        guest.session.end("closed", notice("clusterLost"));
      } else then(outcome === true);
    });
  }

  post(post: PostDeed): Promise<PostRefusal | undefined> {
    return new Promise((resolve) =>
      this.#journal!.write({ do: "post", ...post }, (outcome) => {
        // This server was given up before it came to that.
        const refusal = (outcome ?? "lost") as PostRefusal | true;
        resolve(refusal === true ? undefined : refusal);
      })
    );
  }

  settled(person: Person): Promise<void> | undefined {
    const waiting = this.#waiting.get(person);
    const mayGoOn = waiting?.isDecisive === false && waiting.count < MOST_LINES;
    return mayGoOn ? undefined : waiting?.settled.promise;
  }

  #write(
    person: Person,
    deed: WrittenDeed,
    then?: (outcome: unknown) => void,
  ): void {
    const waiting = this.#waiting.get(person) ??
      {
        ...{ count: 0, isDecisive: false },
        settled: Promise.withResolvers<void>(),
      };
    waiting.count++;
    waiting.isDecisive ||= !isSpeech(deed);
    this.#waiting.set(person, waiting);
    this.#journal!.write({ ...deed }, (outcome) => {
      try {
        then?.(outcome);
      } finally {
        if (--waiting.count === 0) {
          this.#waiting.delete(person);
          waiting.settled.resolve();
        }
      }
    });
  }
}

/** Whether it only says something, which no later line of theirs depends on. */
function isSpeech(deed: WrittenDeed): boolean {
  switch (deed.do) {
    case "message":
      return true;
    case "line":
      return !deed.text.startsWith("/");
    // What does not change anything waits for what does (`after`).
    case "irc":
      return !namesService(deed.params);
    default:
      return false;
  }
}

/** Whether it may make a link room, and so takes an id for it along. */
function mayLink(deed: PersonDeed): boolean {
  return deed.do === "line"
    ? deed.text.startsWith("/i")
    : deed.do === "irc" && namesService(deed.params);
}
