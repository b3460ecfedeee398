/**
 * A copy of the project that faults are put into.
 *
 * @module
 */

import type { Mutant } from "./mutants.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

/** Longer than the tests of one target take, in milliseconds. */
const PATIENCE = 90_000;

/** A copy of what git knows, so that nobody's work is touched. */
export class Workspace implements Disposable {
  readonly #folder = Deno.makeTempDirSync({ prefix: "maru-mutants-" });

  /** Copies the project as it stands. */
  constructor() {
    const listing = new Deno.Command("git", {
      args: ["ls-files", "-co", "--exclude-standard", "-z"],
      cwd: ROOT,
    }).outputSync();
    const files = new TextDecoder().decode(listing.stdout).split("\0");
    for (const file of files.filter(Boolean)) {
      const target = `${this.#folder}/${file}`;
      Deno.mkdirSync(target.replace(/\/[^/]*$/, ""), { recursive: true });
      Deno.copyFileSync(`${ROOT}${file}`, target);
    }
  }

  /** Whether no test notices a fault. */
  async survives(
    { path, source }: Mutant,
    tests: readonly string[],
  ): Promise<boolean> {
    const target = `${this.#folder}/${path}`;
    const whole = Deno.readTextFileSync(target);
    Deno.writeTextFileSync(target, source);
    try {
      return await this.passes(tests);
    } finally {
      Deno.writeTextFileSync(target, whole);
    }
  }

  /** Whether these tests pass. Tests that come to no end do not. */
  async passes(tests: readonly string[]): Promise<boolean> {
    const child = new Deno.Command(Deno.execPath(), {
      args: ["test", "-A", "--no-check", "--fail-fast", ...tests],
      cwd: this.#folder,
      stdout: "null",
      stderr: "null",
    }).spawn();
    const patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    const { success } = await child.status;
    clearTimeout(patience);
    return success;
  }

  /** Removes it. */
  [Symbol.dispose](): void {
    Deno.removeSync(this.#folder, { recursive: true });
  }
}
