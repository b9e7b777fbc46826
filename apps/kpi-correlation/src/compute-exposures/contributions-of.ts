import { interactionChanged, kpiMeasurementRecorded, orderChanged, ticketChanged } from '@sidetone/contracts/events';
import type {
  InteractionChanged,
  KpiMeasurementRecorded,
  OrderChanged,
  TicketChanged,
} from '@sidetone/contracts/events';
import type { Contribution } from '@sidetone/domain/kpi';
import type { Instant } from '@sidetone/domain/time';
import { foldInteractions } from './fold-interactions.js';
import { foldOrder } from './fold-orders.js';
import { foldTicket } from './fold-tickets.js';
import type { Told } from './told.js';

/** A stored event of one respondent. `data` is given for what must be folded: states and measurements. */
export interface StoredEvent {
  readonly type: string;
  readonly event_id: string;
  readonly entity_id: string | null;
  readonly happened_at: Instant;
  readonly arrived_at: Instant;
  readonly kpi: string | null;
  readonly amount: number | null;
  readonly data: string | null;
}

/** What a respondent's events add to the KPIs, ready to be laid into a window. */
export function contributionsOf(events: readonly StoredEvent[]): Contribution[] {
  const facts = events.flatMap((event) => factOf(event) ?? []);
  return [
    ...facts,
    ...histories<TicketChanged>(events, ticketChanged.type).flatMap(foldTicket),
    ...histories<OrderChanged>(events, orderChanged.type).flatMap(foldOrder),
    ...foldInteractions(histories<InteractionChanged>(events, interactionChanged.type)),
  ];
}

function factOf({ type, event_id, happened_at, kpi, amount, data }: StoredEvent): Contribution | undefined {
  if (kpi === null) return undefined;
  const fact = { kpi, eventId: event_id, type, at: happened_at, amount: amount ?? 0 };
  if (type !== kpiMeasurementRecorded.type || data === null) return fact;
  const { periodStart, periodEnd, numerator, denominator, unit } = stored<KpiMeasurementRecorded>(data);
  return {
    ...fact,
    from: Date.parse(periodStart),
    to: Date.parse(periodEnd),
    numerator: numerator ?? null,
    denominator: denominator ?? null,
    unit,
  };
}

function histories<D>(events: readonly StoredEvent[], type: string): Told<D>[][] {
  const byEntity = new Map<string, Told<D>[]>();
  for (const event of events) {
    if (event.type !== type || event.entity_id === null || event.data === null) continue;
    const told: Told<D> = {
      eventId: event.event_id,
      type,
      time: event.happened_at,
      arrivedAt: event.arrived_at,
      data: stored<D>(event.data),
    };
    const history = byEntity.get(event.entity_id);
    if (history) history.push(told);
    else byEntity.set(event.entity_id, [told]);
  }
  return [...byEntity.values()];
}

/** What stands in the table passed the event's validator when it came in. */
function stored<D>(data: string): D {
  return JSON.parse(data) as D;
}
