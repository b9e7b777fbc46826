import { Controller } from '@nestjs/common';
import { lowSignal, type LowSignal, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';
import { sameInstant } from './same-instant.js';

/** The series that coverage.low.minutes adds up. Others are kept, for KPIs of their own: two thresholds are never mixed in one sum. */
const COUNTED = { metric: 'rsrp', thresholdDbm: -115 };

/** oss.coverage.v1: minutes of low signal, one telling per subscription, cell and period. */
@Controller()
export class StoreCoverage {
  constructor(private readonly store: EventStore) {}

  @OnEvents(lowSignal)
  handle({ events }: EventBatch<LowSignal>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(tx, events.map(lowSignalRow));
  }
}

export function lowSignalRow(event: ReceivedEvent<LowSignal>): EventRow {
  const { periodStart, lowMin, metric, thresholdDbm, cellId, voided, revision } = event.data;
  const { subscriptionId, customerId, resourceIds = [] } = event.data;
  const namesNothing = subscriptionId === undefined && cellId === undefined;
  const counts = !voided && metric === COUNTED.metric && thresholdDbm === COUNTED.thresholdDbm;
  return eventRow(event, {
    same: namesNothing ? undefined : [subscriptionId, cellId, sameInstant(periodStart)],
    subscriptionId,
    customerId,
    ...reachOf(subscriptionId, { resources: [cellId, ...resourceIds] }),
    ...(counts ? { kpi: 'coverage.low.minutes', amount: lowMin } : {}),
    revision,
  });
}
