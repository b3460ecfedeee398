/**
 * What outboxes report to.
 *
 * @module
 */

/** The scheduler that outboxes report to. */
export interface OutboxHandler<Outbox> {
  /** The outbox may have something to write. */
  ready(outbox: Outbox): void;
}
