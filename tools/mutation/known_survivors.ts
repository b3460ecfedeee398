/**
 * The faults that no test notices, with why.
 *
 * @module
 */

import type { Mutant } from "./mutants.ts";

/** The list of survivors: a heading for each file, and an entry for each. */
export class KnownSurvivors {
  // Where the list breaks a line is of no account.
  readonly #sections: Map<string, string>;

  /** Reads the list. */
  constructor(text: string) {
    this.#sections = new Map(
      text.split(/^## /m).slice(1).map((section) => {
        const end = section.indexOf("\n");
        const body = section.slice(end).replace(/\s+/g, " ");
        return [section.slice(0, end).trim(), body];
      }),
    );
  }

  /** Whether a fault is listed. */
  has({ path, before, after }: Mutant): boolean {
    const section = this.#sections.get(path) ?? "";
    return section.includes(`\`${before}\` → \`${after}\``);
  }
}
