/**
 * Giving up permissions once the program has started.
 *
 * @module
 */

/** Files that are used for as long as the server runs. */
export interface LastingFiles {
  /** The certificate, which is read again when it has been renewed. */
  readonly certificate: string | undefined;
  /** The folder of the history, which is written to all the time. */
  readonly data: string | undefined;
  /** The state, which is written whenever it changes. */
  readonly state: string | undefined;
}

const NEEDED_NO_MORE = ["env", "ffi", "import", "run", "sys"] as const;

/**
 * Gives up every permission but those that these files need, the network's too.
 * Nothing in this process gets them back, so an attacker who made the server
 * run code could do less with it.
 *
 * @param connects Whether the server itself connects somewhere: to NATS.
 */
export function shedPermissions(
  { certificate, state, data }: LastingFiles,
  connects: boolean,
): void {
  // Accepting connections on an open port takes no permission.
  if (!connects) Deno.permissions.revokeSync({ name: "net" });
  for (const name of NEEDED_NO_MORE) {
    Deno.permissions.revokeSync({ name });
  }
  if (state !== undefined || data !== undefined) return;
  Deno.permissions.revokeSync({ name: "write" });
  if (certificate === undefined) Deno.permissions.revokeSync({ name: "read" });
}
