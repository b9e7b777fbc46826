import type { ReceivedEvent } from '@sidetone/contracts/events';
import { eventKey } from '@sidetone/contracts/identity';
import type { Instant } from '@sidetone/domain/time';

/** An operational event as it is stored. */
export interface EventRow {
  readonly event_key: string;
  /** Null when the same may be told again, as attribute changes may. */
  readonly substance_key: string | null;
  readonly type: string;
  readonly happened_at: Instant;
  readonly arrived_at: Instant;
  readonly late: boolean;
  readonly source: string;
  readonly event_id: string;
  readonly subject: string | null;
  readonly entity_id: string | null;
  readonly subscription_id: string | null;
  readonly customer_id: string | null;
  /** The KPI it adds `amount` to; null when it adds to none by itself. */
  readonly kpi: string | null;
  readonly amount: number | null;
  readonly revision: number;
  readonly data: string;
}

/** What a family of events says of itself. */
export interface Substance {
  /** What makes two events tell of the same; undefined when each stands for itself. */
  readonly same: readonly (string | undefined)[] | undefined;
  readonly entityId?: string;
  readonly subscriptionId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly kpi?: string | undefined;
  readonly amount?: number;
  readonly revision?: number | undefined;
}

/** The first telling of a fact, when its source does not count them. */
const FIRST_REVISION = 1;

export function eventRow(event: ReceivedEvent<unknown>, substance: Substance): EventRow {
  const { same, kpi } = substance;
  return {
    event_key: eventKey(event.source, event.id),
    substance_key: same === undefined ? null : eventKey(event.type, same.join('\n')),
    type: event.type,
    happened_at: event.time,
    arrived_at: event.arrivedAt,
    late: event.late,
    source: event.source,
    event_id: event.id,
    subject: event.subject ?? null,
    entity_id: substance.entityId ?? null,
    subscription_id: substance.subscriptionId ?? null,
    customer_id: substance.customerId ?? null,
    kpi: kpi ?? null,
    amount: kpi === undefined ? null : (substance.amount ?? 1),
    revision: substance.revision ?? FIRST_REVISION,
    data: event.raw,
  };
}
