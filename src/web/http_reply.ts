/**
 * Requests and replies, apart from how they travel.
 *
 * @module
 */

/** What is asked for. */
export interface WebRequest {
  /** The method, such as `GET`. */
  readonly method: string;
  /** The path and, after a question mark, the query. */
  readonly target: string;
  /** The host that the request names. */
  readonly host?: string | undefined;
  /** The tags of the copies that the client has. */
  readonly ifNoneMatch?: string | undefined;
  /** The encodings that the client takes. */
  readonly acceptEncoding?: string | undefined;
}

/** What is answered. */
export interface WebReply {
  /** The status. */
  readonly status: number;
  /** The headers, beyond those that every answer has. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body; of a reply to `HEAD`, what `GET` would have brought. */
  readonly body: Uint8Array;
}
