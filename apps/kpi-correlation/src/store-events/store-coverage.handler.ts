import { Controller } from '@nestjs/common';
import { lowSignal, type LowSignal, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';
import { sameInstant } from './same-instant.js';

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
  const { periodStart, cellId, voided, revision } = event.data;
  const { subscriptionId, customerId, resourceIds = [] } = event.data;
  const namesNothing = subscriptionId === undefined && cellId === undefined;
  return eventRow(event, {
    same: namesNothing ? undefined : [subscriptionId, cellId, sameInstant(periodStart)],
    subscriptionId,
    customerId,
    ...reachOf(subscriptionId, { resources: [cellId, ...resourceIds] }),
    used: !voided,
    revision,
  });
}
