/**
 * Files of a test's own.
 *
 * @module
 */

// How often a folder is emptied into which somebody still writes.
const TRIES = 1_000;

/** A folder that is gone when the test is over. */
export class TempFolder implements Disposable {
  readonly #path = Deno.makeTempDirSync({ prefix: "maru-" });

  /** The path of something in it. */
  path(name: string): string {
    return `${this.#path}/${name}`;
  }

  /** Writes a file, and gives its path. */
  write(name: string, text: string): string {
    const path = this.path(name);
    Deno.writeTextFileSync(path, text);
    return path;
  }

  /** Removes it. */
  [Symbol.dispose](): void {
    for (let left = TRIES;; left--) {
      try {
        return Deno.removeSync(this.#path, { recursive: true });
      } catch (error) {
        // A program that was killed with its terminal still writes to it.
        if (left === 0 || (error as { code?: string }).code !== "ENOTEMPTY") {
          throw error;
        }
      }
    }
  }
}
