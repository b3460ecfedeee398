/**
 * Files of a test's own.
 *
 * @module
 */

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
    Deno.removeSync(this.#path, { recursive: true });
  }
}
