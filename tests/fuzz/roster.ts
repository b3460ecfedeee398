/**
 * Who is in the lobby, going by what is told there.
 *
 * @module
 */

import { nameKey } from "../../src/rooms/name.ts";
import { SPOKEN, TOLD } from "./forms.ts";

/** Follows the lines of a room, and finds those that contradict the ones before. */
export class Roster {
  /** Who is there. */
  readonly present = new Set<string>();
  /** Every name that was there, by its key. */
  readonly names = new Map<string, string>();

  /**
   * Takes a line.
   *
   * @returns What is wrong with it; undefined when nothing is.
   */
  take(line: string): string | undefined {
    for (const form of SPOKEN) {
      const who = form.exec(line)?.[1];
      if (who !== undefined) return this.#mustBeHere(who);
    }
    const who = (form: RegExp) => form.exec(line)?.[1];
    const joined = who(TOLD.joined);
    if (joined !== undefined) return this.#enter(joined);
    const [, from, to] = TOLD.renamed.exec(line) ?? [];
    if (from !== undefined) return this.#exit(from) ?? this.#enter(to);
    const left = who(TOLD.left);
    if (left !== undefined) return this.#exit(left);
    // Operators are heard in every room, and delete what is in any; whoever has
    // gone elsewhere deletes what they said here.
    const fromOutside = [TOLD.announced, ...TOLD.deleted];
    if (fromOutside.some((form) => form.test(line))) return undefined;
    const by = who(TOLD.topic) ?? who(TOLD.noTopic);
    return by === undefined ? "it has no known form" : this.#mustBeHere(by);
  }

  /** What is wrong with a list of those who are there. */
  compare(count: number, names: readonly string[]): string | undefined {
    if (count !== this.present.size) {
      return `${this.present.size} should be there`;
    }
    const strangers = names.filter((name) => !this.present.has(name));
    return strangers.length === 0
      ? undefined
      : `${strangers.join(", ")} should not be there`;
  }

  #enter(name: string): string | undefined {
    if (this.present.has(name)) return `${name} is there already`;
    this.present.add(name);
    this.names.set(nameKey(name), name);
    return undefined;
  }

  #exit(name: string): string | undefined {
    return this.present.delete(name) ? undefined : `${name} was not there`;
  }

  #mustBeHere(name: string): string | undefined {
    return this.present.has(name) ? undefined : `${name} is not there`;
  }
}
