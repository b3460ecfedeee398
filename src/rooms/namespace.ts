/**
 * Where a name belongs to one person alone.
 *
 * @module
 */

/** A namespace: the public one, or the id of a link room. */
export type Namespace = string;

/** The namespace of all rooms that are found by their name. */
export const PUBLIC: Namespace = "";

/**
 * The word for a namespace behind a name, as in `bob|public`. No link room's
 * begins like that: ids have no `u`.
 */
export function labelOf(namespace: Namespace): string {
  return namespace === PUBLIC ? "public" : namespace.split("-", 1)[0];
}
