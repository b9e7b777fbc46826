import type { Instant } from '../time/index.js';

/** What KPIs count. Those of one event are told by it alone; those of an entity (ticket, order, alarm …) follow from its whole history. */
export type FactName =
  | 'call.failed'
  | 'data.failed'
  | 'data.throttled'
  | 'data.slow'
  | 'coverage.low'
  | 'measured'
  | 'ticket.opened'
  | 'ticket.open'
  | 'ticket.resolved'
  | 'ticket.overdue'
  | 'ticket.reopened'
  | 'order.late'
  | 'order.fallout'
  | 'order.rescheduled'
  | 'interaction.held'
  | 'interaction.repeated'
  | 'visit.missed'
  | 'outage'
  | 'dispute.opened'
  | 'dispute.open'
  | 'bill.unpaid';

/** One thing that happened to a subscription, a customer or a resource: a plain value, before any KPI has looked at it. */
export interface Fact {
  readonly name: FactName;
  readonly eventId: string;
  /** Type of the event that bears witness, such as `oss.call.failure.v1`. */
  readonly type: string;
  /** By it the fact belongs to a window or not. For a measurement, the end of its period; for an interval, its start. */
  readonly at: Instant;
  /** Start of an interval: a ticket opened, an outage began, an order's first promise, a measured period. */
  readonly from?: Instant;
  /** End of the interval; without it, it is still open. */
  readonly to?: Instant;
  /** The event's data, and what a family derives from it, for conditions and amounts to look at: `kind`, `cause.value`, `hours` … */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Share of the subscription's use that the resource carried then, 0 < share ≤ 1; 1 for what happened to the subscription itself. */
  readonly share?: number;
  /** The subscription it happened to, where several are looked at together: intervals of one are united, those of several added up. */
  readonly line?: string;
}
