/**
 * The capabilities, and those that a client has requested.
 *
 * @module
 */

/** Every capability, in the order in which it is listed. */
export const CAPABILITIES = [
  "away-notify",
  "batch",
  "cap-notify",
  "draft/chathistory",
  "draft/event-playback",
  "draft/no-implicit-names",
  "echo-message",
  "labeled-response",
  "message-tags",
  "multi-prefix",
  "server-time",
  "setname",
  "standard-replies",
  "userhost-in-names",
] as const;

/** The name of a capability. */
export type Capability = typeof CAPABILITIES[number];

/** The capabilities that a client has requested. */
export class CapabilitySet {
  readonly #enabled = new Set<Capability>();

  /** Whether a capability is in force. */
  has(name: Capability): boolean {
    return this.#enabled.has(name);
  }

  /** Those in force, with spaces between them. */
  get list(): string {
    return [...this.#enabled].join(" ");
  }

  /** Puts one in force by itself. */
  add(name: Capability): void {
    this.#enabled.add(name);
  }

  /**
   * Takes a request: all of it, or, when it has a name that is not known,
   * nothing.
   *
   * @returns Whether it was taken.
   */
  request(text: string): boolean {
    const wanted = text.split(" ").filter((word) => word !== "");
    const names = wanted.map((word) => word.replace(/^-/, ""));
    if (!names.every(isCapability)) return false;
    names.forEach((name, at) => {
      if (wanted[at].startsWith("-")) this.#enabled.delete(name);
      else this.#enabled.add(name);
    });
    return true;
  }
}

function isCapability(name: string): name is Capability {
  return (CAPABILITIES as readonly string[]).includes(name);
}
