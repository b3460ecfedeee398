/**
 * A copy of the project that faults are put into.
 *
 * @module
 */

import type { Mutant } from "./mutants.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

/** How some tests ended. */
export type Outcome = "passed" | "failed" | "late";

/** A copy of what git knows, so that nobody's work is touched. */
export class Workspace implements Disposable {
  /** Where it is, with a slash at the end. */
  readonly folder = `${Deno.makeTempDirSync({ prefix: "maru-mutants-" })}/`;

  /** Copies the project as it stands. */
  constructor() {
    const listing = new Deno.Command("git", {
      args: ["ls-files", "-co", "--exclude-standard", "-z"],
      cwd: ROOT,
    }).outputSync();
    const files = new TextDecoder().decode(listing.stdout).split("\0");
    for (const file of files.filter(Boolean)) {
      const target = `${this.folder}${file}`;
      Deno.mkdirSync(target.replace(/\/[^/]*$/, ""), { recursive: true });
      Deno.copyFileSync(`${ROOT}${file}`, target);
    }
  }

  /**
   * Tells whether tests notice a fault. Tests that come to no end in time
   * notice it, if without the fault they end in half of that time; otherwise
   * they get more time.
   *
   * @param patience In milliseconds.
   */
  async outcome(
    { path, source }: Mutant,
    tests: readonly string[],
    patience: number,
  ): Promise<Outcome> {
    const target = `${this.folder}${path}`;
    const whole = Deno.readTextFileSync(target);
    for (;; patience *= 2) {
      Deno.writeTextFileSync(target, source);
      const outcome = await this.run(tests, patience)
        .finally(() => Deno.writeTextFileSync(target, whole));
      if (outcome !== "late") return outcome;
      if (await this.run(tests, patience / 2) === "passed") return outcome;
    }
  }

  /**
   * Runs tests until the first fails.
   *
   * @param patience How long they may take, in milliseconds.
   * @param coverage The folder for what they cover. @default {none}
   */
  async run(
    tests: readonly string[],
    patience: number,
    coverage?: string,
  ): Promise<Outcome> {
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        "test",
        "-A",
        "--no-check",
        "--fail-fast",
        ...coverage === undefined ? [] : ["--coverage-raw-data-only"],
        ...tests,
      ],
      cwd: this.folder,
      ...coverage === undefined ? {} : { env: { DENO_COVERAGE_DIR: coverage } },
      stdout: "null",
      stderr: "null",
    }).spawn();
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, patience);
    const { success } = await child.status;
    clearTimeout(deadline);
    if (success) return "passed";
    return isLate ? "late" : "failed";
  }

  /** Removes it. */
  [Symbol.dispose](): void {
    Deno.removeSync(this.folder, { recursive: true });
  }
}
