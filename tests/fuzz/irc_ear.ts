/**
 * What an IRC client makes of what it is sent.
 *
 * @module
 */

import type { Ear, EarHandler } from "./ear.ts";

const LINE = /^(?:@\S+ )?(?::\S+ )?(?:\d{3}|[A-Z]+)(?: |$)/;
// Only \x01 may come, around what clients ask of each other.
// deno-lint-ignore no-control-regex
const CONTROLS = /[\0\x02-\x1f\x7f]/;
const MOST_BYTES = 510;

const encoder = new TextEncoder();

/** Looks at every line that a client receives, and finds its client's name. */
export class IrcEar implements Ear {
  name = "";
  /** An IRC client is always known in public. */
  readonly isHidden = false;
  readonly #handler: EarHandler;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #rest = "";

  /** Makes one that has heard nothing. */
  constructor(handler: EarHandler) {
    this.#handler = handler;
  }

  take(bytes: Uint8Array): void {
    try {
      this.#rest += this.#decoder.decode(bytes, { stream: true });
    } catch {
      return this.#handler.heardWrong("an IRC client receives no UTF-8");
    }
    const lines = this.#rest.split("\r\n");
    this.#rest = lines.pop()!;
    for (const line of lines) this.#hear(line);
  }

  #hear(line: string): void {
    const body = line.replace(/^@\S+ /, "");
    const { length } = encoder.encode(body);
    if (!LINE.test(line) || CONTROLS.test(line) || length > MOST_BYTES) {
      const shown = JSON.stringify(line.slice(0, 600));
      return this.#handler.heardWrong(`an IRC client receives ${shown}`);
    }
    const [, welcomed] = /^:\S+ 001 (\S+) /.exec(body) ?? [];
    if (welcomed !== undefined) this.#call(welcomed);
    const [, who, to] = /^:([^! ]+)!\S+ NICK :?(\S+)$/.exec(body) ?? [];
    if (who !== undefined && who === this.name) this.#call(to);
    const [, id] = /^:\S+ JOIN #r\/(\S+)$/.exec(body) ?? [];
    if (id !== undefined) this.#handler.linked(id);
  }

  #call(name: string): void {
    this.name = name;
    this.#handler.named(name);
  }
}
