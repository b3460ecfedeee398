/**
 * Requests and replies, independent of how they travel.
 *
 * @module
 */

/** A request. */
export interface WebRequest {
  /** The method, such as `GET`. */
  readonly method: string;
  /** The path and, after a question mark, the query. */
  readonly target: string;
  /** The host that the request names. */
  readonly host?: string | undefined;
  /** The tags of the copies that the client has. */
  readonly ifNoneMatch?: string | undefined;
  /** The encodings that the client accepts. */
  readonly acceptEncoding?: string | undefined;
}

/** A reply. */
export interface WebReply {
  /** The status. */
  readonly status: number;
  /** The headers, beyond those that every answer has. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body; for `HEAD`, the body that `GET` would get. */
  readonly body: Uint8Array;
}
