/** A history file that cannot be used. It is left as it is. */
export class HistoryError extends Error {
  /** What kind of error it is. */
  override name = "HistoryError";
}
