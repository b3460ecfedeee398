/**
 * The parts of the NATS client's types that the log uses.
 *
 * @module
 */

/** The headers of a message. */
export interface MessageHeaders {
  /** The status, on messages of NATS itself. */
  readonly code: number;
  /** The value of one; empty when there is none. */
  get(name: string): string;
  /** Sets one. */
  set(name: string, value: string): void;
}

/** A message. */
export interface Message {
  /** Its content. */
  readonly data: Uint8Array;
  /** Where an answer goes. */
  readonly reply?: string;
  /** Its headers, if it has any. */
  readonly headers?: MessageHeaders;
  /** Answers it. */
  respond(): boolean;
  /**
   * Its content as JSON.
   *
   * @throws When it is none.
   */
  json<Value>(): Value;
}

/** How to come in. */
export interface NatsAccess {
  /** A name. */
  readonly user?: string;
  /** The password of that name. */
  readonly pass?: string;
  /** A token, instead of both. */
  readonly token?: string;
  /** The seed of an nkey, instead of all of these. */
  readonly nkeySeed?: string;
  /** Encrypts: with the certificates of these authorities, or of well-known ones. */
  readonly tls?: { readonly ca?: string };
}
