/**
 * The bans in a file, which outlives the server.
 *
 * @module
 */

import type { Ban } from "../rooms/bans.ts";
import { messageOf } from "../error_text.ts";
import type { Log } from "../log.ts";
import { formatState, parseState } from "./state_format.ts";

/** A state file that exists but cannot be used. It stays as it is. */
export class StateError extends Error {
  /** The kind of error. */
  override name = "StateError";
}

/** How a {@linkcode StateFile} deals with a disk that fails. */
export interface StateFileOptions {
  /** Gets the writes that failed. */
  readonly log: Log;
  /** The time to the next attempt, in milliseconds. */
  readonly retry: number;
}

const ACCESS = { read: true, write: true } as const;

/**
 * The state file of one server. The rules:
 *
 * 1. At any moment, the file holds either the old bans or the new ones.
 * 2. Only callers that await it wait for the disk. Changes that come during a
 *    write are written together, next.
 * 3. A failed write is repeated until one succeeds.
 * 4. While it is open, no other server can open it.
 */
export class StateFile {
  readonly #path: string;
  readonly #options: StateFileOptions;
  // Held open for its lock, which the process's end releases at the latest.
  #held: Deno.FsFile;
  #latest: readonly Ban[];
  #next: Promise<void> | undefined;
  #current: Promise<void> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    path: string,
    held: Deno.FsFile,
    bans: readonly Ban[],
    options: StateFileOptions,
  ) {
    this.#path = path;
    this.#held = held;
    this.#latest = bans;
    this.#options = options;
  }

  /**
   * Opens the file, or makes one without bans. It writes at once, so that a
   * file that cannot be written is found now and not later.
   *
   * @throws {StateError} When it is damaged, in use, or may not be read and written.
   */
  static async open(
    path: string,
    options: StateFileOptions,
  ): Promise<StateFile> {
    let held: Deno.FsFile | undefined;
    try {
      const lock = lockFile(path);
      held = lock.file;
      const bans = lock.isNew ? [] : parseState(readAll(held));
      if (bans === undefined) throw new Error("it holds no state of maru's");
      const file = new StateFile(path, held, bans, options);
      await file.#write(bans);
      return file;
    } catch (error) {
      held?.close();
      throw new StateError(messageOf(error));
    }
  }

  /** The bans that it holds, or will hold after the write under way. */
  get bans(): readonly Ban[] {
    return this.#latest;
  }

  /**
   * Replaces the bans. Resolves when these, or later ones, are on the disk.
   *
   * @throws {StateError} When they could not be written this time.
   */
  save(bans: readonly Ban[]): Promise<void> {
    this.#latest = bans;
    return this.#next ??= this.#saveNext();
  }

  /** Ends the attempts, and lets another server open the file. */
  close(): void {
    clearTimeout(this.#retry);
    this.#held.close();
  }

  async #saveNext(): Promise<void> {
    await this.#current.catch(() => {});
    this.#next = undefined;
    clearTimeout(this.#retry);
    this.#current = this.#write(this.#latest);
    try {
      await this.#current;
    } catch (error) {
      const why = messageOf(error);
      this.#options.log.error("state not written", { path: this.#path, why });
      this.#retry = setTimeout(
        () => this.save(this.#latest).catch(() => {}),
        this.#options.retry,
      );
      throw new StateError(why);
    }
  }

  async #write(bans: readonly Ban[]): Promise<void> {
    const beside = `${this.#path}.tmp`;
    removeIfThere(beside);
    // As a new file, so that no link that somebody has put there is followed.
    const file = await Deno.open(beside, {
      ...ACCESS,
      createNew: true,
      mode: 0o600,
    });
    try {
      file.tryLockSync(true);
      for (const part of formatState(bans)) await writeAll(file, part);
      await file.syncData();
      await Deno.rename(beside, this.#path);
    } catch (error) {
      file.close();
      throw error;
    }
    this.#held.close();
    this.#held = file;
  }
}

/** Opens and locks the file, or a new one. */
function lockFile(path: string): { file: Deno.FsFile; isNew: boolean } {
  for (;;) {
    const isNew = !isThere(path);
    const file = Deno.openSync(path, {
      ...ACCESS,
      ...isNew && { createNew: true, mode: 0o600 },
    });
    if (!file.tryLockSync(true)) {
      file.close();
      throw new Error("another server uses it");
    }
    // Another server may have replaced the file before it released the lock.
    if (isStill(path, file)) return { file, isNew };
    file.close();
  }
}

function isThere(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function isStill(path: string, file: Deno.FsFile): boolean {
  const [mine, its] = [file.statSync(), Deno.statSync(path)];
  return mine.ino === its.ino && mine.dev === its.dev;
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function readAll(file: Deno.FsFile): string {
  const bytes = new Uint8Array(file.statSync().size);
  for (let at = 0; at < bytes.length;) {
    const count = file.readSync(bytes.subarray(at));
    if (count === null) break;
    at += count;
  }
  return new TextDecoder().decode(bytes);
}

async function writeAll(file: Deno.FsFile, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length;) {
    at += await file.write(bytes.subarray(at));
  }
}
