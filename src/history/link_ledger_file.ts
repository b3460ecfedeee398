/**
 * The ledger of link rooms in a file.
 *
 * @module
 */

import { createHmac } from "node:crypto";
import { messageOf } from "../error_text.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { LinkChange, LinkLedger, LostLink } from "../rooms/link_ledger.ts";
import { HistoryError } from "./history_error.ts";
import { keyIn, keyPath, ledgerPath, textIn } from "./ledger_reading.ts";
import { LedgerRooms, type LedgerRoomsLimits, SIGNS } from "./ledger_rooms.ts";

/** The bounds of a {@linkcode LinkLedgerFile}. */
export interface LinkLedgerLimits extends LedgerRoomsLimits {
  /** How long a link room lasts while nobody is in it, in milliseconds. */
  readonly linkEmpty: number;
}

const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
};
// Of an id, the file has only so many bytes of an HMAC (RFC 2104).
const MARK_BYTES = 12;
// When so many more lines than needed tell of rooms, the file is written anew.
const SPARE_LINES = 1000;

/**
 * A file with a line for each change (`ledger_rooms.ts`). A line is written
 * before anybody is told of the change. It is not waited for until the disk has
 * it, so a failure of power may lose the last ones.
 */
export class LinkLedgerFile implements LinkLedger {
  readonly key: Uint8Array;
  readonly #path: string;
  readonly #log: Log;
  readonly #rooms: LedgerRooms;
  readonly #lost: Set<string>;
  readonly #clock: Clock;
  readonly #endsAt: number;
  #file: Deno.FsFile | undefined;
  #lines = 0;
  #most = 0;
  #hasFailed = false;
  #isClosed = false;

  private constructor(
    folder: string,
    limits: LinkLedgerLimits,
    log: Log,
    clock: Clock,
  ) {
    this.#clock = clock;
    this.key = keyIn(keyPath(folder));
    this.#path = ledgerPath(folder);
    this.#log = log;
    this.#rooms = LedgerRooms.of(textIn(this.#path, log), clock.now(), limits);
    this.#lost = new Set(this.#rooms.marks());
    this.#endsAt = clock.monotonic() + limits.linkEmpty;
    this.#rewrite();
  }

  /**
   * Opens the ledger in a folder that no other server uses.
   *
   * @throws {HistoryError} When it cannot be read or written.
   */
  static open(
    folder: string,
    limits: LinkLedgerLimits,
    log: Log,
    clock: Clock = SYSTEM_CLOCK,
  ): LinkLedgerFile {
    try {
      return new LinkLedgerFile(folder, limits, log, clock);
    } catch (error) {
      throw new HistoryError(messageOf(error));
    }
  }

  get isWaiting(): boolean {
    return this.#clock.monotonic() < this.#endsAt;
  }

  note(id: string, change: LinkChange, value?: number | string): void {
    if (this.#isClosed) return;
    const mark = this.#markOf(`room ${id}`);
    const written = change === "keptOut"
      ? this.#markOf(`out ${id} ${value}`)
      : value?.toString(36);
    this.#write([SIGNS[change] + mark, written].join(" ").trimEnd());
  }

  lost(id: string): LostLink | undefined {
    const mark = this.#markOf(`room ${id}`);
    const room = this.#lost.has(mark) && this.isWaiting
      ? this.#rooms.get(mark)
      : undefined;
    return room && {
      ...room,
      keepsOut: (key) => room.keptOut.has(this.#markOf(`out ${id} ${key}`)),
    };
  }

  reopened(id: string): void {
    this.#lost.delete(this.#markOf(`room ${id}`));
  }

  sweep(): void {
    if (this.isWaiting) return;
    for (const mark of this.#lost) this.#write(`${SIGNS.ended}${mark}`);
    this.#lost.clear();
  }

  close(): void {
    this.#isClosed = true;
    this.#file?.close();
    this.#file = undefined;
  }

  #markOf(text: string): string {
    return createHmac("sha256", this.key).update(text).digest()
      .subarray(0, MARK_BYTES).toString("base64url");
  }

  /** A ledger that cannot be written stops nobody from talking. */
  #write(line: string): void {
    this.#rooms.take(line);
    try {
      // What could not be written before is written with all the rest.
      if (this.#hasFailed || ++this.#lines > this.#most) this.#rewrite();
      else writeAll(this.#file!, `${line}\n`);
      this.#hasFailed = false;
    } catch (error) {
      if (!this.#hasFailed) {
        this.#log.error("link rooms not kept", { why: messageOf(error) });
      }
      this.#hasFailed = true;
    }
  }

  #rewrite(): void {
    const lines = this.#rooms.lines();
    const next = `${this.#path}.tmp`;
    const flags = { write: true, create: true, truncate: true, mode: 0o600 };
    const file = Deno.openSync(next, flags);
    try {
      writeAll(file, lines.map((line) => `${line}\n`).join(""));
      Deno.renameSync(next, this.#path);
    } catch (error) {
      file.close();
      throw error;
    }
    this.#file?.close();
    this.#file = file;
    this.#lines = lines.length;
    this.#most = SPARE_LINES + 2 * lines.length;
  }
}

function writeAll(file: Deno.FsFile, text: string): void {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length;) at += file.writeSync(bytes.subarray(at));
}
