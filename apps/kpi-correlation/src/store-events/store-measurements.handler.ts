import { Controller } from '@nestjs/common';
import { kpiMeasurementRecorded, type KpiMeasurementRecorded, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { sameInstant } from './same-instant.js';

/** Scopes that topology links to subscriptions. A region is none: it names nobody's line. */
const IS_A_RESOURCE: ReadonlySet<string> = new Set(['cell', 'resource']);

/** kpi.measurement.v1: counters that come already summed. A suspect or voided one is kept and not used. */
@Controller()
export class StoreMeasurements {
  constructor(private readonly store: EventStore) {}

  @OnEvents(kpiMeasurementRecorded)
  handle({ events }: EventBatch<KpiMeasurementRecorded>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(tx, events.map(measurementRow));
  }
}

export function measurementRow(event: ReceivedEvent<KpiMeasurementRecorded>): EventRow {
  const { kpi, scope, periodStart, granularity, revision, suspect, voided } = event.data;
  return eventRow(event, {
    same: [kpi, scope.kind, scope.id, sameInstant(periodStart), granularity],
    ...(scope.kind === 'subscription' ? { subscriptionId: scope.id } : {}),
    ...(scope.kind === 'customer' ? { customerId: scope.id } : {}),
    ...(IS_A_RESOURCE.has(scope.kind) ? { reaches: { resources: [scope.id] } } : {}),
    used: !suspect && !voided,
    revision,
  });
}
