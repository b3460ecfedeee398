/**
 * What an IRC client may hear.
 *
 * @module
 */

const LINE = /^(?:@\S+ )?(?::\S+ )?(?:\d{3}|[A-Z]+)(?: |$)/;
// Only \x01 may come, around what clients ask of each other.
// deno-lint-ignore no-control-regex
const CONTROLS = /[\0\x02-\x1f\x7f]/;

/** Looks at every line that a client receives. */
export class IrcEar {
  /** What the last PONG answered. */
  pong = "";
  /** How many clients there were at the last LUSERS. */
  clients = 0;
  readonly #breaks: (why: string) => void;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #rest = "";

  /** Makes one that has heard nothing. */
  constructor(breaks: (why: string) => void) {
    this.#breaks = breaks;
  }

  /** Takes the next bytes. */
  take(bytes: Uint8Array): void {
    try {
      this.#rest += this.#decoder.decode(bytes, { stream: true });
    } catch {
      return this.#breaks("what an IRC client receives is not UTF-8");
    }
    const lines = this.#rest.split("\r\n");
    this.#rest = lines.pop()!;
    for (const line of lines) this.#hear(line);
  }

  #hear(line: string): void {
    const body = line.replace(/^@\S+ /, "");
    const bytes = new TextEncoder().encode(body).length;
    if (!LINE.test(line) || CONTROLS.test(line) || bytes > 510) {
      const shown = JSON.stringify(line.slice(0, 600));
      return this.#breaks(`an IRC client receives ${shown}`);
    }
    this.pong = / PONG \S+ :(.*)$/.exec(line)?.[1] ?? this.pong;
    const [, clients] = / 255 .*I have (\d+) clients/.exec(line) ?? [];
    if (clients !== undefined) this.clients = Number(clients);
  }
}
