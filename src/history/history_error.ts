/** A history file that cannot be used. It is left as it is. */
export class HistoryError extends Error {
  /** The kind of error. */
  override name = "HistoryError";
}
